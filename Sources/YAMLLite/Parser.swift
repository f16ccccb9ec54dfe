/// Reads a file once from beginning to end. Its other files hold blocks (what is laid out
/// by indentation), flows (what stands in brackets) and scalars.
///
/// A mistake is reported and reading goes on: in place where that is sensible, otherwise, by
/// throwing `Abandoned`, on the next line that is not indented deeper.
struct Parser {
  /// Nesting is limited so that recursion is.
  static let deepest = 64
  /// YAML's own limit for a key before its colon.
  static let longestKey = 1024
  /// Mistakes beyond these are not kept.
  static let mostProblems = 1000

  /// Thrown after reporting, when the rest of a construct cannot be made sense of.
  struct Abandoned: Error {
    /// Whether the position is at the first character of a line that is still to be read.
    var isAtContent = false
  }

  let bytes: [UInt8]
  /// Behind a byte-order mark.
  let textStart: Int
  var position: Int
  /// Where the line of `position` begins.
  var lineStart: Int
  var depth = 0
  /// Where a line began that was indented by tabs, so that its column means nothing.
  var tabbedLine = -1
  /// Where the brackets around this position were opened.
  var openBrackets: [Int] = []
  /// Brackets reported as not closed, whose closing ones may still turn up.
  var unclosedBrackets = 0
  private(set) var problems: [Diagnostic] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    textStart = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    position = textStart
    lineStart = textStart
  }

  mutating func parseFile() -> Node {
    reportBadCharacters()
    skipToContent()
    readHeader()
    guard !isAtEnd else {
      reportSecondDocument()
      return absent(at: position)
    }
    let root = blockNode(parent: -1, line: column)
    var last: Node? = root
    while !isAtEnd {
      readStray(after: last, parent: -1)
      last = nil
    }
    reportSecondDocument()
    return root
  }

  /// Directives, which are refused, and one `---`.
  private mutating func readHeader() {
    while column == 0, next == UInt8(ascii: "%") {
      report(.directive, SourceRange(position, endOfText()))
      skipLine()
      skipToContent()
    }
    guard isAtMark("---") else { return }
    position += 3
    skipBlanks()
    if !isAtLineEnd { report(.textAfterMarker, SourceRange(position, endOfText())) }
    skipLine()
    skipToContent()
  }

  private mutating func reportSecondDocument() {
    guard position < bytes.count else { return }
    let kind: SyntaxError = isAtMark("...") ? .documentEnd : .severalDocuments
    report(kind, SourceRange(position, position + 3))
  }

  mutating func report(_ error: SyntaxError, _ range: SourceRange, note: SourceRange? = nil) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(error.diagnostic(at: range, note: note))
  }

  func absent(at offset: Int) -> Node {
    Node(.scalar("", quoted: false), at: SourceRange(offset, offset))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
