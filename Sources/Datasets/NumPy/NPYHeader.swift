/// What stands before the values of an array: a dictionary as Python writes it, such as
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (150, 4), }`.
struct NPYHeader {
  let type: String
  /// Whether the first dimension is the fastest.
  let isFortran: Bool
  let shape: [Int]

  /// What keeps a header from being read.
  enum Failure: Error {
    /// It is none.
    case damaged
    /// The values are records of several fields.
    case structured
    /// No file can be as large.
    case tooLarge
  }

  init(_ text: ArraySlice<UInt8>) throws(Failure) {
    var scanner = Scanner(text)
    var (type, isFortran, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    guard scanner.take("{") else { throw .damaged }
    while !scanner.take("}") {
      guard let key = scanner.quoted(), scanner.take(":") else { throw .damaged }
      switch key {
      case "descr":
        if scanner.take("[") { throw .structured }
        type = scanner.quoted()
      case "fortran_order":
        let word = scanner.word()
        isFortran = ["True": true, "False": false][word]
      case "shape": shape = try scanner.sizes()
      default: throw .damaged
      }
      if !scanner.take(",") {
        guard scanner.take("}") else { throw .damaged }
        break
      }
    }
    guard let type, let isFortran, let shape else { throw .damaged }
    (self.type, self.isFortran, self.shape) = (type, isFortran, shape)
  }
}

/// Reads pieces of Python one after the other, passing over blanks.
private struct Scanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  private mutating func passBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == 0x0A || $0 == 0x09 }
  }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    passBlanks()
    guard let first = rest.first, first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// A text in quotes of either kind.
  mutating func quoted() -> String? {
    passBlanks()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    let text = String(decoding: rest[rest.startIndex + 1..<end], as: UTF8.self)
    rest = rest[(end + 1)...]
    return text
  }

  /// Letters and digits.
  mutating func word() -> String {
    passBlanks()
    let word = rest.prefix {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  /// A tuple of whole numbers, which Python 2 ended in `L`.
  mutating func sizes() throws(NPYHeader.Failure) -> [Int] {
    guard take("(") else { throw .damaged }
    var sizes: [Int] = []
    while !take(")") {
      let word = word()
      let digits = word.hasSuffix("L") ? String(word.dropLast()) : word
      guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 48 < 10 }) else { throw .damaged }
      guard let size = Int(digits), sizes.count < 64 else { throw .tooLarge }
      sizes.append(size)
      if !take(",") {
        guard take(")") else { throw .damaged }
        break
      }
    }
    return sizes
  }
}
