import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What a person has added to the schema: most of it does no harm, and what does is named.
struct AddedObjectTests {
  private let sandbox = Sandbox()

  private func check(_ error: StorageError?, _ cause: String, _ hint: String) {
    #expect(error?.kind == .world)
    #expect(
      error?.description == "results database '\(sandbox.database)': \(cause)\n  hint: \(hint)")
  }

  @Test func `tables, views and indexes of one's own stay and do no harm`() throws {
    try sandbox.filled().close()
    try sandbox.edit(
      """
      CREATE TABLE plain (run TEXT PRIMARY KEY); CREATE INDEX mine ON points (position);
      CREATE UNIQUE INDEX own ON plain (run); CREATE VIEW some AS SELECT id FROM runs;
      CREATE TABLE notes (run TEXT REFERENCES trajectories (run), text TEXT);
      """)
    #expect(try sandbox.openingNotes().isEmpty)
    let store = try sandbox.filled()
    try store.finishAll()
    #expect(try store.remove(.experiment("grid")).runs == 2)
    try store.close()
    let names = try DatabaseQueue(path: sandbox.database).read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT name FROM sqlite_master WHERE name IN ('plain', 'mine', 'own', 'some', 'notes')
          """)
    }
    #expect(names.count == 5)
  }

  private static let index = """
    its index 'mine' is not nn-sweep's, and as a unique one it may forbid what is to be stored in \
    'points'
    """
  private static let dropIndex =
    "in sqlite3, DROP INDEX mine; one that is not UNIQUE may be there"

  @Test func `nothing is written beside a unique index of one's own, and all is read`() throws {
    try sandbox.filled().close()
    try sandbox.edit("CREATE UNIQUE INDEX mine ON points (position, trajectory)")
    for _ in 0..<2 {
      check(
        #expect(throws: StorageError.self) { try sandbox.store() }, Self.index, Self.dropIndex)
    }
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
    try sandbox.edit("DROP INDEX mine")
    #expect(try sandbox.openingNotes().isEmpty)
  }

  @Test(arguments: ["experiment", "experiment + 0"])
  func `a unique index that comes while a sweep is under way is named when it forbids something`(
    column: String
  ) throws {
    let store = try sandbox.store()
    try sandbox.edit("CREATE UNIQUE INDEX mine ON points (\(column))")
    check(
      #expect(throws: StorageError.self) {
        try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
      }, Self.index, Self.dropIndex)
    try sandbox.edit("DROP INDEX mine")
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    try store.close()
    #expect(try sandbox.openingNotes().isEmpty)
  }

  @Test(arguments: ["trajectories (run)", "points (position)"])
  func `a table that refers to what is to be removed is named`(what: String) throws {
    try sandbox.filled().close()
    try sandbox.edit(
      """
      CREATE TABLE "my notes" (run TEXT REFERENCES \(what), text TEXT);
      INSERT INTO "my notes" SELECT run, '' FROM trajectories;
      """)
    let error = #expect(throws: StorageError.self) {
      let store = try sandbox.store()
      defer { try? store.close() }
      _ = try store.remove(.experiment("grid"))
    }
    check(
      error,
      "its table 'my notes' is not nn-sweep's, and forbids this: it refers to rows that were to be"
        + " removed or changed",
      "in sqlite3, DROP TABLE \"my notes\", or make it anew without REFERENCES: then it may be there"
    )
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
    try sandbox.edit("DROP TABLE \"my notes\"")
    #expect(try sandbox.openingNotes().isEmpty)
    #expect(try sandbox.store().remove(.experiment("grid")).runs == 2)
  }

  @Test(arguments: [
    (
      "DROP VIEW runs; CREATE TABLE Runs (x)", "table 'Runs'",
      """
      it has the name of a view: in sqlite3, DROP TABLE Runs, or ALTER TABLE Runs RENAME TO another \
      name; then 'nn-sweep run FILE' makes the view anew
      """, "ALTER TABLE runs RENAME TO mine"
    ),
    (
      "CREATE TRIGGER t AFTER INSERT ON epochs BEGIN SELECT 1; END", "trigger 't'",
      "in sqlite3, DROP TRIGGER t; of a database from elsewhere ask for one as nn-sweep left it",
      "DROP TRIGGER t"
    ),
  ])
  func `what takes the place of a view, or would run, is refused and named`(
    edit: String, what: String, hint: String, cure: String
  ) throws {
    try sandbox.filled().close()
    try sandbox.edit(edit)
    for open in [{ _ = try sandbox.store() }, { _ = try Results(directory: sandbox.path) }] {
      check(
        #expect(throws: StorageError.self) { try open() },
        "its \(what) is not as nn-sweep makes it; nothing of it is used", hint)
    }
    try sandbox.edit(cure)
    _ = try sandbox.openingNotes()
    #expect(try sandbox.openingNotes().isEmpty)
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
  }
}
