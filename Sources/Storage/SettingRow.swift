import Experiments
import GRDB

/// Rows of `settings`: a column an axis, each setting of an experiment once. Settings are compared
/// by their text, which leaves out axes without a value, so that an axis added later changes none.
enum SettingRow {
  /// One an axis: an axis added later needs a migration that adds its column.
  static let columns = Axis.allCases.map(\.rawValue).joined(separator: ", ")

  /// `hidden=16-16 learning_rate=0.1`, the same for equal settings.
  static func text(_ settings: Settings) -> String {
    var text = ""
    text.reserveCapacity(160)
    for axis in Axis.allCases {
      guard let value = settings[axis] else { continue }
      if !text.isEmpty { text += " " }
      text += axis.rawValue
      text += "="
      text += value.description
    }
    return text
  }

  /// Enters settings and answers their key.
  static func insert(
    _ db: Database, experiment: Int64, _ settings: Settings, text: String
  ) throws -> Int64 {
    let values = StatementArguments(Axis.allCases.map { value(settings, $0) })
    try db.cachedStatement(sql: insertion).execute(arguments: [experiment, text] + values)
    return db.lastInsertedRowID
  }

  private static let insertion = """
    INSERT INTO settings (experiment, text, \(columns))
    VALUES (?, ?, \(Axis.allCases.map { _ in "?" }.joined(separator: ", ")))
    """

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

  /// The texts of an experiment's settings, by key.
  static func texts(_ db: Database, experiment: Int64) throws -> [Int64: String] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, text FROM settings WHERE experiment = ?", arguments: [experiment])
    var texts: [Int64: String] = [:]
    while let row = try rows.next() { texts[try row.at(0)] = try row.at(1) }
    return texts
  }
}
