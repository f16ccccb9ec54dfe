/// The text of a file and the path it is named by in diagnostics.
public struct SourceFile: Sendable {
  public let path: String
  public let text: String
  /// Lines of the text that somebody typed elsewhere, in order.
  public let additions: [Addition]

  /// A line `key: value` that was typed as `key=value`, on a command line.
  public struct Addition: Sendable {
    /// What diagnostics call its place.
    public var path: String
    /// As it was typed.
    public var text: String
    /// Where the line, its key and its value stand in the file's text.
    public var line: SourceRange
    public var key: SourceRange
    public var value: SourceRange

    public init(
      path: String, text: String, line: SourceRange, key: SourceRange, value: SourceRange
    ) {
      self.path = path
      self.text = text
      self.line = line
      self.key = key
      self.value = value
    }

    /// The offset in `text` of one in the file's; what was put around the value is at its ends.
    fileprivate func place(of offset: Int) -> Int {
      if offset <= key.upper { return max(0, offset - key.lower) }
      let start = key.upper - key.lower + 1
      return start + min(max(0, offset - value.lower), value.upper - value.lower)
    }
  }

  public init(path: String, text: String, additions: [Addition] = []) {
    self.path = path
    self.text = text
    self.additions = additions
  }

  /// What was typed, and which part of it, where a range lies in something that was added.
  func typed(_ range: SourceRange) -> (file: SourceFile, range: SourceRange)? {
    additions.last { $0.line.lower <= range.lower }.map { addition in
      let upper = min(range.upper, addition.line.upper)
      return (
        SourceFile(path: addition.path, text: addition.text),
        SourceRange(addition.place(of: range.lower), addition.place(of: upper))
      )
    }
  }

  /// Decodes a file's bytes, or points at the first one that belongs to no text: a NUL, or what
  /// is not UTF-8.
  public init(path: String, bytes: [UInt8]) throws(Diagnostics) {
    let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    guard let (offset, fault) = Self.firstFault(of: bytes, repaired: file.text) else {
      self = file
      return
    }
    let range = SourceRange(offset, offset + (fault == .badCharacter("\0") ? 1 : 3))
    throw Diagnostics(file: file, items: [fault.diagnostic(at: range)])
  }

  /// Repaired text is the same as the bytes up to the first fault, so an offset found here holds
  /// in both.
  private static func firstFault(
    of bytes: [UInt8], repaired: String
  ) -> (offset: Int, fault: SyntaxError)? {
    let nul = bytes.firstIndex(of: 0)
    let isValid = repaired.utf8.elementsEqual(bytes)
    if let nul, isValid { return (nul, .badCharacter("\0")) }
    if isValid { return nil }
    // A cut-off sequence may share its first bytes with the replacement character's.
    let repair = Array(repaired.utf8)
    var offset = zip(bytes, repair).prefix { $0 == $1 }.count
    while offset > 0, offset >= repair.count || isContinuation(repair[offset]) { offset -= 1 }
    if let nul, nul < offset { return (nul, .badCharacter("\0")) }
    return (offset, .notUTF8(bytes[offset]))
  }

  /// The line and column, from 1, of a UTF-8 offset. A column is a Unicode scalar; a byte-order
  /// mark counts for nothing; an offset beyond the text is its end.
  public func place(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in text.utf8.prefix(max(0, offset)) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if !isContinuation(byte) {
        column += 1
      }
    }
    if line == 1, column > 1, text.utf8.starts(with: byteOrderMark) { column -= 1 }
    return (line, column)
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Whether a byte is a later one of a UTF-8 sequence.
func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
