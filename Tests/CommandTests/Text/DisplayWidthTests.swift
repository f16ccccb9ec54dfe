import Testing

@testable import nn_sweep

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("relu", 4), ("", 0), ("größe", 5), ("gro\u{308}ße", 5), ("猫", 2), ("ﾈｺ", 2), ("한글", 4),
      ("🐱", 2), ("❤️", 2), ("👩‍👩‍👧", 2), ("R²", 2), ("–…━╸─▸✓✗", 8), ("⣀⡠", 2),
    ])
  func `text takes the columns that a terminal gives it`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(
    arguments: [
      ("relu", 4, "relu"), ("relu", 3, "re…"), ("relu", 1, "…"), ("relu", 0, ""),
      ("猫猫猫", 5, "猫猫…"), ("猫猫猫", 4, "猫…"),
    ])
  func `clipped text ends in an ellipsis`(text: String, width: Int, expected: String) {
    #expect(text.clipped(to: width) == expected)
  }

  @Test func `padding counts columns, not characters`() {
    #expect("猫".padded(to: 4) + "|" == "猫  |")
    #expect("猫".indented(to: 4) == "  猫")
    #expect("relu".padded(to: 2) == "relu")
  }

  @Test func `control characters cannot reach the terminal`() {
    #expect("a\u{1B}[2Jb\r\nc\t".printable == "a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}c\u{FFFD}")
    #expect(TextLine("a\u{1B}[31m").rendered(color: true) == "a\u{FFFD}[31m")
    #expect("naïve 猫".printable == "naïve 猫")
  }
}
