import Foundation
import GRDB
import Networks
import Records
import Testing

@testable import Storage

/// Nothing of a database from elsewhere is believed that it contradicts itself.
struct MergeCheckTests {
  let here = Sandbox()
  let there = Sandbox()

  /// A database of three runs that somebody has changed behind the program's back.
  private func change(_ sql: String) throws {
    let store = try there.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    try store.finishAll()
    try store.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: there.database, configuration: configuration).writeWithoutTransaction {
      try $0.execute(sql: sql)
    }
  }

  private func merge() throws -> MergeOutcome {
    let store = try here.store()
    defer { try? store.close() }
    return try store.merge(there.path)
  }

  @Test(arguments: [
    (
      "UPDATE trajectories SET canonical = canonical || 'x' WHERE id = 1", "its text has another id"
    ),
    (
      "UPDATE trajectories SET canonical = canonical || char(0) WHERE id = 1",
      "its text has another id"
    ),
    ("UPDATE trajectories SET seed = 2 WHERE id = 1", "its text has another seed"),
    (
      "UPDATE trajectories SET parameters = 18 WHERE id = 1",
      "its text has another number of parameters"
    ),
    (
      "DELETE FROM epochs WHERE trajectory = 1 AND epoch = 3",
      "of its 3 epochs some are missing, or there are others"
    ),
    (
      "DELETE FROM epochs WHERE trajectory = 1 AND epoch = 1",
      "of its 3 epochs some are missing, or there are others"
    ),
    (
      "UPDATE trajectories SET epochs = 2 WHERE id = 1",
      "of its 2 epochs some are missing, or there are others"
    ),
    (
      "UPDATE epochs SET epoch = 4 WHERE trajectory = 1 AND epoch = 3",
      "of its 3 epochs some are missing, or there are others"
    ),
    (
      "UPDATE epochs SET validation_score = 0.999 WHERE trajectory = 1 AND epoch = 2",
      "its curve has another digest"
    ),
    (
      "UPDATE epochs SET test_loss = NULL WHERE trajectory = 1 AND epoch = 2",
      "its curve has another digest"
    ),
    ("UPDATE trajectories SET curve_digest = NULL WHERE id = 1", "its curve has another digest"),
    (
      "UPDATE trajectories SET diverged_epoch = 4 WHERE id = 1",
      "it diverged, and has epochs or digests that it cannot have"
    ),
    (
      """
      UPDATE trajectories SET diverged_epoch = 9223372036854775807, weights_digest = NULL,
        curve_digest = NULL WHERE id = 1
      """, "it diverged, and has epochs or digests that it cannot have"
    ),
  ])
  func `a run that contradicts itself is named and not taken, the others are`(
    sql: String, reason: String
  ) throws {
    try change(sql)
    let outcome = try merge()
    #expect(outcome.refused == [.init(run: Fixture.point(0, hidden: "2").id.hex, reason: reason)])
    #expect(outcome.newRuns == 2)
    let runs = try Results(directory: here.path).runs(of: "grid")
    #expect(runs.map(\.position) == [1, 2])
    #expect(runs.allSatisfy { $0.state == .finished })
  }

  @Test func `a divergence has the epochs before it and no digests`() throws {
    let store = try there.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    let place = Divergence(epoch: 3, step: 1, layer: 1)
    try store.record([Fixture.outcome(claim, .diverged(place), epochs: 2)])
    try store.close()
    let outcome = try merge()
    #expect(outcome.refused.isEmpty)
    #expect(outcome.newRuns == 1)
  }

  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON epochs BEGIN SELECT 1; END",
    "CREATE VIEW mine AS SELECT 1 AS one", "DROP INDEX points_kept",
    "ALTER TABLE settings ADD COLUMN note TEXT", "CREATE INDEX i ON epochs (seconds)",
    """
    ALTER TABLE aliases RENAME TO other_aliases;
    CREATE VIEW aliases AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
      SELECT x AS point, x AS setting, x AS position FROM n
    """,
  ])
  func `a schema that is not ours is refused before anything of it runs`(sql: String) throws {
    try change(sql)
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(error?.kind == .world)
    #expect(error?.cause.contains("is not as nn-sweep makes it") == true, "\(error as Any)")
    #expect(try Results(directory: here.path).experiments().isEmpty)
  }

  @Test func `statistics that SQLite keeps are no reason to refuse`() throws {
    try change("ANALYZE")
    #expect(try merge().newRuns == 3)
  }

  @Test(arguments: ["../../victim", ".holders", "sweeps.sqlite-wal", "", "a/b", "\u{1B}[31mred"])
  func `a name that no experiment can have is refused`(name: String) throws {
    try change("UPDATE experiments SET name = '\(name)'")
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(error?.cause.contains("as no experiment can be") == true)
    #expect(try Results(directory: here.path).experiments().isEmpty)
  }

  @Test func `a row that refers to nothing is damage`() throws {
    try change("DELETE FROM trajectories WHERE id = 1")
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(error?.cause == "is damaged: a row refers to another that is missing")
  }

  @Test func `settings that stand there many times are taken once`() throws {
    let columns = SettingRows.axes.map(\.rawValue).joined(separator: ", ")
    try change(
      """
      INSERT INTO settings (experiment, \(columns)) SELECT experiment, \(columns)
      FROM settings, json_each('[1,2,3,4,5]') WHERE settings.id = 1
      """)
    #expect(try merge().newPoints == 3)
    let count = try DatabaseQueue(path: here.database).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM settings")
    }
    #expect(count == 3)
  }
}
