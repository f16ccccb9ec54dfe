/// What stands in brackets, on one line or several.
extension Parser {
  var isAtOpeningBracket: Bool { next == UInt8(ascii: "[") || next == UInt8(ascii: "{") }
  private var isAtClosingBracket: Bool { next == UInt8(ascii: "]") || next == UInt8(ascii: "}") }

  /// - Parameter parent: the column that the lines inside must be indented deeper than; a line
  ///   that begins with the closing bracket may stand there.
  mutating func flowCollection(parent: Int) throws(Abandoned) -> Node {
    guard depth < Self.deepest else {
      report(.tooDeep(Self.deepest), SourceRange(position, position + 1))
      throw Abandoned()
    }
    depth += 1
    openBrackets.append(position)
    defer {
      depth -= 1
      openBrackets.removeLast()
    }
    let start = position
    let isList = next == UInt8(ascii: "[")
    position += 1
    let content: Node.Content =
      isList ? .list(try flowItems(parent: parent)) : .mapping(try flowEntries(parent: parent))
    closeBracket()
    return Node(content, at: SourceRange(start, position), isFlow: true)
  }

  private mutating func flowItems(parent: Int) throws(Abandoned) -> [Node] {
    var items: [Node] = []
    var needsComma = false
    var hasPair = false
    while true {
      try skipInFlow(parent: parent)
      if isAtClosingBracket { return items }
      if next == UInt8(ascii: ",") {
        readComma(after: needsComma)
        needsComma = false
      } else if next == UInt8(ascii: ":"), needsComma || isFlowBreak(position + 1) {
        if !hasPair { report(.pairInList, SourceRange(position, position + 1)) }
        hasPair = true
        needsComma = false
        position += 1
      } else {
        if needsComma { report(.missingComma, SourceRange(position, position + 1)) }
        let item = try flowValue(parent: parent)
        reportMissingComma(between: item)
        items.append(item)
        needsComma = true
      }
    }
  }

  private mutating func flowEntries(parent: Int) throws(Abandoned) -> [Node.Entry] {
    var entries = Entries()
    var needsComma = false
    var lacksColon = false
    while true {
      try skipInFlow(parent: parent)
      if isAtClosingBracket { return entries.all }
      if next == UInt8(ascii: ",") {
        readComma(after: needsComma)
        needsComma = false
        continue
      }
      if needsComma { report(.missingComma, SourceRange(position, position + 1)) }
      needsComma = true
      let key = try flowKey(parent: parent)
      skipBlanks()
      if next == UInt8(ascii: ":") {
        // `{a:[1]}` is fine in YAML 1.2, but widespread parsers refuse it.
        if case .scalar(_, quoted: false) = key.content, !isBlankOrEnd(position + 1) {
          report(.noSpaceAfterColon, SourceRange(position, position + 1))
        }
        try checkKey(key)
        position += 1
        add(key, try flowEntryValue(parent: parent), to: &entries)
      } else if !lacksColon {
        // Of a list in the wrong brackets the first item tells enough.
        lacksColon = true
        reportMissingFlowColon(after: key)
      }
    }
  }

  private mutating func flowKey(parent: Int) throws(Abandoned) -> Node {
    skipProperties(in: .flow)
    if isAtOpeningBracket {
      report(.collectionAsKey, SourceRange(position, position + 1))
      return try flowCollection(parent: parent)
    }
    if next == UInt8(ascii: ":"), isFlowBreak(position + 1) {
      report(.missingKey, SourceRange(position, position + 1))
      return absent(at: position)
    }
    return try scalar(in: .flow)
  }

  private mutating func flowEntryValue(parent: Int) throws(Abandoned) -> Node {
    let place = position
    try skipInFlow(parent: parent)
    if isAtClosingBracket || next == UInt8(ascii: ",") { return absent(at: place) }
    let value = try flowValue(parent: parent)
    skipBlanks()
    var last = value
    while next == UInt8(ascii: ":") {
      reportSecondColon(after: last)
      position += 1
      try skipInFlow(parent: parent)
      if isAtClosingBracket || next == UInt8(ascii: ",") { break }
      last = try flowValue(parent: parent)
      skipBlanks()
    }
    return value
  }

  private mutating func flowValue(parent: Int) throws(Abandoned) -> Node {
    skipProperties(in: .flow)
    if isAtClosingBracket || next == UInt8(ascii: ",") { return absent(at: position) }
    return isAtOpeningBracket ? try flowCollection(parent: parent) : try scalar(in: .flow)
  }

  private mutating func readComma(after hasValue: Bool) {
    if !hasValue { report(.missingValue, SourceRange(position, position + 1)) }
    position += 1
  }

  /// Moves over the closing bracket, unless it is one that an outer bracket waits for.
  private mutating func closeBracket() {
    let start = openBrackets[openBrackets.count - 1]
    let expected = closing(bytes[start])
    if next == expected {
      position += 1
      return
    }
    let found = SourceRange(position, position + 1)
    report(
      .wrongBracket(text(position..<position + 1), expected: text(of: expected)), found,
      note: SourceRange(start, start + 1))
    if !openBrackets.contains(where: { closing(bytes[$0]) == next }) { position += 1 }
  }

  private func closing(_ bracket: UInt8) -> UInt8 {
    bracket == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
  }

  private func text(of byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }

  /// Moves over blanks, line ends and comments to the next thing inside the brackets.
  private mutating func skipInFlow(parent: Int) throws(Abandoned) {
    let line = lineStart
    while true {
      skipBlanks()
      if next == UInt8(ascii: "#") {
        if !isComment(position) {
          report(.noSpaceBeforeComment, SourceRange(position, endOfText()))
        }
        skipLine()
      }
      guard position < bytes.count, isLineEnd(position) else { break }
      skipLineEnd()
    }
    let hasEnded = lineStart != line && (isAtEnd || column <= parent)
    if hasEnded, isAtClosingBracket {
      guard column < parent else { return }
      report(.bracketTooFarLeft(text(position..<position + 1)), SourceRange(position, position + 1))
    } else if hasEnded || position >= bytes.count {
      let start = openBrackets[openBrackets.count - 1]
      report(.unclosedBracket(text(start..<start + 1)), SourceRange(start, start + 1))
      throw Abandoned(isAtContent: true)
    }
  }
}
