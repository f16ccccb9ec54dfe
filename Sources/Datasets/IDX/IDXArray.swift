import Digests

/// An array in Y. LeCun's IDX format: two zero bytes, a type, the number of dimensions, the sizes
/// as big-endian 32-bit integers, then the values, big-endian, last dimension fastest.
struct IDXArray: NumericArray, Sendable {
  /// The types that the format knows.
  enum Element: UInt8 {
    case unsignedByte = 0x08
    case signedByte = 0x09
    case short = 0x0B
    case integer = 0x0C
    case float = 0x0D
    case double = 0x0E

    /// What its values are called in messages.
    var name: String {
      switch self {
      case .unsignedByte: "unsigned bytes"
      case .signedByte: "signed bytes"
      case .short: "16-bit integers"
      case .integer: "32-bit integers"
      case .float: "32-bit floats"
      case .double: "64-bit floats"
      }
    }

    var size: Int {
      switch self {
      case .unsignedByte, .signedByte: 1
      case .short: 2
      case .integer, .float: 4
      case .double: 8
      }
    }
  }

  let path: String
  let element: Element
  let shape: [Int]
  /// The raw values.
  let payload: ArraySlice<UInt8>

  var areBytes: Bool { element == .unsignedByte }

  var bytesInOrder: ArraySlice<UInt8>? { areBytes ? payload : nil }

  /// Whether a file of these bytes is meant to be IDX.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && Element(rawValue: bytes[2]) != nil
  }

  /// Reads a file, gzipped or not.
  init(path: String) throws(DatasetError) {
    try self.init(FileBytes.unpackedContents(of: path), path: path)
  }

  init(_ bytes: [UInt8], path: String) throws(DatasetError) {
    guard bytes.count >= 4 else {
      throw Self.damaged("the file ends within its header", path)
    }
    guard bytes[0] == 0, bytes[1] == 0, let element = Element(rawValue: bytes[2]), bytes[3] > 0
    else {
      let magic = bytes.prefix(4).map { hexadecimal([$0]) }.joined(separator: " ")
      throw DatasetError(
        "not an IDX file: it begins with \(magic)", path: path,
        hint: "an IDX file of bytes begins with 00 00 08 and its number of dimensions")
    }
    let header = 4 + 4 * Int(bytes[3])
    guard bytes.count >= header else {
      throw Self.damaged("the file ends within its header", path)
    }
    let shape = stride(from: 4, to: header, by: 4).map { place in
      bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let size = try Self.size(shape, element, path)
    let found = bytes.count - header
    guard size == found else {
      let shapeText = shape.map(String.init).joined(separator: "x")
      throw Self.damaged(
        "the header promises \(shapeText) values (\(size) bytes), the file has \(found)", path)
    }
    self.path = path
    self.element = element
    self.shape = shape
    payload = bytes[header...]
  }

  /// The bytes that a shape takes. Nothing is allocated by it: a header can promise anything.
  private static func size(
    _ shape: [Int], _ element: Element, _ path: String
  ) throws(DatasetError) -> Int {
    var size = element.size
    for length in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow else {
        throw damaged("the header promises more values than any file can hold", path)
      }
      size = product
    }
    guard size > 0 else { throw damaged("the array is empty", path) }
    return size
  }

  private static func damaged(_ message: String, _ path: String) -> DatasetError {
    DatasetError(message, path: path, hint: "the file is damaged: copy or fetch it again")
  }

  func number(at index: Int) -> Double {
    let start = payload.startIndex + index * element.size
    let bits = payload[start..<start + element.size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    switch element {
    case .unsignedByte: return Double(bits)
    case .signedByte: return Double(Int8(truncatingIfNeeded: bits))
    case .short: return Double(Int16(truncatingIfNeeded: bits))
    case .integer: return Double(Int32(truncatingIfNeeded: bits))
    case .float: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .double: return Double(bitPattern: bits)
    }
  }

  func words(for index: Int) -> (place: String, cure: String?) {
    ("value \(index + 1)", "leave such images out, and their labels")
  }
}
