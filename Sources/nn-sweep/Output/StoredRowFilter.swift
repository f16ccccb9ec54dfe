import Experiments
import Formulas
import Records
import Storage

/// Applies a formula to rows of a view, whose columns are named as what formulas ask for.
struct StoredRowFilter {
  private let filter: ResultFilter?
  private var places: [String: Int] = [:]
  /// What was read of the last `variables`, which repeat from row to row.
  private var variables: (text: String, values: [String: AxisValue]) = ("", [:])

  init(_ filter: ResultFilter?) { self.filter = filter }

  /// Whether a row is meant; every row has the same columns.
  mutating func holds(_ columns: [String], _ values: [StoredValue]) -> Bool {
    guard let filter else { return true }
    if places.isEmpty {
      places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    }
    readVariables(places["variables"].map { values[$0] } ?? .null)
    let value = { [places] (name: String) in places[name].flatMap { Self.value(values[$0]) } }
    return filter.holds { [variables] axis in
      if case .variable(let name) = axis { return variables.values[name] }
      return value(axis.rawValue)
    } fact: { fact in
      value(fact.rawValue).map(FormulaValue.init)
    }
  }

  private mutating func readVariables(_ value: StoredValue) {
    var text = ""
    if case .text(let json) = value { text = json }
    guard text != variables.text else { return }
    variables = (text, StoredVariable.values(text) ?? [:])
  }

  private static func value(_ value: StoredValue) -> AxisValue? {
    switch value {
    case .integer(let number): .number(Double(number))
    case .real(let number): .number(number)
    case .text(let text): .text(text)
    case .null, .blob: nil
    }
  }
}
