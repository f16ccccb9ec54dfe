/// One side of a comparison as it is typed: `AXIS=VALUE`, or several with commas between them. A value in
/// quotes is what stands between them, commas and all.
struct SideText {
  let pairs: [(axis: String, value: String)]

  /// - Throws: An end where a piece is no such pair.
  init(_ text: String) throws {
    pairs = try Self.pieces(of: text).map { piece in
      guard let sign = piece.firstIndex(of: "="), sign > piece.startIndex else {
        throw Failure(
          "'\(piece)' is not AXIS=VALUE",
          hint: "a value with a comma stands in quotes: \(shellWord("block='a,b'"))", .arguments)
      }
      return (String(piece[..<sign]), Self.unquoted(piece[piece.index(after: sign)...]))
    }
  }

  /// A value as it has to be typed.
  static func quoted(_ value: String) -> String {
    let isOpen = value.hasPrefix("'") || value.hasPrefix("\"")
    guard value.isEmpty || value.contains(",") || isOpen else { return value }
    let quote = value.contains("'") ? "\"" : "'"
    return quote + value + quote
  }

  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    var quote: Character?
    for character in text {
      if character == ",", quote == nil {
        pieces.append("")
        continue
      }
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"", pieces.last?.last == "=" {
        quote = character
      }
      pieces[pieces.count - 1].append(character)
    }
    return pieces
  }

  private static func unquoted(_ value: Substring) -> String {
    guard value.count > 1, let quote = value.first, quote == "'" || quote == "\"",
      value.last == quote
    else { return String(value) }
    return String(value.dropFirst().dropLast())
  }
}
