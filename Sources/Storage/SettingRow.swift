import Experiments
import GRDB

/// Rows of `settings`: a column an axis. Settings are known by their text, which leaves out the
/// axes without a value, so that an axis added later changes no row.
enum SettingRow {
  /// Frozen with the first migration's columns; a new axis joins it with a migration of its own.
  static let columns = Axis.allCases.map(\.rawValue).joined(separator: ", ")

  static func text(_ settings: Settings) -> String {
    settings.axes.map { "\($0.rawValue)=\(settings[$0]?.description ?? "")" }
      .joined(separator: " ")
  }

  /// The row's key, entered if new.
  static func key(_ db: Database, _ settings: Settings) throws -> Int64 {
    let text = text(settings)
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM settings WHERE text = ?"), arguments: [text])
    if let known { return known }
    let marks = Axis.allCases.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO settings (text, \(columns)) VALUES (?, \(marks))")
      .execute(arguments: [text] + StatementArguments(Axis.allCases.map { value(settings, $0) }))
    return db.lastInsertedRowID
  }

  private static func value(_ settings: Settings, _ axis: Axis) -> DatabaseValue {
    guard let value = settings[axis] else { return .null }
    guard axis.isNumeric, let number = value.number else { return value.description.databaseValue }
    return Int64(exactly: number)?.databaseValue ?? number.databaseValue
  }

  /// Reads the columns of a row from `first` on.
  static func settings(_ row: Row, from first: Int) throws -> Settings {
    var settings = Settings()
    for (offset, axis) in Axis.allCases.enumerated() {
      let column = first + offset
      if axis.isNumeric {
        settings[axis] = (try row.at(column) as Double?).map(AxisValue.number)
      } else {
        settings[axis] = (try row.at(column) as String?).map(AxisValue.text)
      }
    }
    return settings
  }

  /// The settings of all points of an experiment, by key.
  static func all(_ db: Database, experiment: Int64) throws -> [Int64: Settings] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, \(columns) FROM settings
        WHERE id IN (SELECT setting FROM points WHERE experiment = ?)
        """, arguments: [experiment])
    var all: [Int64: Settings] = [:]
    while let row = try rows.next() { all[try row.at(0)] = try settings(row, from: 1) }
    return all
  }
}
