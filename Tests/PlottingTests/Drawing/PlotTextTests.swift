import Testing

@testable import Plotting

@Suite struct PlotTextTests {
  @Test(arguments: [
    ("plain", "'plain'"), ("it's", "'it''s'"), ("'; system(\"rm\")", "'’; system(\"rm\")'"),
    ("`rm` @x \\n {%d}", "'`rm` @x \\n {%d}'"), ("", "''"),
  ])
  func `a quote is doubled and nothing else has a meaning`(_ text: String, _ quoted: String) {
    #expect(PlotText.quoted(text) == quoted)
  }

  @Test func `a percent sign of a tick label is doubled, because gnuplot reads a format there`() {
    #expect(PlotText.quotedTick("50% 'x'") == "'50%% ''x'''")
  }

  @Test(arguments: [
    ("größe ж Ω × – — … ≤ R²", "größe ж Ω × – — … ≤ R²"), ("e\u{301}", "é"), ("漢字", "??"),
    ("a\u{0}b\nc\u{1B}", "a?b?c?"), ("😀", "?"), ("\u{202E}x\u{AD}", "?x?"), ("עברית", "?????"),
    ("x\u{483}\u{378}", "x??"),
  ])
  func `characters that may lack a glyph become question marks`(_ text: String, _ clean: String) {
    #expect(PlotText.clean(text) == clean)
  }

  @Test func `text that is too wide is cut and says so`() {
    #expect(PlotText.fitted("short", width: 200, size: 16) == "short")
    let cut = PlotText.fitted(String(repeating: "word ", count: 50), width: 200, size: 16)
    #expect(cut.hasSuffix("wor…"))
    #expect(PlotText.width(cut, size: 16) <= 200)
  }

  @Test func `a line does not begin with the point between two parts`() {
    let lines = PlotText.wrapped("ring: a seed · dot: mean", width: 110, size: 16, lines: 3)
    #expect(lines == ["ring: a seed ·", "dot: mean"])
  }

  @Test func `a name is broken between its values, while there are lines enough`() {
    let name = "64 units, rate 0.05, dropout 0.2"
    func lines(_ count: Int) -> [String] {
      PlotText.wrappedName(name, width: 200, size: 16, lines: count)
    }
    #expect(lines(3) == ["64 units, rate 0.05,", "dropout 0.2"])
    #expect(
      PlotText.wrappedName(name, width: 120, size: 16, lines: 3)
        == ["64 units,", "rate 0.05,", "dropout 0.2"])
    // Its words are cut where it would not end with its values otherwise.
    let short = PlotText.wrappedName(name, width: 150, size: 16, lines: 2)
    #expect(short.count == 2 && short[1].hasSuffix("0.2"), "\(short)")
  }

  @Test func `of several parts the longest is cut first`() {
    let parts = ["1024-1024-1024-1024", "relu/softmax", "0.5"]
    #expect(PlotText.fitted(parts, width: 260, size: 16) == "1024-1024-… relu/softmax 0.5")
    #expect(PlotText.width(PlotText.fitted(parts, width: 60, size: 16), size: 16) <= 60)
  }
}
