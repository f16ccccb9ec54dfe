import Formulas
import Testing
import YAMLLite

/// The names of a typical sweep.
let formulaScope: FormulaScope = {
  var scope = FormulaScope()
  for name in ["learning_rate", "batch_size", "parameters", "depth", "width", "momentum"] {
    scope.add(name, .number)
  }
  scope.add("hidden", .text)
  scope.add("hidden_activation", .text, values: ["relu", "tanh", "softplus"])
  scope.add("optimizer", .text, values: ["sgd", "momentum", "adam"])
  scope.add("nested", .truth)
  return scope
}()

/// One point of it.
let formulaPoint: [String: FormulaValue] = [
  "learning_rate": .number(0.1), "batch_size": .number(32), "parameters": .number(50_890),
  "depth": .number(0), "width": .number(3), "hidden": .text("30-30"),
  "hidden_activation": .text("relu"), "optimizer": .text("momentum"), "nested": .truth(true),
]

/// What a formula comes to at the point.
func formulaValue(_ text: String, as type: FormulaType) throws -> FormulaValue {
  let formula = try Formula(FormulaText(text), formulaScope, wanted: type)
  return try formula.value { formulaPoint[formula.names[$0]] }
}

/// What a person reads when the formula is refused or fails; empty when it is neither.
func formulaComplaint(_ text: String, as type: FormulaType = .truth) -> String {
  let file = SourceFile(path: "--where", text: text)
  do {
    _ = try formulaValue(text, as: type)
    return ""
  } catch let refusal as Formula.Refusal {
    return "\(Diagnostics(file: file, items: refusal.diagnostics))"
  } catch let failure as FormulaFailure {
    let item = Diagnostic(failure.message, at: failure.range)
    return "\(Diagnostics(file: file, items: [item]))"
  } catch {
    return "\(error)"
  }
}

/// A formula that is refused or fails, with the text that a person reads.
struct FormulaCase: Sendable, CustomTestStringConvertible {
  var formula: String
  var expected: String

  var testDescription: String { formula }

  /// Texts with empty lines between them; the second line of each is the formula.
  static func all(_ texts: String) -> [FormulaCase] {
    texts.split(separator: "\n\n").map { text in
      let lines = text.split(separator: "\n")
      return FormulaCase(formula: lines.count > 1 ? String(lines[1]) : "", expected: String(text))
    }
  }
}
