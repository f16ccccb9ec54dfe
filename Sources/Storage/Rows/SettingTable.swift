import GRDB
import Records

/// Reads settings from the columns of their rows, each once: equal ones share their memory.
struct SettingTable {
  private let db: Database
  private let selection: String
  private var known: [Int64: Settings] = [:]
  /// Variables repeat from setting to setting, so each of their texts is taken apart once.
  private var variables: [String: [String: AxisValue]] = [:]

  /// Settings of the database itself, or of one that is attached under the name `schema`.
  init(_ db: Database, schema: String = "main") {
    self.db = db
    let names = SettingRows.axes.map(\.rawValue).joined(separator: ", ")
    selection = "SELECT id, \(names), variables FROM \(schema).settings "
  }

  /// The settings of a row.
  mutating func settings(_ key: Int64) throws -> Settings {
    if let settings = known[key] { return settings }
    var row = try FastStatement(db, selection + "WHERE id = ?")
    row.bind(key)
    guard try row.step() else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a point's setting is missing")
    }
    defer { row.end() }
    let settings = try read(row)
    known[key] = settings
    return settings
  }

  /// All of an experiment, by key.
  mutating func all(of experiment: Int64) throws -> [Int64: Settings] {
    var all: [Int64: Settings] = [:]
    try forEach(of: experiment) { all[$0] = $1 }
    known.merge(all) { $1 }
    return known
  }

  /// Walks through all of an experiment with their keys, and keeps none of them.
  mutating func forEach(of experiment: Int64, _ body: (Int64, Settings) throws -> Void) throws {
    var rows = try FastStatement(db, selection + "WHERE experiment = ?")
    defer { rows.end() }
    rows.bind(experiment)
    while try rows.step() { try body(rows.integer(0), try read(rows)) }
  }

  private mutating func read(_ row: FastStatement) throws -> Settings {
    var settings = Settings()
    for (index, axis) in SettingRows.axes.enumerated() {
      let column = Int32(index + 1)
      if axis.isNumeric {
        settings[axis] = row.number(column).map(AxisValue.number)
      } else {
        settings[axis] = row.text(column).map(AxisValue.text)
      }
    }
    if let text = row.text(Int32(SettingRows.axes.count + 1)) {
      for (name, value) in try values(text) { settings[.variable(name)] = value }
    }
    return settings
  }

  private mutating func values(_ text: String) throws -> [String: AxisValue] {
    if let known = variables[text] { return known }
    guard let values = StoredVariable.values(text) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the variables of a setting cannot be read")
    }
    variables[text] = values
    return values
  }
}
