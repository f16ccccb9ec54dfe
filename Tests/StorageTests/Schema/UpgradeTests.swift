import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// Databases of older versions, built by their own migrations.
struct UpgradeTests {
  let sandbox = Sandbox()

  /// A database as the second migration left it: a finished run with its weights, one that diverged
  /// and one that waits, of an experiment with classes, and one with a numeric target.
  private func writeSchema2() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(queue, upTo: "2 states")
    try queue.write { try $0.execute(sql: Self.rows) }
    try queue.close()
  }

  private static let runs = ["2", "4", "8"].map { Fixture.point(0, hidden: $0).id.hex }

  private static let rows = """
    INSERT INTO experiments VALUES
      (1, 'grid', 'a test', 'grid.exp', 'name: grid', 'xor', '["no","yes"]', NULL, 1, 'hidden'),
      (2, 'houses', '', 'houses.exp', '', 'houses.csv', '[]', 2.5, 2, NULL);
    INSERT INTO settings (id, experiment, text, hidden) VALUES
      (1, 1, 'hidden=2', '2'), (2, 1, 'hidden=4', '4'), (3, 1, 'hidden=8', '8');
    INSERT INTO trajectories
        (id, run, seed, parameters, epochs, diverged_epoch, seconds, canonical, weights_digest)
      VALUES (1, '\(runs[0])', 1, 17, 2, NULL, 1.5, 'a', 'd'),
        (2, '\(runs[1])', 1, 17, 0, 1, 1, 'b', 'stray'),
        (3, '\(runs[2])', 1, 17, 0, NULL, NULL, 'c', NULL);
    INSERT INTO epochs VALUES (1, 1, 1, 0.1, 1, 0.9, 1, 0.3, 0.5), (1, 2, 1, 0.2, 1, 0.8, 1, 0.3, 0.5);
    INSERT INTO points (id, experiment, trajectory, epochs, position, turn, setting, active, state,
        training_loss, training_score, validation_loss, validation_score, test_loss, test_score,
        epoch_seconds, seconds, kept) VALUES
      (1, 1, 1, 2, 0, 0, 1, 1, 'finished', 1, 0.2, 1, 0.8, 1, 0.3, 0.5, 1, 1),
      (2, 1, 2, 2, 1, 1, 2, 1, 'diverged', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0),
      (3, 1, 3, 2, 2, 2, 3, 1, 'waiting', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0);
    INSERT INTO confusions VALUES (1, 2, NULL, '[[1,0],[0,1]]', NULL);
    INSERT INTO models VALUES (1, 2, '2-1', '{}', x'00');
    INSERT INTO states VALUES (1, 2, x'01');
    """

  @Test func `a database of the second version is upgraded whole, after a copy`() throws {
    try writeSchema2()
    var notes: [String] = []
    let store = try Store(
      directory: sandbox.path,
      provenance: Provenance(
        host: "", processor: "", instructionSet: "", version: "", commit: "")
    ) { notes.append($0) }
    #expect(notes.count == 1)
    #expect(FileManager.default.fileExists(atPath: sandbox.database + ".backup-1"))

    let results = store.results
    #expect(
      try results.experiments().map(\.data) == [
        [ExperimentData(name: "houses.csv", classes: [], targetDeviation: 2.5)],
        [ExperimentData(name: "xor", classes: ["no", "yes"])],
      ])
    let runs = try results.runs(of: "grid")
    #expect(runs.map(\.state) == [.finished, .diverged, .waiting])
    #expect(runs[0].result?.epoch == 2)
    #expect(runs[0].result?.validation.score == 0.8)
    #expect(runs.map(\.lastEpoch) == [2, nil, nil])
    #expect(runs.map(\.stop) == [nil, nil, nil])
    #expect(try results.confusions(of: runs[0].id, epoch: 2).count == 1)
    #expect(try results.leaderboard(of: "grid").rows.map(\.validationScore?.mean) == [0.8, nil])
    try results.read { (db: Database) throws in
      #expect(
        try String.fetchAll(db, sql: "SELECT dataset || state FROM runs ORDER BY position")
          == ["xorfinished", "xordiverged", "xorwaiting"])
      #expect(try Int.fetchAll(db, sql: "SELECT epoch FROM curves ORDER BY 1") == [1, 2])
      let digests = try Optional<String>.fetchAll(
        db, sql: "SELECT weights_digest FROM trajectories ORDER BY id")
      #expect(digests == ["d", nil, nil])
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
    }
    // The finished run goes on from its state, the waiting one begins.
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points(["2", "8"], epochs: 5))
    let claims = try store.claim("grid", limit: 9)
    #expect(claims.map { $0.progress?.state } == [[1], nil])
  }

  /// Points in every state, active or not, with all their numbers.
  private static let points4 = """
    INSERT INTO experiments (id, name, description, path, text, sequence, differing)
      VALUES (1, 'grid', 'a test', 'grid.exp', 'name: grid', 1, 'hidden');
    INSERT INTO datasets VALUES (1, 0, 'xor', '["no","yes"]', NULL);
    INSERT INTO settings (id, experiment, text, hidden, variables) VALUES
      (1, 1, 'hidden=2' || char(10) || 'epochs=2' || char(10) || 'stop=patience 2' || char(10)
        || 'width=0.1', '2', '{"width":0.1}'),
      (2, 1, 'hidden=4', '4', NULL);
    INSERT INTO trajectories (id, run, seed, parameters, epochs, canonical) VALUES
      (1, '\(runs[0])', 1, 17, 2, 'a'), (2, '\(runs[1])', 1, 17, 0, 'b'),
      (3, '\(runs[2])', 1, 17, 0, 'c');
    INSERT INTO points VALUES
      (7, 1, 1, 2, 'patience 2', 0, 2, 1, 1, 'finished', 1, 2, 1, 0.2, -1e999, 0.8, 1, 0.3, 0.5,
        1, 1),
      (3, 1, 2, 2, '', 1, 1, 1, 1, 'diverged', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, 0),
      (9, 1, 3, 2, '', 2, 0, 1, 0, 'failed', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, 0),
      (4, 1, 3, 3, '', 3, 4, 1, 1, 'waiting', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, 0);
    """

  @Test func `a database of the fourth version keeps every row, after a copy`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(queue, upTo: "4 amendments")
    try queue.write { try $0.execute(sql: Self.points4) }
    let tables = ["points", "settings", "trajectories", "datasets"]
    let columns = try queue.read { db in
      // A setting's text said once more what its columns say.
      try tables.map {
        try db.columns(in: $0).map(\.name).filter { $0 != "text" }.joined(separator: ", ")
      }
    }
    let before = try rows(columns, of: tables, queue)
    try queue.close()
    #expect(throws: StorageError.outdated(sandbox.database)) {
      try Results(directory: sandbox.path)
    }
    try sandbox.store().close()
    #expect(FileManager.default.fileExists(atPath: sandbox.database + ".backup-1"))
    let upgraded = try DatabaseQueue(path: sandbox.database)
    #expect(try rows(columns, of: tables, upgraded) == before)
    try upgraded.read { (db: Database) throws in
      let violations = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      let revision = try Int.fetchOne(db, sql: "SELECT revision FROM experiments")
      #expect(violations.isEmpty)
      #expect(revision != 0)
    }
    #expect(
      try Results(directory: sandbox.path).runs(of: "grid", includingInactive: true)
        .map(\.state) == [.finished, .diverged, .waiting, .failed])
    try upgraded.read { (db: Database) throws in
      var table = SettingTable(db)
      let settings = Settings([
        .hidden: .text("2"), .epochs: .number(2), .stop: .text("patience 2"),
        .variable("width"): .number(0.1),
      ])
      #expect(
        try table.all(of: 1) == [1: settings, 2: Settings([.hidden: .text("4")])])
    }
  }

  @Test func `a database without names of rows keeps its runs, and reads them as stored`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(queue, upTo: "outer parts")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO experiments (id, name, description, path, text, sequence)
            VALUES (1, 'grid', 'a test', 'grid.exp', 'name: grid', 1);
          INSERT INTO datasets (experiment, place, name, classes)
            VALUES (1, 0, 'xor', '["no","yes"]');
          INSERT INTO settings (id, experiment, hidden) VALUES (1, 1, '2');
          INSERT INTO trajectories (id, run, seed, parameters, epochs, canonical)
            VALUES (1, '\(Self.runs[0])', 1, 17, 2, 'examples aa');
          INSERT INTO points (experiment, trajectory, epochs, planned_epochs, stop, position, turn,
              setting, active, state, ranked_by)
            VALUES (1, 1, 2, 2, '', 0, 0, 1, 1, 'waiting', '');
          """)
    }
    try queue.close()
    let store = try sandbox.store()
    #expect(FileManager.default.fileExists(atPath: sandbox.database + ".backup-1"))
    let runs = try store.results.runs(of: "grid")
    #expect(runs.count == 1)
    #expect(try store.results.rowNames(of: runs[0].id, in: "grid", dataset: "xor") == nil)
    #expect(try store.results.rowNames(of: runs[0].id).map(\.names) == [nil])
  }

  /// All rows of tables in the columns that they had before.
  private func rows(
    _ columns: [String], of tables: [String], _ queue: DatabaseQueue
  ) throws -> [[Row]] {
    try queue.read { db in
      try zip(columns, tables).map { columns, table in
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY 1, 2")
      }
    }
  }

  @Test func `a creation that was cut short is gone on with, not upgraded`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(queue, upTo: "2 states")
    try queue.close()
    #expect(throws: StorageError.noResults(sandbox.path)) { try Results(directory: sandbox.path) }
    _ = try sandbox.store()
    #expect(!FileManager.default.fileExists(atPath: sandbox.database + ".backup-1"))
  }
}
