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

  @Test(arguments: [
    ("models SET weights = x'00'", "its weights after epoch 3 do not fit their layers"),
    (
      "models SET weights = substr(weights, 2)", "its weights after epoch 3 do not fit their layers"
    ),
    ("models SET layers = '2-4'", "its weights after epoch 3 do not fit their layers"),
    ("models SET layers = 'x'", "its weights after epoch 3 do not fit their layers"),
    (
      "models SET weights = zeroblob(length(weights))",
      "its weights after epoch 3 are not those of the run"
    ),
    (
      "models SET weights = CAST(x'0000C07F' || substr(weights, 5) AS BLOB)",
      "its weights after epoch 3 are not all numbers"
    ),
    (
      "models SET context = '{}'", "its weights after epoch 3 do not fit what is stored beside them"
    ),
    (
      "models SET context = json_set(context, '$.encoding.fills', json('[1]'))",
      "its weights after epoch 3 do not fit what is stored beside them"
    ),
    ("confusions SET test = '[[1],[1,1]]'", "its confusion counts cannot be counts"),
    ("confusions SET training = '[[-1,2],[1,1]]'", "its confusion counts cannot be counts"),
    ("confusions SET validation = '[]'", "its confusion counts cannot be counts"),
    ("confusions SET training = 'x'", "its confusion counts cannot be counts"),
    (
      "confusions SET validation = '[[3,0],[0,2]]'",
      "its confusion counts are not those of its epoch"
    ),
    ("confusions SET training = NULL", "its confusion counts are not those of its epoch"),
  ])
  func `what training a run again writes anew is named so`(sql: String, reason: String) throws {
    try change("UPDATE \(sql) WHERE trajectory = 1")
    let run = Fixture.point(0, hidden: "2").id
    #expect(
      try merge().refused == [.init(run: run.hex, reason: reason, isMendable: true)])
    // Where it comes from the run is trained again to the same bits.
    let store = try there.store()
    let claim = TrajectoryClaim(id: run, position: 0, goals: [PointGoal(epochs: 3)])
    try store.keep(try Fixture.result(claim))
    try store.close()
    #expect(try merge().refused == [])
    #expect(try Results(directory: there.path).model(of: run, epoch: 3) != nil)
  }

  @Test(arguments: [
    ("UPDATE epochs SET seconds = 9e999 WHERE trajectory = 1", "it took a time that there is not"),
    ("UPDATE trajectories SET seconds = -1 WHERE id = 1", "it took a time that there is not"),
    (
      "UPDATE trajectories SET weights_digest = 'x' WHERE id = 1",
      "the digest of its weights is none"
    ),
    (
      "UPDATE points SET epochs = 9000000 WHERE trajectory = 1",
      "it is asked for at a place or epoch that there is not"
    ),
    (
      "UPDATE points SET position = -1 WHERE trajectory = 1",
      "it is asked for at a place or epoch that there is not"
    ),
    (
      "UPDATE points SET stop = 'patience' WHERE trajectory = 1",
      "it is asked for with a stop rule that is none"
    ),
    (
      "UPDATE models SET epoch = 9 WHERE trajectory = 1",
      "its weights are of an epoch that it has not"
    ),
    (
      "INSERT INTO epoch_scores VALUES (1, 3, 'macro_f1', 7, NULL)",
      "its macro_f1 is none that can be"
    ),
  ])
  func `a run with what cannot be is not taken`(sql: String, reason: String) throws {
    try change(sql)
    let run = Fixture.point(0, hidden: "2").id
    #expect(try merge().refused == [.init(run: run.hex, reason: reason)])
  }

  @Test(arguments: [
    "UPDATE datasets SET classes = 'x'", "UPDATE datasets SET classes = '[]'",
    "UPDATE datasets SET positive = 2", "UPDATE datasets SET positive = -1",
    "UPDATE datasets SET splits = '{}'", "UPDATE datasets SET target_deviation = 2",
    "DELETE FROM datasets", "UPDATE experiments SET has_classes = 0",
    "UPDATE experiments SET score = 'x'", "UPDATE experiments SET scores = 'macro_f1 rmse'",
    "INSERT INTO row_names VALUES (1, 'aa', 'xor', 'x')",
    "INSERT INTO row_names VALUES (1, 'aa', 'xor', '{}')",
  ])
  func `an experiment whose data cannot be read is refused, and its file's run mends it`(
    sql: String
  ) throws {
    try change(sql)
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(
      error?.cause == """
        what it holds of the data of experiment 'grid' is damaged; nothing was taken over
        """, "\(error as Any)")
    #expect(try Results(directory: here.path).experiments().isEmpty)
    guard !sql.contains("row_names") else { return }
    let store = try there.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    try store.close()
    #expect(try merge().newRuns == 3)
  }

  @Test func `of one that nn-sweep made the command is told that writes it anew`() throws {
    let text = ExperimentMaker.refit.mark.replacing("'", with: "''")
    try change(
      "DELETE FROM datasets; UPDATE experiments SET name = 'grid.refit', text = '\(text)'")
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(
      error?.hint?.hasPrefix("'nn-sweep refit grid --results DIR' there writes it anew") == true,
      "\(error as Any)")
  }

  @Test(arguments: [
    (
      "UPDATE settings SET variables = 'x' WHERE id = 1",
      "is damaged: the variables of a setting cannot be read"
    ),
    (
      "INSERT INTO test_looks VALUES (1, 9000000000000000000, '', '')",
      "is damaged: how often test scores were looked at is not a number, or not at a time"
    ),
  ])
  func `damage of theirs is not called ours`(sql: String, cause: String) throws {
    try change(sql)
    let error = #expect(throws: StorageError.self) { try merge() }
    #expect(error?.cause == cause)
    #expect(error?.isAbout(there.path) == true)
    #expect(try Results(directory: here.path).experiments().isEmpty)
  }

  @Test func `the tables that no view may stand for are those that there are`() throws {
    let store = try here.store()
    let tables = try store.queue.read {
      try String.fetchAll(
        $0,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    }
    #expect(Set(tables) == Set(ForeignSchema.tableNames))
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
