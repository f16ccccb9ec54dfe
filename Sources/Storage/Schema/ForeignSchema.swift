import GRDB

/// Compares the schema of a database from elsewhere with what the migrations make. A view that
/// stands for a table, or a trigger, is a program that somebody else wrote: none is run.
enum ForeignSchema {
  /// What a person has added.
  struct Object: Equatable {
    /// `table`, `index`, `view` or `trigger`.
    let type: String
    let name: String
    /// That which it belongs to; a table's is itself.
    let table: String

    fileprivate init?(_ row: Row?) throws {
      guard let row else { return nil }
      (type, name, table) = (
        try row.value("type"), try row.value("name"), try row.value("tbl_name")
      )
    }
  }

  /// An object that takes the place of a table or view, or would run when a table is written; nil where
  /// there is none. What a person has added beside them does not matter.
  static func impostor(_ db: Database) throws -> Object? {
    try Object(
      Row.fetchOne(
        db,
        sql: """
          SELECT type, name, tbl_name FROM sqlite_master WHERE type = 'trigger'
            OR type <> 'table' AND name COLLATE NOCASE IN (\(tables))
            OR type <> 'view' AND name COLLATE NOCASE IN (\(views)) LIMIT 1
          """))
  }

  /// A unique index on a table: it forbids some of what is written, or has it left out where two rows
  /// may come to the same. The migrations make none with a name.
  static func uniqueIndex(_ db: Database) throws -> Object? {
    try Object(
      Row.fetchOne(
        db,
        sql: """
          SELECT m.type, m.name, m.tbl_name FROM sqlite_master m
          JOIN pragma_index_list(m.tbl_name) i ON i.name = m.name
          WHERE m.type = 'index' AND m.tbl_name IN (\(tables)) AND i.origin = 'c' AND i."unique"
          LIMIT 1
          """))
  }

  /// A person's table that refers to one of these: it forbids that what it refers to is removed.
  static func reference(_ db: Database) throws -> Object? {
    try Object(
      Row.fetchOne(
        db,
        sql: """
          SELECT m.type, m.name, m.tbl_name FROM sqlite_master m
          JOIN pragma_foreign_key_list(m.name) f
          WHERE m.type = 'table' AND m.name NOT IN (\(tables))
            AND f."table" COLLATE NOCASE IN (\(tables))
          LIMIT 1
          """))
  }

  static let tableNames = [
    "experiments", "datasets", "settings", "points", "aliases", "trajectories", "epochs",
    "epoch_scores", "confusions", "row_results", "validation_rows", "models", "states",
    "provenance", "holders", "claims", "test_looks", "row_names", "grdb_migrations",
  ]

  /// These for a condition.
  static let tables = tableNames.map { "'\($0)'" }.joined(separator: ", ")

  private static let views = Views.all.map { "'\($0.name)'" }.joined(separator: ", ")

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
