/// The text of a file and the path it is named by in diagnostics.
public struct SourceFile: Sendable {
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
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
