/// Words and texts.
extension Parser {
  /// Where a scalar stands: brackets and commas end a plain one inside brackets only.
  enum Context {
    case block
    case flow
  }

  mutating func scalar(in context: Context) throws(Abandoned) -> Node {
    let start = position
    switch next {
    case UInt8(ascii: "\""):
      let text = try doubleQuoted()
      return Node(.scalar(text, quoted: true), at: SourceRange(start, position))
    case UInt8(ascii: "'"):
      let text = try singleQuoted()
      return Node(.scalar(text, quoted: true), at: SourceRange(start, position))
    default:
      return plain(in: context)
    }
  }

  /// Reads up to a comment, a colon that counts, or the line's end. Without progress if there
  /// is such a thing here already.
  private mutating func plain(in context: Context) -> Node {
    reportBadStart(in: context)
    let start = position
    var end = position
    while !isPlainEnd(position, in: context), position == start || !isComment(position) {
      position += 1
      if !isBlank(position - 1) { end = position }
    }
    position = end
    let text = self.text(start..<end)
    let range = SourceRange(start, end)
    if let tab = bytes[start..<end].firstIndex(of: UInt8(ascii: "\t")) {
      report(.tab, SourceRange(tab, tab + 1))
    }
    if let kind = AmbiguousScalar(text) { report(.readDifferently(text, kind), range) }
    reportStrangeSpaces(around: text, range)
    return Node(.scalar(text, quoted: false), at: range)
  }

  private func isPlainEnd(_ offset: Int, in context: Context) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: ":"):
      isBlankOrEnd(offset + 1)
        || context == .flow
          && (isFlowBreak(offset + 1) || byte(at: offset + 1) == UInt8(ascii: "?"))
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      context == .flow
    default: isLineEnd(offset)
    }
  }

  /// What may follow a dash, a colon or a question mark that is a mark of its own in brackets.
  func isFlowBreak(_ offset: Int) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: isBlankOrEnd(offset)
    }
  }

  /// Refuses what YAML gives a meaning of its own at the beginning of a plain scalar.
  private mutating func reportBadStart(in context: Context) {
    let here = SourceRange(position, position + 1)
    switch next {
    case UInt8(ascii: "*"):
      let word = wordRange(in: context)
      report(.alias(text(word)), SourceRange(word.lowerBound, word.upperBound))
    case UInt8(ascii: "?") where isFlowBreak(position + 1): report(.complexKey, here)
    case UInt8(ascii: "-") where isFlowBreak(position + 1): report(.dashInFlow, here)
    case UInt8(ascii: ":") where isPlainEnd(position, in: context): break
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "`"),
      UInt8(ascii: "%"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ">"):
      report(.mustBeQuoted(text(position..<position + 1)), here)
    default: break
    }
  }

  private mutating func reportStrangeSpaces(around text: String, _ range: SourceRange) {
    let isStrange = { (scalar: Unicode.Scalar) in
      !scalar.isASCII && (scalar.properties.isWhitespace || scalar == "\u{200B}")
    }
    if let first = text.unicodeScalars.first, isStrange(first) {
      report(.strangeSpace(first), SourceRange(range.lower, range.lower + UTF8.width(first)))
    } else if let last = text.unicodeScalars.last, isStrange(last) {
      report(.strangeSpace(last), SourceRange(range.upper - UTF8.width(last), range.upper))
    }
  }

  /// Reports and skips anchors and tags.
  mutating func skipProperties(in context: Context) {
    while next == UInt8(ascii: "&") || next == UInt8(ascii: "!") {
      let word = wordRange(in: context)
      let text = self.text(word)
      let kind: SyntaxError = next == UInt8(ascii: "&") ? .anchor(text) : .tag(text)
      report(kind, SourceRange(word.lowerBound, word.upperBound))
      position = word.upperBound
      skipBlanks()
    }
  }

  private func wordRange(in context: Context) -> Range<Int> {
    var end = position + 1
    while !isBlankOrEnd(end), context == .block || !isFlowBreak(end) { end += 1 }
    return position..<end
  }
}
