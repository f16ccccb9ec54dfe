/// Quoted texts, which end on the line they begin on.
extension Parser {
  mutating func singleQuoted() throws(Abandoned) -> String {
    let quote = UInt8(ascii: "'")
    let start = position
    var value: [UInt8] = []
    position += 1
    while !isLineEnd(position) {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard next == quote else { return String(decoding: value, as: UTF8.self) }
        position += 1
      }
      value.append(byte)
    }
    report(.unclosedQuote("'"), SourceRange(start, start + 1))
    throw Abandoned()
  }

  mutating func doubleQuoted() throws(Abandoned) -> String {
    let start = position
    var value: [UInt8] = []
    position += 1
    while !isLineEnd(position) {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
      case UInt8(ascii: "\\"): value += escape().utf8
      default: value.append(byte)
      }
    }
    report(.unclosedQuote("\""), SourceRange(start, start + 1))
    throw Abandoned()
  }

  /// Reads what follows a backslash.
  private mutating func escape() -> String {
    guard !isLineEnd(position) else { return "" }
    let letter = bytes[position]
    switch letter {
    case UInt8(ascii: "x"): return codePoint(digits: 2)
    case UInt8(ascii: "u"): return codePoint(digits: 4)
    case UInt8(ascii: "U"): return codePoint(digits: 8)
    default: break
    }
    let start = position - 1
    position += 1
    while let byte = next, isContinuation(byte) { position += 1 }
    if let character = simpleEscape(letter) { return character }
    report(.unknownEscape(text(start..<position)), SourceRange(start, position))
    return ""
  }

  private func simpleEscape(_ letter: UInt8) -> String? {
    switch Unicode.Scalar(letter) {
    case "0": "\0"
    case "a": "\u{07}"
    case "b": "\u{08}"
    case "t", "\t": "\t"
    case "n": "\n"
    case "v": "\u{0B}"
    case "f": "\u{0C}"
    case "r": "\r"
    case "e": "\u{1B}"
    case " ": " "
    case "\"": "\""
    case "/": "/"
    case "\\": "\\"
    case "N": "\u{85}"
    case "_": "\u{A0}"
    case "L": "\u{2028}"
    case "P": "\u{2029}"
    default: nil
    }
  }

  private mutating func codePoint(digits: Int) -> String {
    let start = position - 1
    let first = position + 1
    position = first
    while position < first + digits, let byte = next, Character(Unicode.Scalar(byte)).isHexDigit {
      position += 1
    }
    let range = start..<position
    guard position == first + digits else {
      report(.unknownEscape(text(range)), SourceRange(start, position))
      return ""
    }
    let value = UInt32(text(first..<position), radix: 16)
    guard let scalar = value.flatMap(Unicode.Scalar.init) else {
      report(.badCodePoint(text(range)), SourceRange(start, position))
      return ""
    }
    return String(scalar)
  }
}
