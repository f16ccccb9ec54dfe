/// The type of an array's values, as NumPy's array protocol writes it: `<f8` is eight bytes of a
/// floating-point number, the lowest first.
struct NPYType: Sendable, Hashable {
  enum Kind: Sendable {
    case boolean, integer, natural, float
    /// Texts of so many characters, and of so many bytes.
    case characters, octets
  }

  let kind: Kind
  /// Bytes of a value.
  let size: Int
  let isBigEndian: Bool

  var isText: Bool { kind == .characters || kind == .octets }

  /// What was wrong with a type, and what to do in Python.
  struct Refusal: Error, Sendable {
    let what: String
    let cure: String
  }

  /// Letters of kinds that are read, each with the sizes that are.
  private static let known: [Character: (kind: Kind, sizes: [Int])] = [
    "b": (.boolean, [1]), "i": (.integer, [1, 2, 4, 8]), "u": (.natural, [1, 2, 4, 8]),
    "f": (.float, [2, 4, 8]), "U": (.characters, []), "S": (.octets, []), "a": (.octets, []),
  ]

  /// Letters of kinds that are not.
  private static let refused: [Character: Refusal] = [
    "O": Refusal(
      what: "Python objects",
      cure: "save numbers or texts, with astype(float) or astype(str); rows of different lengths"
        + " are no array"),
    "c": Refusal(what: "complex numbers", cure: "save x.real and x.imag as columns"),
    "V": Refusal(what: "records", cure: "save their fields as columns of one type"),
    "M": Refusal(what: "dates", cure: "save them as numbers, with astype('int64')"),
    "m": Refusal(what: "spans of time", cure: "save them as numbers, with astype('int64')"),
  ]

  /// More characters are no name of a class.
  private static let longestText = 1 << 20

  init(_ text: String) throws(Refusal) {
    let letter = text.dropFirst().first ?? " "
    if let refusal = Self.refused[letter] { throw refusal }
    guard let order = text.first, "<>|=".contains(order), let known = Self.known[letter],
      let size = Int(text.dropFirst(2)), size > 0, size <= Self.longestText,
      known.sizes.isEmpty || known.sizes.contains(size)
    else {
      throw Refusal(
        what: "values of the type '\(text)'", cure: "save them with astype('float64')")
    }
    kind = known.kind
    self.size = kind == .characters ? 4 * size : size
    isBigEndian = order == ">"
  }

  /// The number that some bits are.
  func number(_ bits: UInt64) -> Double {
    switch (kind, size) {
    case (.boolean, _): bits == 0 ? 0 : 1
    case (.integer, 1): Double(Int8(truncatingIfNeeded: bits))
    case (.integer, 2): Double(Int16(truncatingIfNeeded: bits))
    case (.integer, 4): Double(Int32(truncatingIfNeeded: bits))
    case (.integer, _): Double(Int64(bitPattern: bits))
    case (.float, 2): Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
    case (.float, 4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case (.float, _): Double(bitPattern: bits)
    case (.natural, _), (.characters, _), (.octets, _): Double(bits)
    }
  }

  /// A whole number as it is written; nil where the bits are a fraction, or no number.
  func wholeText(_ bits: UInt64) -> String? {
    switch kind {
    case .boolean: bits == 0 ? "False" : "True"
    case .natural: String(bits)
    case .integer where size == 8: String(Int64(bitPattern: bits))
    case .integer, .float: Int(exactly: number(bits)).map { String($0) }
    case .characters, .octets: nil
    }
  }
}
