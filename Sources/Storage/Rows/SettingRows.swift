import Foundation
import GRDB
import Records

/// Rows of `settings`, each setting of an experiment once, with a column an axis.
enum SettingRows {
  /// The axes that have a column.
  static let axes = Axis.allCases

  /// What settings are compared by: a line `name=value` an axis that has a value.
  static func text(_ settings: Settings) -> String {
    var text = ""
    text.reserveCapacity(250)
    var left = settings.count
    for axis in Axis.allCases {
      guard let value = settings[axis] else { continue }
      append(axis, value, to: &text)
      left -= 1
    }
    if left > 0 {
      for (variable, value) in variables(settings) { append(variable, value, to: &text) }
    }
    return text
  }

  private static func append(_ axis: Axis, _ value: AxisValue, to text: inout String) {
    if !text.isEmpty { text += "\n" }
    text += axis.rawValue
    text += "="
    // Minus zero comes back from a column as zero.
    text += value.number.map { AxisValue.number($0 + 0) }?.description ?? value.description
  }

  /// Enters settings and answers their key.
  static func insert(
    _ db: Database, experiment: Int64, _ settings: Settings
  ) throws -> Int64 {
    let values = StatementArguments(axes.map { value(settings, $0) })
    try db.cachedStatement(sql: insertion).execute(
      arguments: [experiment, try json(variables(settings))] + values)
    return db.lastInsertedRowID
  }

  private static let insertion = """
    INSERT INTO settings
      (experiment, variables, \(axes.map(\.rawValue).joined(separator: ", ")))
    VALUES (?, ?, \(axes.map { _ in "?" }.joined(separator: ", ")))
    """

  private static func value(_ settings: Settings, _ axis: Axis) -> DatabaseValue {
    guard let value = settings[axis] else { return .null }
    guard axis.isNumeric, let number = value.number else { return value.description.databaseValue }
    return Int64(exactly: number)?.databaseValue ?? number.databaseValue
  }

  /// The file's own variables, by name, and that of the block.
  private static func variables(_ settings: Settings) -> [(Axis, AxisValue)] {
    settings.axes.compactMap { axis in
      guard case .variable = axis, let value = settings[axis] else { return nil }
      return (axis, value)
    }
  }

  private static func json(_ variables: [(Axis, AxisValue)]) throws -> String? {
    if variables.isEmpty { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let finite = variables.filter { $1.number?.isFinite ?? true }
    let values = Dictionary(
      finite.map { ($0.rawValue, StoredVariable($1)) }, uniquingKeysWith: { first, _ in first })
    return String(decoding: try encoder.encode(values), as: UTF8.self)
  }
}
