import Testing

@testable import Formulas

@Suite struct FormulaValueTests {
  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("64 / 4 / 2", 8), ("2 * 3 ^ 2", 18),
    ("-2 ^ 2", -4), ("(-2) ^ 2", 4), ("2 ^ -1", 0.5), ("2 ^ 3 ^ 2", 512), ("2 ** 10", 1024),
    ("- -3", 3), ("+3 - -3", 6), ("2*-3", -6), ("50_000", 50_000), (".5 + 1e-3", 0.501),
    ("1.5E+2", 150), ("0 ^ 0", 1), ("(-2) ^ 3", -8), ("4 ^ 0.5", 2), ("(-1) ^ 2001", -1),
    ("0.01 * batch_size / 32", 0.01), ("min(3, 1, 2)", 1), ("max(batch_size, width)", 32),
    ("abs(-3)", 3), ("log(exp(2))", 2), ("log2(8)", 3), ("log2(0.25)", -2), ("log10(1000)", 3),
    ("sqrt(16)", 4), ("floor(2.7)", 2), ("ceil(2.1)", 3), ("round(2.5)", 3), ("round(-2.5)", -3),
    ("floor(0.29 * 100)", 29), ("floor(-0.5)", -1), ("0.1 * 3", 0.3), ("1 / 3", 0.333333333333),
    ("2 / 3", 0.666666666667), ("-1 / 3", -0.333333333333), ("1e300 * 1e-300", 1),
    ("parameters", 50_890),
  ])
  func `arithmetic reads as in mathematics and comes out rounded`(
    text: String, expected: Double
  ) throws {
    #expect(try formulaValue(text, as: .number) == .number(expected))
  }

  @Test(arguments: [
    "true", "not false", "learning_rate == 0.1", "learning_rate * 3 == 0.3",
    "0.1 + 0.2 <= 0.3", "not 0.1 + 0.2 > 0.3", "0.1 + 0.2 in [0.3, 0.4]", "1 / 3 * 3 == 1",
    "parameters >= 50_000 and learning_rate * batch_size < 50", "batch_size in [16, 8 * 4]",
    "batch_size not in [16, 64]", "not batch_size in [16]", "0.01 < learning_rate <= 0.1 < 1",
    "4 > width >= 3 == 3", "false and false or true", "true or false and false",
    "not (true and false)", "not depth == 1", "not not nested", "nested == (width == 3)",
    "nested != (width > 3)", "hidden == '30-30'", "hidden != \"30\"", "'30-30' == hidden",
    "hidden in ['16', '30-30']", "hidden_activation == relu", "hidden_activation != tanh",
    "relu == hidden_activation", "hidden_activation in [tanh, relu]",
    "hidden_activation not in [tanh, 'softplus']", "optimizer == momentum", "depth==0 and(width>2)",
    "(((depth))) == 0", "hidden_activation == 'relu' == 'relu'",
  ])
  func `these hold`(text: String) throws {
    #expect(try formulaValue(text, as: .truth) == .truth(true))
    #expect(try formulaValue("not (\(text))", as: .truth) == .truth(false))
  }

  @Test(arguments: [
    "depth > 0 and 10 / depth < 5", "not (depth == 0 or 10 / depth > 5)",
    "optimizer == sgd and momentum > 0", "depth in [1] and 1 / 0 > 1",
  ])
  func `what is settled is not computed further`(text: String) throws {
    #expect(try formulaValue(text, as: .truth) == .truth(false))
  }

  @Test func `names are numbered by first use`() throws {
    let formula = try Formula(
      FormulaText("width > 1 and depth < width or momentum > learning_rate"), formulaScope)
    #expect(formula.names == ["width", "depth", "momentum", "learning_rate"])
    #expect(formula.type == .truth)
    let values = [2.0, 1]
    #expect(try formula.holds { .number(values[$0]) })
  }

  @Test func `a hundred thousand terms are as good as two`() throws {
    let many = { (part: String, joint: String) in
      Array(repeating: part, count: 100_000).joined(separator: joint)
    }
    #expect(try formulaValue(many("1", "+"), as: .number) == .number(1e5))
    #expect(try formulaValue(many("1", "<="), as: .truth) == .truth(true))
    #expect(try formulaValue(many("nested", " and "), as: .truth) == .truth(true))
  }

  @Test(arguments: ["(", "-", "not ", "2^", "abs(", "-(", "not (2 > ("])
  func `deep nesting is refused, however deep`(part: String) {
    for depth in [60, 100_000] {
      let text = String(repeating: part, count: depth) + "1"
      #expect(formulaComplaint(text).contains("nested deeper than 50 levels"))
    }
    #expect(!formulaComplaint(String(repeating: part, count: 10) + "1").contains("deeper"))
  }
}
