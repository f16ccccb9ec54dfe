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
    if table != "settings" { #expect(columns.filter(axes.contains) == axes) }
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

  @Test func `a point is in one of four states`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    for state in ["waiting", "finished", "diverged", "failed"] {
      try store.queue.write { try $0.execute(sql: "UPDATE points SET state = '\(state)'") }
    }
    #expect(throws: DatabaseError.self) {
      try store.queue.write { try $0.execute(sql: "UPDATE points SET state = 'lost'") }
    }
  }

  @Test func `foreign keys hold, the log is write-ahead, and synchronous is normal`() throws {
    let store = try sandbox.store()
    #expect(try store.pragma("foreign_keys") == "1")
    #expect(try store.pragma("journal_mode") == "wal")
    #expect(try store.pragma("synchronous") == "1")
  }
}
