/// Looking at bytes and moving over blanks, comments and lines.
extension Parser {
  var next: UInt8? { byte(at: position) }
  var column: Int { position - lineStart }

  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// At the end of the file, or of its only document.
  var isAtEnd: Bool { position >= bytes.count || isAtMark("---") || isAtMark("...") }

  /// Whether one of YAML's document marks stands here.
  func isAtMark(_ mark: String) -> Bool {
    column == 0 && bytes[position...].starts(with: mark.utf8) && isBlankOrEnd(position + 3)
  }

  func isLineEnd(_ offset: Int) -> Bool {
    switch byte(at: offset) {
    case nil, UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): byte(at: offset + 1) == UInt8(ascii: "\n")
    default: false
    }
  }

  func isBlank(_ offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: " ") || byte(at: offset) == UInt8(ascii: "\t")
  }

  func isBlankOrEnd(_ offset: Int) -> Bool { isBlank(offset) || isLineEnd(offset) }

  var isAtDash: Bool { next == UInt8(ascii: "-") && isBlankOrEnd(position + 1) }

  /// Whether a key and its colon stand here.
  var isAtEntry: Bool {
    var offset = position
    switch next {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return false
    case UInt8(ascii: "?") where isBlankOrEnd(position + 1): return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let end = endOfQuotes(offset) else { return false }
      offset = end
      while isBlank(offset) { offset += 1 }
      return byte(at: offset) == UInt8(ascii: ":") && isBlankOrEnd(offset + 1)
    default:
      while !isLineEnd(offset), !isComment(offset) {
        if bytes[offset] == UInt8(ascii: ":"), isBlankOrEnd(offset + 1) { return true }
        offset += 1
      }
      return false
    }
  }

  /// Where the quoted text that begins here ends, if it does on this line.
  private func endOfQuotes(_ start: Int) -> Int? {
    let quote = bytes[start]
    var offset = start + 1
    while !isLineEnd(offset) {
      let byte = bytes[offset]
      let after = offset + 1
      let isPair =
        quote == UInt8(ascii: "'")
        ? byte == quote && self.byte(at: after) == quote
        : byte == UInt8(ascii: "\\") && !isLineEnd(after)
      if byte == quote, !isPair { return after }
      offset = isPair ? after + 1 : after
    }
    return nil
  }

  /// At the end of the line or at a comment, which a blank must precede.
  var isAtLineEnd: Bool { isLineEnd(position) || isComment(position) }

  func isComment(_ offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: "#") && (offset == lineStart || isBlank(offset - 1))
  }

  /// Where the line's text ends: before trailing blanks.
  func endOfText() -> Int {
    var end = position
    var offset = position
    while !isLineEnd(offset) {
      offset += 1
      if !isBlank(offset - 1) { end = offset }
    }
    return end
  }

  /// Moves over spaces, and over tabs, which are refused.
  mutating func skipBlanks() {
    while isBlank(position) {
      let start = position
      let isTab = next == UInt8(ascii: "\t")
      while byte(at: position) == bytes[start] { position += 1 }
      if isTab { report(.tab, SourceRange(start, position)) }
      if isTab, start == lineStart { tabbedLine = lineStart }
    }
  }

  /// Moves to the line's end, whatever stands before it.
  mutating func skipLine() {
    while !isLineEnd(position) { position += 1 }
  }

  /// Moves over blanks, comments and line ends to the next thing there is.
  mutating func skipToContent() {
    while true {
      skipBlanks()
      if isComment(position) { skipLine() }
      guard position < bytes.count, isLineEnd(position) else { return }
      skipLineEnd()
    }
  }

  mutating func skipLineEnd() {
    position += next == UInt8(ascii: "\r") ? 2 : 1
    lineStart = position
  }

  /// Goes on, after something abandoned, at the next line that is not indented deeper than
  /// `line`. What is skipped is not looked at.
  mutating func recover(from error: Abandoned, line: Int) {
    if !error.isAtContent { nextLineUnseen() }
    while !isAtEnd, column > line { nextLineUnseen() }
  }

  private mutating func nextLineUnseen() {
    repeat {
      skipLine()
      guard position < bytes.count else { return }
      skipLineEnd()
      while isBlank(position) { position += 1 }
    } while isLineEnd(position) && position < bytes.count || isComment(position)
  }

  /// Reports characters that YAML allows nowhere, or that its versions disagree about.
  mutating func reportBadCharacters() {
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      if isBad(scalar, at: offset) {
        report(.badCharacter(scalar), SourceRange(offset, offset + width))
      }
      offset += width
    }
  }

  private func isBad(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x09, 0x0A: false
    case 0x0D: !isLineEnd(offset)
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
    case 0xFEFF: offset > 0
    default: false
    }
  }
}
