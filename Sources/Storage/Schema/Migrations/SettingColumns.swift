import GRDB

/// Gives settings a column for every axis and drops the text that said all of them once more. Frozen.
///
/// The epochs and the stop rule by which settings of an experiment may differ stood in the text
/// alone.
enum SettingColumns {
  static func apply(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE settings ADD COLUMN epochs INTEGER;
        ALTER TABLE settings ADD COLUMN stop TEXT;
        """)
    for name in ["epochs", "stop"] {
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT id, text FROM settings WHERE char(10) || text LIKE char(10) || ? || '=%'"
          + " OR text LIKE '%' || char(10) || ? || '=%'", arguments: [name, name])
      let update = try db.makeStatement(sql: "UPDATE settings SET \(name) = ? WHERE id = ?")
      for row in rows {
        let text: String = try row.value("text")
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("\(name)=") })
        else { continue }
        try update.execute(
          arguments: [String(line.dropFirst(name.count + 1)), try row.value("id") as Int64])
      }
    }
    try db.execute(sql: "ALTER TABLE settings DROP COLUMN text")
  }
}
