import GRDB

/// What somebody has dropped from a database of this version, which nothing but a new one of it can put
/// right: tables, their columns and keys, indexes. Views are made anew with any upgrade.
struct SchemaRepair {
  /// Tables that are missing, or lack a column or a key.
  let tables: [String]
  /// Indexes that are missing, or are of other columns, without those of these tables.
  let indexes: [String]
  let views: [String]
  private let expected: Objects

  /// Finds what is missing; nothing in a database of another version.
  init(_ db: Database) throws {
    guard try Schema.migrator.hasCompletedMigrations(db) else {
      (tables, indexes, views, expected) = ([], [], [], Objects())
      return
    }
    let blank = try DatabaseQueue()
    try Schema.upgrade(blank)
    let (expected, found) = (try blank.read(Objects.init), try Objects(db))
    let tables = expected.tables.keys.filter { name in
      !expected.parts[name, default: []].isSubset(of: found.parts[name, default: []])
    }.sorted()
    indexes = expected.indexes.filter {
      found.indexes[$0.key] != $0.value && !tables.contains($0.value.table)
    }.keys.sorted()
    (self.tables, self.expected) = (tables, expected)
    views = try Views.lost(db)
  }

  /// What there is to be made anew, in words.
  var objects: [String] {
    tables.map { "table '\($0)'" } + indexes.map { "index '\($0)'" } + views.map { "view '\($0)'" }
  }

  /// What brings back what the tables held, where something does and it is needed.
  var cures: [String] {
    var cures: [String] = []
    for cure in tables.compactMap(Self.cure) where !cures.contains(cure) { cures.append(cure) }
    return cures
  }

  private static func cure(_ table: String) -> String? {
    switch table {
    case "claims", "holders", "states": nil
    case "models": "'nn-sweep reproduce RUN --keep' brings weights back"
    case "confusions", "row_results", "validation_rows":
      "'nn-sweep run FILE --again' brings counts and row results back"
    case "epoch_scores": "'nn-sweep run FILE' brings back the scores that it ranks by"
    case "provenance": "where runs were trained is no longer known"
    case "test_looks": "looks at test scores are counted from none"
    default: "'nn-sweep run FILE' brings back what the file asks for"
    }
  }

  /// Makes tables and indexes anew, with what is left of them.
  func run(_ db: Database) throws {
    // A table is dropped and renamed without regard to what refers to it: all of it is there again in
    // the end, and rows that refer to none are looked for then.
    let pragmas = ["foreign_keys", "legacy_alter_table"]
    try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
    defer {
      for (pragma, value) in zip(pragmas, ["ON", "OFF"]) {
        try? db.execute(sql: "PRAGMA \(pragma) = \(value)")
      }
    }
    try db.inTransaction(.immediate) {
      for table in tables { try make(table, db) }
      let found = try Objects(db).indexes
      for (name, index) in expected.indexes where found[name] != index {
        try db.execute(sql: "DROP INDEX IF EXISTS \(name)")
        try db.execute(sql: index.text)
      }
      return .commit
    }
  }

  private func make(_ table: String, _ db: Database) throws {
    guard let text = expected.tables[table] else { return }
    let old = "lost_\(table)"
    let columns = try Set(Self.columns(of: table, db))
    if !columns.isEmpty { try db.execute(sql: "ALTER TABLE \(table) RENAME TO \(old)") }
    try db.execute(sql: text)
    guard !columns.isEmpty else { return }
    let kept = try Self.columns(of: table, db).filter(columns.contains).joined(separator: ", ")
    do {
      try db.execute(sql: "INSERT OR IGNORE INTO \(table) (\(kept)) SELECT \(kept) FROM \(old)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      // Values of other types than the columns have: the table stays empty.
    }
    try db.execute(sql: "DROP TABLE \(old)")
  }

  private static func columns(of table: String, _ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
  }
}

/// The objects of a schema.
private struct Objects {
  /// Texts by name.
  var tables: [String: String] = [:]
  var indexes: [String: Index] = [:]
  /// By table: its columns, with their types, and the indexes of its keys.
  var parts: [String: Set<String>] = [:]

  struct Index: Equatable {
    let table: String
    let text: String
  }

  init() {}

  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, tbl_name, sql FROM sqlite_master
        WHERE type IN ('table', 'index')
          AND (name NOT LIKE 'sqlite^_%' ESCAPE '^' OR name LIKE 'sqlite^_autoindex%' ESCAPE '^')
        """)
    for row in rows {
      let (type, name, table): (String, String, String) = (
        try row.value("type"), try row.value("name"), try row.value("tbl_name")
      )
      switch (type, try row.value("sql") as String?) {
      case ("table", let text?):
        tables[name] = text
        parts[name, default: []].formUnion(
          try String.fetchAll(
            db,
            sql: """
              SELECT name || ' ' || type || ' ' || "notnull" || ' ' || pk FROM pragma_table_info(?)
              """, arguments: [name]))
      case ("index", let text?): indexes[name] = Index(table: table, text: text)
      default: parts[table, default: []].insert(name)
      }
    }
  }
}
