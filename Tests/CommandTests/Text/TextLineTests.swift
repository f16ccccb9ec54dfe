import Testing

@testable import nn_sweep

@Suite struct TextLineTests {
  private let line = TextLine("one ") + TextLine("two", .green) + TextLine(" three")

  @Test func `styles show only in color`() {
    #expect(line.rendered(color: false) == "one two three")
    #expect(line.rendered(color: true) == "one \u{1B}[32mtwo\u{1B}[0m three")
    #expect(line.width == 13)
  }

  @Test(
    arguments: [
      (13, "one two three"), (12, "one two thr…"), (8, "one two…"), (7, "one tw…"), (5, "one …"),
      (4, "one…"), (1, "…"), (0, ""),
    ])
  func `a clipped line never exceeds its width`(width: Int, expected: String) {
    #expect(line.clipped(to: width).plain == expected)
  }

  @Test func `a line is broken at blanks and keeps its styles and gaps`() {
    let line = TextLine("best of 9: rate 1", .bold) + TextLine("    95.7% (over 3 seeds)")
    #expect(line.wrapped(to: 41) == [line])
    #expect(
      plain(line.wrapped(to: 26)) == """
        best of 9: rate 1    95.7%
          (over 3 seeds)
        """)
    #expect(
      line.wrapped(to: 15) == [
        TextLine("best of 9: rate", .bold), TextLine("  ") + TextLine("1", .bold) + "    95.7%",
        "  (over 3", "  seeds)",
      ])
    #expect(plain(TextLine("abcdef gh").wrapped(to: 3)) == "abcdef\n  gh")
  }
}
