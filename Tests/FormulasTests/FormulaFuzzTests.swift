import Kernels
import Testing
import YAMLLite

@testable import Formulas

@Suite struct FormulaFuzzTests {
  private static let pieces = [
    "learning_rate", "hidden", "hidden_activation", "relu", "nested", "depth", "1", "0.5", "2e3",
    "'a'",
    "\"", "'", "(", ")", "[", "]", ",", "+", "-", "*", "/", "^", "**", "<", "<=", "==", "!=", "=",
    "!",
    "and", "or", "not", "in", "true", "min", "log", "sqrt(", " ", "é", "\u{0}", "1_0", "_", ".",
    "#", "\\",
  ]

  @Test func `any text is a formula or is refused inside its bounds`() {
    var random = RandomSource(seed: 7, .data)
    for _ in 0..<20_000 {
      let text = (0..<random.below(12)).map { _ in Self.pieces[random.below(Self.pieces.count)] }
        .joined(separator: random.below(2) == 0 ? " " : "")
      do {
        let formula = try Formula(FormulaText(text), formulaScope)
        _ = try? formula.value { formulaPoint[formula.names[$0]] }
      } catch {
        #expect(!error.diagnostics.isEmpty)
        for item in error.diagnostics {
          #expect(item.range.lower >= 0 && item.range.upper <= text.utf8.count, "\(text)")
        }
      }
    }
  }
}
