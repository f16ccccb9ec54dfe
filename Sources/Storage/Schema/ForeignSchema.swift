import GRDB

/// Compares the schema of a database from elsewhere with what the migrations make. A view that
/// stands for a table, or a trigger, is a program that somebody else wrote: none is run.
enum ForeignSchema {
  /// An object that takes the place of a table, or would run when one is written; nil where there is
  /// none. What a person has added beside the tables does not matter.
  static func impostor(_ db: Database) throws -> String? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT type, name FROM sqlite_master WHERE type = 'trigger'
          OR type <> 'table' AND name COLLATE NOCASE IN (\(tables)) LIMIT 1
        """)
    return try row.map(words)
  }

  static let tableNames = [
    "experiments", "datasets", "settings", "points", "aliases", "trajectories", "epochs",
    "epoch_scores", "confusions", "row_results", "validation_rows", "models", "states",
    "provenance", "holders", "claims", "test_looks", "row_names", "grdb_migrations",
  ]

  /// These for a condition.
  static let tables = tableNames.map { "'\($0)'" }.joined(separator: ", ")

  /// The first object of the attached database `schema` that is not exactly what this version makes,
  /// or that is missing; nil where there is none. SQLite's own statistics may be there.
  static func difference(_ db: Database, schema: String) throws -> String? {
    let (expected, found) = (try expected.get(), try objects(db, schema: schema))
    return found.first { expected[$0.key] != $0.value }?.key
      ?? expected.keys.sorted().first { found[$0] == nil }
  }

  /// Whether all that this version makes is there, and as it makes it, but for the list of versions.
  static func isComplete(_ db: Database) throws -> Bool {
    let found = try objects(db, schema: "main")
    return try expected.get().allSatisfy {
      found[$0.key] == $0.value || $0.value.hasPrefix("grdb_migrations ")
    }
  }

  private static func objects(_ db: Database, schema: String) throws -> [String: String] {
    try objects(
      Row.fetchAll(
        db,
        sql: """
          SELECT type, name, tbl_name, sql FROM \(schema).sqlite_master
          WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4')
          """))
  }

  /// Made once: many databases may be merged.
  private static let expected = Result<[String: String], any Error> {
    let blank = try DatabaseQueue()
    try Schema.upgrade(blank)
    return try blank.read { try objects($0, schema: "main") }
  }

  /// Texts by object, without blanks and quotes, in which versions of SQLite differ.
  private static func objects(_ rows: [Row]) throws -> [String: String] {
    let pairs = try rows.map { row in
      let table: String = try row.value("tbl_name")
      let text = (try row.value("sql") as String?) ?? ""
      return (try words(row), table + " " + text.filter { !$0.isWhitespace && $0 != "\"" })
    }
    return Dictionary(pairs, uniquingKeysWith: { $0 + $1 })
  }

  private static func words(_ row: Row) throws -> String {
    "\(try row.value("type") as String) '\(try row.value("name") as String)'"
  }
}
