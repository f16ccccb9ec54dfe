import Kernels

/// Numbers of a binary file, an example after the other, the last dimension fastest.
protocol NumericArray {
  var path: String { get }
  /// Sizes of the dimensions, none of them 0; the first counts the examples.
  var shape: [Int] { get }
  /// Whether every value is a whole number of 0…255 in one byte.
  var areBytes: Bool { get }
  /// The values as they stand in the file, where they are bytes in the order of the examples.
  var bytesInOrder: ArraySlice<UInt8>? { get }
  /// The value at a place, as a Double, which holds each type but long integers exactly.
  func number(at index: Int) -> Double
  /// Where a value stands, in words for an error, and what to do about one that is no input.
  func words(for index: Int) -> (place: String, cure: String?)
}

extension NumericArray {
  /// The size of everything but the first dimension.
  var columns: Int { shape.dropFirst().reduce(1, *) }

  /// How many values there are.
  var count: Int { shape.reduce(1, *) }

  /// All values less the origins of their columns, if there are any: bytes in order stay bytes,
  /// anything else becomes floats.
  func values(origins: [Double]? = nil) throws(DatasetError) -> RawValues {
    if let bytes = bytesInOrder, origins == nil { return .bytes(BytePieces(bytes)) }
    try DataMemory.require(4 * count, for: path)
    let columns = columns
    var floats: [Float] = []
    floats.reserveCapacity(count)
    for index in 0..<count {
      let number = try value(at: index)
      floats.append(Float(origins.map { number - $0[index % columns] } ?? number))
    }
    return .floats(floats)
  }

  /// A value that can be an input.
  func value(at index: Int) throws(DatasetError) -> Double {
    let number = number(at: index)
    guard RawValues.isValue(number) else {
      let (place, cure) = words(for: index)
      throw DatasetError("\(place) is not a finite 32-bit number", path: path, hint: cure)
    }
    return number
  }

  /// Of the columns of some arrays, what is taken from every number: where numbers are large beside
  /// their range; nil where that is nothing. Bytes are never so large.
  static func origins(of arrays: [Self]) throws(DatasetError) -> [Double]? {
    guard let first = arrays.first, !first.areBytes else { return nil }
    let columns = first.columns
    var ranges = [NumberRange](repeating: NumberRange(), count: columns)
    for array in arrays {
      for index in 0..<array.count { ranges[index % columns].add(try array.value(at: index)) }
    }
    let origins = ranges.map(\.origin)
    return origins.contains { $0 != 0 } ? origins : nil
  }

  /// Refuses items of more values than a network can have inputs.
  func checkColumns(_ items: String) throws(DatasetError) {
    guard columns > Examples.mostColumns else { return }
    throw DatasetError(
      "\(items) of \(columns) values are more than the \(Examples.mostColumns) inputs that "
        + "a network can have", path: path, hint: "make them smaller, or choose among their values")
  }
}
