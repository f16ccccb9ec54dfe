/// Making sense of lines that stand where nothing can stand.
extension Parser {
  /// Reads lines that are indented deeper than `parent` although what they might belong to has
  /// ended, as if they were in order, so that their own mistakes are found too.
  mutating func readStray(after previous: Node?, parent: Int) {
    let range = SourceRange(position, endOfText())
    let isKeyed = isAtDash || isAtEntry || colonInWord(from: position) != nil
    let above = previous.flatMap { columnOfLine($0.range.lower) } ?? parent
    switch previous?.content {
    case _ where lineStart == tabbedLine:
      break  // The tab has been reported; where the line should stand is unknown.
    case .scalar(let text, quoted: false) where !text.isEmpty && !isKeyed:
      report(.textOverLines, range)
      return recover(from: Abandoned(), line: parent)
    case .scalar where column == above:
      previous.map { reportMissingColon(after: $0) }
    case .some where column == above:
      report(.secondValue, range)
    case .scalar where parent >= 0:
      let kind = SyntaxError.indentation(columns: [parent + 1], isBelowValue: true)
      report(kind, range, note: previous?.range)
    default:
      let columns = Set([parent, above].filter { $0 >= 0 }).sorted().map { $0 + 1 }
      let kind = SyntaxError.indentation(columns: columns, isBelowValue: false)
      report(kind, range, note: previous.map { lineBefore($0.range.lower) })
    }
    _ = blockNode(parent: parent, line: column)
  }

  /// Says what is wrong with a scalar that should be a key but has no colon, or none that counts.
  mutating func reportMissingColon(after key: Node) {
    guard case .scalar(let text, let quoted) = key.content else { return }
    let colon = quoted ? key.range.upper : colonInWord(from: key.range.lower)
    guard let colon, byte(at: colon) == UInt8(ascii: ":") else {
      return report(.missingColon(text), key.range)
    }
    let after = String(decoding: bytes[(colon + 1)...].prefix(4), as: UTF8.self)
    if let scalar = after.unicodeScalars.first, !scalar.isASCII, scalar.properties.isWhitespace {
      report(.strangeSpace(scalar), SourceRange(colon + 1, colon + 1 + UTF8.width(scalar)))
    } else {
      report(.noSpaceAfterColon, SourceRange(colon, colon + 1))
    }
  }

  /// YAML reads `seed:0` on a line of its own as a text, which nobody means.
  mutating func reportColonInWord(of node: Node) {
    guard case .scalar(_, quoted: false) = node.content,
      colonInWord(from: node.range.lower) != nil
    else { return }
    reportMissingColon(after: node)
  }

  /// Reports a line that begins with a closing bracket, unless it may be that of a list given up
  /// earlier, which would be no second mistake.
  mutating func reportBracketLine() {
    if unclosedBrackets > 0 {
      unclosedBrackets -= 1
    } else {
      reportStrayBracket()
    }
  }

  mutating func reportStrayBracket() {
    report(.strayBracket(text(position..<position + 1)), SourceRange(position, position + 1))
  }

  /// The colon right after the word that begins here, unless it is that of a URL or a drive.
  private func colonInWord(from start: Int) -> Int? {
    var offset = start
    while let byte = byte(at: offset), isWordByte(byte) { offset += 1 }
    guard offset > start, byte(at: offset) == UInt8(ascii: ":") else { return nil }
    let after = byte(at: offset + 1)
    return after == UInt8(ascii: "/") || after == UInt8(ascii: "\\") ? nil : offset
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The line of an offset, from its first character up to the offset: what the lines below it are
  /// measured by, and as likely to be the one that stands wrong.
  private func lineBefore(_ offset: Int) -> SourceRange {
    var start = startOfLine(offset)
    while byte(at: start) == UInt8(ascii: " ") { start += 1 }
    return SourceRange(start, max(start + 1, offset))
  }

  private func startOfLine(_ offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? textStart
  }

  /// The column of an offset, if only spaces or a list's dash stand before it on its line.
  private func columnOfLine(_ offset: Int) -> Int? {
    let start = startOfLine(offset)
    let isFirst = bytes[start..<offset].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
    }
    return isFirst ? offset - start : nil
  }
}
