import Digests

/// An array in NumPy's NPY format (numpy.lib.format, versions 1 to 3): a magic text, the size of a
/// header, the header, then the values, the last dimension fastest or, in Fortran order, the first.
struct NPYArray: NumericArray, Sendable {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The file, and for one of an archive's arrays its name.
  let path: String
  let name: String?
  let type: NPYType
  let shape: [Int]
  private let payload: ArraySlice<UInt8>
  /// Where the values of an example lie from its first on, counted in examples; nil in C order.
  private let strides: [Int]?

  /// Whether a file of these bytes is meant to be an array.
  static func isLikely(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// Reads a file, gzipped or not.
  init(path: String) throws(DatasetError) {
    try self.init(FileBytes.unpackedContents(of: path)[...], path: path)
  }

  init(_ bytes: ArraySlice<UInt8>, path: String, name: String? = nil) throws(DatasetError) {
    (self.path, self.name) = (path, name)
    let words = Words(path: path, name: name)
    guard Self.isLikely(bytes) else { throw words.noArray(bytes) }
    let header = try Self.header(of: bytes, words)
    (type, shape) = (header.type, header.shape)
    payload = bytes[header.end...]
    strides = header.isFortran && header.shape.count > 1 ? Self.fortranStrides(header.shape) : nil
  }

  private static func header(
    of bytes: ArraySlice<UInt8>, _ words: Words
  ) throws(DatasetError) -> (type: NPYType, shape: [Int], isFortran: Bool, end: Int) {
    let ends = "the file ends within its header"
    guard bytes.count > 7 else { throw words.damaged(ends) }
    let version = bytes[bytes.startIndex + 6]
    guard 1...3 ~= version else {
      throw words.error(
        "version \(version) of NumPy's format is unknown", "save it with numpy.save")
    }
    let width = version == 1 ? 2 : 4
    let start = bytes.startIndex + 8 + width
    guard bytes.endIndex >= start else { throw words.damaged(ends) }
    let length = bytes[start - width..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.endIndex - start else { throw words.damaged(ends) }
    let end = start + length
    let structured = "it holds records of several fields"
    do {
      let header = try NPYHeader(bytes[start..<end])
      let type = try NPYType(header.type)
      try words.checkSize(header.shape, type, found: bytes.endIndex - end)
      return (type, header.shape, header.isFortran, end)
    } catch let error as DatasetError {
      throw error
    } catch let refusal as NPYType.Refusal {
      throw words.error("it holds \(refusal.what)", refusal.cure)
    } catch NPYHeader.Failure.structured {
      throw words.error(
        structured,
        "save columns of one type: numpy.lib.recfunctions.structured_to_unstructured(x)")
    } catch NPYHeader.Failure.tooLarge {
      throw words.damaged("the header promises more values than any file can hold")
    } catch {
      throw words.damaged("the header cannot be read")
    }
  }

  /// For each place within an example in C order, where Fortran order has it.
  private static func fortranStrides(_ shape: [Int]) -> [Int] {
    var places = [0]
    var stride = 1
    // The later a dimension, the faster it is here and the slower there.
    for length in shape.dropFirst() {
      places = places.flatMap { place in (0..<length).map { place + $0 * stride } }
      stride *= length
    }
    return places
  }

  var areBytes: Bool { type.kind == .natural && type.size == 1 }

  var bytesInOrder: ArraySlice<UInt8>? { areBytes && strides == nil ? payload : nil }

  /// Whether its items are pictures: bytes in several dimensions.
  var arePictures: Bool { areBytes && shape.count > 2 }

  func number(at index: Int) -> Double { type.number(bits(at: index)) }

  private func bits(at index: Int) -> UInt64 {
    let value = value(at: index)
    var bits: UInt64 = 0
    if type.isBigEndian {
      for byte in value { bits = bits << 8 | UInt64(byte) }
    } else {
      for byte in value.reversed() { bits = bits << 8 | UInt64(byte) }
    }
    return bits
  }

  /// The bytes of the value at a place in C order.
  private func value(at index: Int) -> ArraySlice<UInt8> {
    var place = index
    if let strides {
      place = index / strides.count + shape[0] * strides[index % strides.count]
    }
    let start = payload.startIndex + place * type.size
    return payload[start..<start + type.size]
  }

  func words(for index: Int) -> (place: String, cure: String?) {
    let cure =
      "leave such rows out, of the answers too: ok = numpy.isfinite(x.reshape(len(x), -1)).all(1)"
      + ", then x[ok] and y[ok]"
    return ("the value at " + place(of: index), cure)
  }

  /// The place of a value as Python writes it, with the name of an archive's array.
  func place(of index: Int) -> String {
    var rest = index
    var places: [String] = []
    for length in shape.reversed() {
      places.append(String(rest % length))
      rest /= length
    }
    return (name ?? "") + "[\(places.reversed().joined(separator: ", "))]"
  }

  /// The value at a place as the name of a class; nil for a fraction or no text.
  func className(at index: Int) -> String? {
    guard type.isText else { return type.wholeText(bits(at: index)) }
    let value = value(at: index)
    guard type.kind == .characters else {
      let text = value.prefix(value.lastIndex { $0 != 0 }.map { $0 - value.startIndex + 1 } ?? 0)
      return String(validating: text, as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    for start in stride(from: value.startIndex, to: value.endIndex, by: 4) {
      let bytes = value[start..<start + 4]
      let code = (type.isBigEndian ? Array(bytes) : bytes.reversed())
        .reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard let scalar = Unicode.Scalar(code) else { return nil }
      text.append(scalar)
    }
    while text.last == "\0" { text.removeLast() }
    return String(text)
  }
}

extension NPYArray {
  /// Errors about one array.
  fileprivate struct Words {
    let path: String
    let name: String?

    private var what: String { name.map { "array '\($0)': " } ?? "" }

    func error(_ message: String, _ hint: String) -> DatasetError {
      DatasetError(what + message, path: path, hint: hint)
    }

    func damaged(_ message: String) -> DatasetError {
      error(message, "the file is damaged: copy or save it again")
    }

    /// What a file is that begins otherwise.
    func noArray(_ bytes: ArraySlice<UInt8>) -> DatasetError {
      let known = FileKind.refusal(of: Array(bytes), path: path)
      let magic = bytes.prefix(6).map { hexadecimal([$0]) }.joined(separator: " ")
      return error(
        "not a NumPy array: " + (known.map { "it is \($0.name)" } ?? "it begins with \(magic)"),
        known?.cure ?? "save it with numpy.save; a table of text is given as {csv: FILE, …}")
    }

    /// Refuses a header that promises another size than the file has. Nothing is allocated by it.
    func checkSize(
      _ shape: [Int], _ type: NPYType, found: Int
    ) throws(DatasetError) {
      let text = "(" + shape.map(String.init).joined(separator: ", ") + ")"
      guard !shape.isEmpty, !shape.contains(0) else {
        throw error(
          "its shape is \(text): it holds no examples", "save an array with a row an example")
      }
      var size = type.size
      for length in shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: length)
        guard !overflow else {
          throw damaged("the header promises more values than any file can hold")
        }
        size = product
      }
      guard size == found else {
        throw damaged("the header promises \(text) values (\(size) bytes), the file has \(found)")
      }
    }
  }
}
