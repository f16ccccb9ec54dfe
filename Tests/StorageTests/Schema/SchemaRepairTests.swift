import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What somebody has dropped from a database is made anew when it is opened for writing, and told.
struct SchemaRepairTests {
  private let sandbox = Sandbox()

  private func register(_ store: Store) throws -> Registration {
    try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]), stamp: "a")
  }

  /// Two finished runs, and all results in canonical form.
  private func fill() throws -> [String] {
    let store = try sandbox.store()
    _ = try register(store)
    try store.finishAll()
    try store.close()
    return try sandbox.canonical()
  }

  /// Opens the database, has the experiment run again, and answers what was said.
  private func run(trainsAgain: Bool = false) throws -> [String] {
    var notes: [String] = []
    let store = try sandbox.store { notes.append($0) }
    #expect(try register(store).waiting == (trainsAgain ? 2 : 0))
    try store.finishAll()
    #expect(try register(store).waiting == 0)
    try store.close()
    return sandbox.findings(notes)
  }

  private func expectWhole() throws {
    let difference = try DatabaseQueue(path: sandbox.database).read {
      try ForeignSchema.difference($0, schema: "main")
    }
    #expect(difference == nil)
    #expect(try sandbox.openingNotes().isEmpty)
  }

  private var hasCopy: Bool {
    FileManager.default.fileExists(atPath: sandbox.database + ".backup-1")
  }

  @Test(arguments: ForeignSchema.tableNames.filter { $0 != "grdb_migrations" })
  func `a dropped table is made anew, and one run brings its results back`(table: String) throws {
    let before = try fill()
    try sandbox.edit("DROP TABLE \(table)")
    let notes = try run(trainsAgain: ["trajectories", "epochs"].contains(table))
    let start = "table '\(table)' was missing or not whole: made anew"
    #expect(notes.first?.hasPrefix(start) == true, "\(notes)")
    let isTransient = ["claims", "holders", "states"].contains(table)
    #expect(notes.first?.contains("; as it was: '\(sandbox.database).backup-1'; ") == !isTransient)
    #expect(hasCopy == !isTransient)
    #expect(try sandbox.canonical() == before)
    try expectWhole()
  }

  @Test(arguments: [
    ("DROP VIEW runs", "view 'runs'"), ("DROP INDEX points_kept", "index 'points_kept'"),
    (
      "DROP INDEX points_by_state; CREATE INDEX points_by_state ON points (turn)",
      "index 'points_by_state'"
    ),
  ])
  func `views and indexes are made anew without a copy`(sql: String, what: String) throws {
    let before = try fill()
    try sandbox.edit(sql)
    #expect(try run() == ["\(what) was missing or not whole: made anew"])
    #expect(!hasCopy)
    #expect(try sandbox.canonical() == before)
    try expectWhole()
  }

  @Test(arguments: [
    ("epochs", "test_loss"), ("settings", "gamma"), ("trajectories", "curve_digest"),
    ("experiments", "differing"), ("datasets", "splits"), ("points", "stop"),
  ])
  func `a table without one of its columns keeps the others`(table: String, column: String) throws {
    let before = try fill()
    try sandbox.edit(
      """
      DROP VIEW runs; DROP VIEW curves; DROP VIEW leaderboard; DROP INDEX points_kept;
      ALTER TABLE \(table) RENAME COLUMN \(column) TO other;
      """)
    let notes = try run(trainsAgain: ["trajectories", "epochs"].contains(table))
    #expect(notes.first?.hasPrefix("table '\(table)', ") == true, "\(notes)")
    #expect(try sandbox.canonical() == before)
    try expectWhole()
  }

  @Test func `a table that lost its keys is made anew with its rows`() throws {
    let before = try fill()
    try sandbox.edit(
      """
      PRAGMA legacy_alter_table = ON; CREATE TABLE copy AS SELECT * FROM experiments;
      DROP TABLE experiments; ALTER TABLE copy RENAME TO experiments;
      """)
    #expect(try run().count == 1)
    #expect(try sandbox.canonical() == before)
    try expectWhole()
  }

  @Test(arguments: [
    ("DROP TABLE epochs", "table 'epochs'"), ("DROP VIEW curves", "view 'curves'"),
    ("ALTER TABLE test_looks RENAME COLUMN count TO other", "column 'count'"),
  ])
  func `whoever reads is told what is missing, and what to do`(sql: String, what: String) throws {
    _ = try fill()
    try sandbox.edit(sql)
    let error = #expect(throws: StorageError.self) {
      let results = try Results(directory: sandbox.path)
      _ = try results.curves(of: results.runs(of: "grid"))
      _ = try results.testLooks(of: "grid")
    }
    #expect(error?.cause == "is damaged (its \(what) is missing)")
    #expect(error?.hint?.contains("'nn-sweep run FILE' makes it anew") == true)
  }

  @Test(arguments: ["DELETE FROM grdb_migrations", "DROP TABLE grdb_migrations"])
  func `a list of versions that is gone is written again, and reading needs none`(sql: String)
    throws
  {
    let before = try fill()
    try sandbox.edit(sql)
    #expect(try sandbox.canonical() == before)
    #expect(try run().isEmpty)
    #expect(!hasCopy)
    #expect(try sandbox.canonical() == before)
    try expectWhole()
  }
}
