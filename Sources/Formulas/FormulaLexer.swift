import YAMLLite

/// Cuts a formula's text into tokens.
struct FormulaLexer {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tokens, the last of them the end.
  mutating func tokens() throws(FormulaMistake.Placed) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    while true {
      while let byte = next, " \t\r\n".utf8.contains(byte) { position += 1 }
      let start = position
      guard let byte = next else {
        tokens.append(FormulaToken(kind: .end, range: start..<start))
        return tokens
      }
      let kind =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: ".") where hasDigit(at: position + 1): try number()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try text(until: byte)
        case _ where isWordByte(position): FormulaToken.Kind.word(word())
        default: try mark()
        }
      tokens.append(FormulaToken(kind: kind, range: start..<position))
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func hasDigit(at offset: Int) -> Bool {
    offset < bytes.count && isDigit(bytes[offset])
  }

  private func isWordByte(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return switch bytes[offset] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: hasDigit(at: offset)
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func word() -> String {
    let start = position
    while isWordByte(position) { position += 1 }
    return text(start..<position)
  }

  /// `50_000`, `0.1`, `.5`, `1e-3`: underscores between digits only.
  private mutating func number() throws(FormulaMistake.Placed) -> FormulaToken.Kind {
    let start = position
    while isWordByte(position) || next == UInt8(ascii: ".") || isExponentSign { position += 1 }
    let spelling = text(start..<position)
    let isSpelled = spelling.split(separator: "_", omittingEmptySubsequences: false).allSatisfy {
      $0.first?.isNumber == true && $0.last?.isNumber == true
        || !spelling.contains("_")
    }
    let digits = spelling.filter { $0 != "_" }
    guard isSpelled, digits.utf8.allSatisfy("0123456789.eE+-".utf8.contains),
      let value = Double(digits)
    else { throw .init(.badNumber(spelling), start..<position) }
    guard value.isFinite else { throw .init(.numberTooLarge(spelling), start..<position) }
    return .number(value)
  }

  /// Whether here is the sign of an exponent: `1e-3`, but not `0xe-3` or `e-3`.
  private var isExponentSign: Bool {
    guard let next, "+-".utf8.contains(next), position >= 2 else { return false }
    return bytes[position - 1] | 0x20 == UInt8(ascii: "e") && hasDigit(at: position + 1)
      && (hasDigit(at: position - 2) || bytes[position - 2] == UInt8(ascii: "."))
  }

  /// A text between quotes of one kind, which it cannot hold.
  private mutating func text(until quote: UInt8) throws(FormulaMistake.Placed) -> FormulaToken.Kind
  {
    let start = position
    guard let end = bytes[(start + 1)...].firstIndex(of: quote) else {
      throw .init(.unclosedQuote(text(start..<start + 1)), start..<start + 1)
    }
    position = end + 1
    return .text(text(start + 1..<end))
  }

  private mutating func mark() throws(FormulaMistake.Placed) -> FormulaToken.Kind {
    let start = position
    let pair = start + 1 < bytes.count ? text(start..<start + 2) : ""
    if let cure = Self.foreign[pair] {
      throw .init(.foreignOperator(pair, cure), start..<start + 2)
    }
    if pair == "**" {
      position += 2
      return .mark(.power)
    }
    if let mark = FormulaToken.Mark(rawValue: pair) {
      position += 2
      return .mark(mark)
    }
    let scalars = String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
    let scalar = scalars.unicodeScalars.first ?? " "
    let single = String(scalar)
    let range = start..<min(start + single.utf8.count, bytes.count)
    if let cure = Self.foreign[single] { throw .init(.foreignOperator(single, cure), range) }
    guard let mark = FormulaToken.Mark(rawValue: single) else {
      throw .init(.strangeCharacter(scalar), range)
    }
    position += 1
    return .mark(mark)
  }

  /// Other languages' spellings and what stands for them here.
  private static let foreign = [
    "&&": "and", "||": "or", "&": "and", "|": "or", "!": "not", "=": "==", "<>": "!=", "=<": "<=",
    "=>": ">=", "//": "floor(a / b)", "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "·": "*", "−": "-",
    "÷": "/",
  ]
}
