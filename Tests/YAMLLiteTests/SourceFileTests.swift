import Testing

@testable import YAMLLite

/// Texts, places and what is no text.
struct SourceFileTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (5, 2, 2), (8, 2, 3), (9, 2, 4), (10, 3, 1),
    (99, 3, 1), (-1, 1, 1),
  ])
  func `columns are counted in characters`(offset: Int, line: Int, column: Int) {
    let place = SourceFile(path: "", text: "a\r\né語b\n").place(of: offset)
    #expect(place == (line, column))
  }

  @Test(arguments: [(0, 1, 1), (3, 1, 1), (4, 1, 2), (5, 2, 1)])
  func `a byte-order mark is no column`(offset: Int, line: Int, column: Int) {
    let place = SourceFile(path: "", text: "\u{FEFF}a\nb").place(of: offset)
    #expect(place == (line, column))
  }

  @Test func `text is taken from bytes`() throws {
    let text = "a: é\n\u{FFFD}\u{FEFF}"
    #expect(try SourceFile(path: "a", bytes: Array(text.utf8)).text == text)
  }

  private static let faults: [([UInt8], String)] = [
    (
      Array("a: 1\nb: \"".utf8) + [0xFF, 0x61],
      """
      file.exp:2:5: error: not UTF-8 text: byte 0xFF
      b: "\u{FFFD}a
          ^
        hint: save the file as UTF-8
      """
    ),
    (
      [0xC3, 0xA9, 0xEF, 0xBF, 0x41],
      """
      file.exp:1:2: error: not UTF-8 text: byte 0xEF
      é\u{FFFD}A
       ^
        hint: save the file as UTF-8
      """
    ),
    (
      [0x61, 0xEF, 0xBF],
      """
      file.exp:1:2: error: not UTF-8 text: byte 0xEF
      a\u{FFFD}
       ^
        hint: save the file as UTF-8
      """
    ),
    (
      [0x61, 0x0A, 0x00, 0xFF],
      """
      file.exp:2:1: error: a NUL byte: this is not a text file
      \u{FFFD}\u{FFFD}
      ^
      """
    ),
    (
      [0x61, 0x62, 0x00],
      """
      file.exp:1:3: error: a NUL byte: this is not a text file
      ab\u{FFFD}
        ^
      """
    ),
  ]

  @Test(arguments: faults)
  func `bytes that are no text are shown`(bytes: [UInt8], drawn: String) {
    let error = #expect(throws: Diagnostics.self) {
      try SourceFile(path: "file.exp", bytes: bytes)
    }
    #expect(error?.description == drawn)
  }
}
