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
}
