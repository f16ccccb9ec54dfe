import Testing

@testable import YAMLLite

/// How mistakes are drawn.
struct DiagnosticsTests {
  private func draw(_ text: String, _ items: Diagnostic...) -> String {
    Diagnostics(file: SourceFile(path: "a/b.exp", text: text), items: items).description
  }

  private func draw(_ text: String, _ lower: Int, _ upper: Int) -> String {
    draw(text, Diagnostic("wrong", at: SourceRange(lower, upper)))
  }

  @Test func `an error has its place, line, caret, note and hint`() {
    let clash = Diagnostic(
      "'seed' and 'seeds' clash", at: SourceRange(8, 13),
      note: Diagnostic.Note("given here", at: SourceRange(0, 4)), hint: "remove one")
    #expect(
      draw("seed: 1\nseeds: [2]\n", clash) == """
        a/b.exp:2:1: error: 'seed' and 'seeds' clash
        seeds: [2]
        ^~~~~
        a/b.exp:1:1: note: given here
        seed: 1
        ^~~~
          hint: remove one
        """)
  }

  @Test func `errors are sorted by place and otherwise keep their order`() {
    let drawn = draw(
      "a\nb\n", Diagnostic("third", at: SourceRange(2, 3)),
      Diagnostic("first", at: SourceRange(0, 1)), Diagnostic("second", at: SourceRange(0, 1)))
    #expect(
      drawn == """
        a/b.exp:1:1: error: first
        a
        ^
        a/b.exp:1:1: error: second
        a
        ^
        a/b.exp:2:1: error: third
        b
        ^
        """)
  }

  @Test func `of many errors the first twenty are drawn`() {
    let items = (0..<22).map { Diagnostic("\($0)", at: SourceRange(0, 1)) }
    let file = SourceFile(path: "b.exp", text: "a")
    let lines = Diagnostics(file: file, items: items).description.split(separator: "\n")
    #expect(lines.count == 61)
    #expect(lines[57] == "b.exp:1:1: error: 19")
    #expect(lines[60] == "b.exp: and 2 more errors")
    let fewer = Diagnostics(file: file, items: Array(items.dropLast())).description
    #expect(fewer.hasSuffix("\nb.exp: and 1 more error"))
  }

  @Test func `an empty range, one at a line's end and one beyond the text have a caret`() {
    #expect(draw("ab\nc", 1, 1) == "a/b.exp:1:2: error: wrong\nab\n ^")
    #expect(draw("ab\r\nc", 2, 4) == "a/b.exp:1:3: error: wrong\nab\n  ^")
    #expect(draw("ab\nc", 99, 120) == "a/b.exp:2:2: error: wrong\nc\n ^")
    #expect(draw("ab\n", 3, 3) == "a/b.exp:2:1: error: wrong\n\n^")
    #expect(draw("", 0, 5) == "a/b.exp:1:1: error: wrong\n\n^")
    #expect(draw("ab", -3, -1) == "a/b.exp:1:1: error: wrong\nab\n^")
  }

  @Test func `a range over several lines is marked on the first`() {
    #expect(draw("a: [1,\n  2]\n", 3, 11) == "a/b.exp:1:4: error: wrong\na: [1,\n   ^~~")
  }

  @Test func `tabs, wide and combining characters keep carets in place`() {
    #expect(draw("\ta: b", 4, 5) == "a/b.exp:1:5: error: wrong\n    a: b\n       ^")
    #expect(draw("語😀: bc", 9, 11) == "a/b.exp:1:5: error: wrong\n語😀: bc\n      ^~")
    #expect(draw("a: 語語", 3, 9) == "a/b.exp:1:4: error: wrong\na: 語語\n   ^~~~")
    #expect(draw("e\u{301}: b", 5, 6) == "a/b.exp:1:5: error: wrong\ne\u{301}: b\n   ^")
    #expect(draw("\u{FEFF}a: b", 6, 7) == "a/b.exp:1:4: error: wrong\na: b\n   ^")
  }

  @Test func `nothing in a file reaches the terminal as a command`() {
    let evil = "\u{1B}[2J\u{202E}"
    let error = Diagnostic("no '\(evil)'", at: SourceRange(0, 4), hint: "not '\(evil)'")
    #expect(
      draw(evil, error) == """
        a/b.exp:1:1: error: no '\u{FFFD}[2J\u{FFFD}'
        \u{FFFD}[2J\u{FFFD}
        ^~~~
          hint: not '\u{FFFD}[2J\u{FFFD}'
        """)
  }

  @Test func `a long line is clipped around the caret`() {
    let digits = String(repeating: "0123456789", count: 30)
    let part = { (from: Int, count: Int) in String(digits.dropFirst(from).prefix(count)) }
    let gap = { String(repeating: " ", count: $0) }
    #expect(draw(digits, 2, 4) == "a/b.exp:1:3: error: wrong\n\(part(0, 99))…\n  ^~")
    #expect(
      draw(digits, 150, 153)
        == "a/b.exp:1:151: error: wrong\n…\(part(111, 98))…\n\(gap(40))^~~")
    #expect(
      draw(digits, 298, 300)
        == "a/b.exp:1:299: error: wrong\n…\(part(259, 41))\n\(gap(40))^~")
    #expect(
      draw(digits, 150, 300)
        == "a/b.exp:1:151: error: wrong\n…\(part(111, 98))…\n\(gap(40))^"
        + String(repeating: "~", count: 59))
    #expect(draw(part(0, 100), 99, 100).hasSuffix("\n\(part(0, 100))\n\(gap(99))^"))
  }
}
