/// What is laid out by lines and indentation.
extension Parser {
  /// Reads what begins here, up to the first line that does not belong to it.
  /// - Parameters:
  ///   - parent: the column of what holds this; -1 for nothing
  ///   - line: the column at which this line begins
  mutating func blockNode(parent: Int, line: Int) -> Node {
    var column = self.column
    var line = line
    while true {
      skipProperties(in: .block)
      if isAtLineEnd {
        let place = position
        skipToContent()
        guard !isAtEnd, self.column > parent else { return absent(at: place) }
        column = self.column
        line = column
      } else if isAtDash || isAtEntry {
        return blockCollection(column: column, parent: parent)
      } else {
        let count = problems.count
        let node = lineValue(parent: parent, line: line)
        if column == line, problems.count == count { reportColonInWord(of: node) }
        // The siblings of a line that made no sense are read on their own merits.
        let isSibling = column == line && self.column == column && !isAtEnd
        if problems.count == count || !isSibling { return node }
      }
    }
  }

  private mutating func blockCollection(column: Int, parent: Int) -> Node {
    guard depth < Self.deepest else {
      report(.tooDeep(Self.deepest), SourceRange(position, position + 1))
      recover(from: Abandoned(), line: max(parent, 0))
      return absent(at: position)
    }
    depth += 1
    defer { depth -= 1 }
    return isAtDash
      ? blockList(column: column, isBesideKey: false) : blockMapping(column: column)
  }

  private mutating func blockList(column: Int, isBesideKey: Bool) -> Node {
    let start = position
    var items: [Node] = []
    repeat {
      position += 1
      items.append(blockItem(column: column))
    } while continuesList(column: column, isBesideKey: isBesideKey, after: items.last)
    return Node(.list(items), at: SourceRange(start, items.last?.range.upper ?? start))
  }

  /// Reads what follows a dash, on its line or below.
  private mutating func blockItem(column: Int) -> Node {
    let place = position
    skipBlanks()
    var line = column
    if isAtLineEnd {
      skipToContent()
      guard !isAtEnd, self.column > column else { return absent(at: place) }
      line = self.column
    }
    return blockNode(parent: column, line: line)
  }

  private mutating func continuesList(column: Int, isBesideKey: Bool, after last: Node?) -> Bool {
    var last = last
    while !isAtEnd, self.column >= column {
      if self.column > column {
        readStray(after: last, parent: column)
        last = nil
      } else if isAtDash {
        return true
      } else if next == UInt8(ascii: "-"), !isAtEntry {
        report(.noSpaceAfterDash, SourceRange(position, endOfText()))
        recover(from: Abandoned(), line: column)
      } else if isBesideKey {
        return false
      } else {
        report(.listItemExpected, SourceRange(position, endOfText()))
        recover(from: Abandoned(), line: column)
      }
    }
    return false
  }

  private mutating func blockMapping(column: Int) -> Node {
    let start = position
    var entries = Entries()
    repeat {
      do throws(Abandoned) {
        let key = try blockKey(column: column)
        add(key, blockValue(column: column), to: &entries)
      } catch {
        recover(from: error, line: column)
      }
    } while continuesMapping(column: column, after: entries.last?.value)
    let end = entries.last?.value.range.upper ?? start
    return Node(.mapping(entries.all), at: SourceRange(start, end))
  }

  private mutating func continuesMapping(column: Int, after last: Node?) -> Bool {
    var last = last
    while !isAtEnd, self.column >= column {
      if self.column > column {
        readStray(after: last, parent: column)
        last = nil
      } else if isAtDash {
        report(.listItemInMapping, SourceRange(position, endOfText()))
        _ = blockList(column: column, isBesideKey: true)
      } else {
        return true
      }
    }
    return false
  }

  /// Reads a key and its colon.
  private mutating func blockKey(column: Int) throws(Abandoned) -> Node {
    skipProperties(in: .block)
    let here = SourceRange(position, position + 1)
    switch next {
    case UInt8(ascii: "?") where isBlankOrEnd(position + 1):
      report(.complexKey, here)
      recover(from: Abandoned(), line: column)
      throw Abandoned(isAtContent: self.column != column || next != UInt8(ascii: ":"))
    case UInt8(ascii: ":") where isBlankOrEnd(position + 1):
      report(.missingKey, here)
      throw Abandoned()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      report(.collectionAsKey, here)
      throw Abandoned()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      reportBracketLine()
      throw Abandoned()
    default: break
    }
    let key = try scalar(in: .block)
    skipBlanks()
    guard next == UInt8(ascii: ":"), isBlankOrEnd(position + 1) else {
      reportMissingColon(after: key)
      throw Abandoned()
    }
    try checkKey(key)
    position += 1
    return key
  }

  private mutating func blockValue(column: Int) -> Node {
    let place = position
    skipBlanks()
    skipProperties(in: .block)
    if isAtLineEnd {
      skipToContent()
      guard !isAtEnd, self.column >= column else { return absent(at: place) }
      if self.column > column { return blockNode(parent: column, line: self.column) }
      return isAtDash ? blockList(column: column, isBesideKey: true) : absent(at: place)
    }
    if isAtDash {
      report(.listOnKeyLine, SourceRange(position, endOfText()))
      recover(from: Abandoned(), line: column)
      return absent(at: place)
    }
    return lineValue(parent: column, line: column)
  }

  /// Reads what ends on its own line, or where its brackets end, and moves to the next line.
  private mutating func lineValue(parent: Int, line: Int) -> Node {
    let isFlow = isAtOpeningBracket
    do throws(Abandoned) {
      let node: Node
      switch next {
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        report(.blockScalar(text(position..<endOfText())), SourceRange(position, endOfText()))
        throw Abandoned()
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        reportBracketLine()
        throw Abandoned()
      default:
        node = isFlow ? try flowCollection(parent: parent) : try scalar(in: .block)
      }
      try finishLine(after: node)
      return node
    } catch {
      if isFlow { unclosedBrackets += 1 }
      recover(from: error, line: line)
      return absent(at: position)
    }
  }

  /// Requires that nothing but a comment follows on this line, and moves to the next.
  private mutating func finishLine(after node: Node) throws(Abandoned) {
    let end = position
    skipBlanks()
    if isAtLineEnd { return skipToContent() }
    let rest = SourceRange(position, endOfText())
    switch next {
    case UInt8(ascii: "#") where position == end: report(.noSpaceBeforeComment, rest)
    case UInt8(ascii: ":") where node.isFlow: report(.collectionAsKey, node.range)
    case UInt8(ascii: ":") where isBlankOrEnd(position + 1): report(.secondColon, rest)
    case UInt8(ascii: ":"): reportMissingColon(after: node)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): reportStrayBracket()
    default: report(.textAfterValue, rest)
    }
    throw Abandoned()
  }
}
