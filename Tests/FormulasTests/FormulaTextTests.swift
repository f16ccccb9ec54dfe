import Formulas
import Testing
import YAMLLite

/// Where a formula of an experiment file is wrong, to the column.
@Suite struct FormulaTextTests {
  @Test(arguments: [
    ("where: depth < 3 and widht > 2", "widht"), ("where: 'depth < 3 and widht > 2'", "widht"),
    ("where: \"depth < 3 and widht > 2\"", "widht"),
    ("# é\nwhere:   hidden == 'é' and widht > 2", "widht"),
    ("where: 'hidden == ''é'' and widht > 2'", "widht"),
    (#"where: "hidden == \"\u00e9\x41\N\L\U0001F600\t\" and widht > 2""#, "widht"),
    ("where: 'hidden == 16'", "hidden == 16"), ("where: 'hidden == ''16'' + 1'", "''16''"),
    ("where: hidden == '\u{1F600}' and w", "w"), ("where: nested and", "and"),
  ])
  func `the place is that in the file, whatever the quotes`(text: String, part: String) throws {
    let file = SourceFile(path: "grid.exp", text: text)
    let root = try YAMLLite.parse(file)
    guard case .mapping(let entries) = root.content else {
      Issue.record("a mapping")
      return
    }
    let formula = try #require(FormulaText(entries[0].value, in: file))
    let refusal = try #require(throws: Formula.Refusal.self) {
      try Formula(formula, formulaScope, wanted: .truth)
    }
    let range = try #require(refusal.diagnostics.first).range
    let bytes = Array(text.utf8)[range.lower..<range.upper]
    #expect(String(decoding: bytes, as: UTF8.self) == part)
    #expect(Array(text.utf8)[range.upper...].count < 20)
  }

  @Test func `only a scalar is a formula`() throws {
    let file = SourceFile(path: "grid.exp", text: "[depth < 3]")
    #expect(FormulaText(try YAMLLite.parse(file), in: file) == nil)
  }

  @Test func `the whole text as a person sees it`() throws {
    let file = SourceFile(path: "grid.exp", text: "where: 'learning_rate < ''a'''")
    let root = try YAMLLite.parse(file)
    guard case .mapping(let entries) = root.content else {
      Issue.record("a mapping")
      return
    }
    let formula = try #require(FormulaText(entries[0].value, in: file))
    let refusal = try #require(throws: Formula.Refusal.self) {
      try Formula(formula, formulaScope, wanted: .truth)
    }
    #expect(
      "\(Diagnostics(file: file, items: refusal.diagnostics))" == """
        grid.exp:1:9: error: 'learning_rate' is a number, but 'a' is a text
        where: 'learning_rate < ''a'''
                ^~~~~~~~~~~~~~~~~~~~~
        """)
  }
}
