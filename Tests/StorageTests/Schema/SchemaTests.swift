import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// The schema, as text: whoever changes it sees that a released migration is frozen.
struct SchemaTests {
  let sandbox = Sandbox()

  @Test func `the schema is as released`() throws {
    try sandbox.store().close()
    let schema = try DatabaseQueue(path: sandbox.database).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%'
            AND name NOT LIKE 'sqlite%' ORDER BY rowid
          """)
    }
    #expect(schema.joined(separator: "\n\n") == SchemaSnapshot.text)
  }

  @Test(arguments: ["settings", "runs", "curves", "leaderboard"])
  func `every axis has its column`(table: String) throws {
    try sandbox.store().close()
    let columns = try DatabaseQueue(path: sandbox.database).read { db in
      try db.columns(in: table).map(\.name)
    }
    // The epochs asked and the stop rule are the point's, not the setting's.
    let axes = Axis.allCases.filter { $0 != .epochs && $0 != .stop }.map(\.rawValue)
    #expect(Set(columns).isSuperset(of: axes))
    // Columns that came later stand last.
    let documented = axes.filter { !Schema.addedColumns.contains($0) } + Schema.addedColumns
    if table != "settings" { #expect(columns.filter(axes.contains) == documented) }
  }

  @Test func `every table is strict`() throws {
    try sandbox.store().close()
    let loose = try DatabaseQueue(path: sandbox.database).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0
            AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
          """)
    }
    #expect(loose == [])
  }

  @Test func `a state that nobody knows is damage, not a result`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    for state in PointState.allCases {
      try store.queue.write { try $0.execute(sql: "UPDATE points SET state = '\(state)'") }
      #expect(try store.results.runs(of: "grid").map(\.state) == [state])
    }
    try store.queue.write { try $0.execute(sql: "UPDATE points SET state = 'lost'") }
    let error = #expect(throws: StorageError.self) { try store.results.runs(of: "grid") }
    #expect(error?.kind == .damage)
    #expect(throws: StorageError.self) {
      try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    }
  }

  @Test func `views of another version are outdated to a reader and made anew by a writer`() throws
  {
    try sandbox.store().close()
    let expected = try viewColumns()
    try DatabaseQueue(path: sandbox.database).write { db in
      try db.execute(sql: "DROP VIEW curves; CREATE VIEW curves AS SELECT 1 AS one")
      try db.execute(sql: "CREATE VIEW mine AS SELECT * FROM points")
    }
    #expect(throws: StorageError.outdated(sandbox.database)) {
      try Results(directory: sandbox.path)
    }
    try sandbox.store().close()
    #expect(try viewColumns() == expected)
    _ = try Results(directory: sandbox.path)
    // Nothing was at stake: no copy was made, and a person's own view stays.
    #expect(!FileManager.default.fileExists(atPath: sandbox.database + ".backup-1"))
    let points = try DatabaseQueue(path: sandbox.database).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM mine")
    }
    #expect(points == 0)
  }

  private func viewColumns() throws -> [[String]] {
    try DatabaseQueue(path: sandbox.database).read { db in
      try ["runs", "curves", "leaderboard"].map { try db.columns(in: $0).map(\.name) }
    }
  }

  @Test func `a database that is up to date is not written to`() throws {
    try sandbox.store().close()
    let queue = try DatabaseQueue(path: sandbox.database)
    let before = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    try Schema.upgrade(queue)
    let after = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    #expect(after == before)
  }

  @Test func `one migration gives an axis its column`() throws {
    let migration = Migration.axis("slope", .real)
    #expect(migration.column == "slope")
    let store = try sandbox.store()
    try store.queue.write { db in
      try migration.apply(db)
      #expect(try db.columns(in: "settings").last?.name == "slope")
      #expect(try db.columns(in: "settings").last?.type == "REAL")
    }
  }

  @Test func `foreign keys hold, the log is write-ahead, and synchronous is normal`() throws {
    let store = try sandbox.store()
    #expect(try store.pragma("foreign_keys") == "1")
    #expect(try store.pragma("journal_mode") == "wal")
    #expect(try store.pragma("synchronous") == "1")
  }
}
