import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// Many databases into one: what each costs depends on what it brings, and what comes of it not on
/// their order.
struct MergingTests {
  let here = Sandbox()

  /// Databases of one run each, by the number of hidden units.
  private func shards(_ hidden: [Int]) throws -> [Sandbox] {
    try hidden.enumerated().map { position, size in
      let sandbox = Sandbox()
      let store = try sandbox.store()
      var point = Fixture.point(position, hidden: "\(size)")
      point.order = position
      _ = try store.register(Fixture.experiment(), points: [point])
      try store.finishAll { _ in Double(size) / 100 }
      try store.close()
      return sandbox
    }
  }

  @Test(arguments: [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 0, 6, 1, 5, 2, 4]])
  func `weights are kept of the best over all databases, in whatever order they come`(
    order: [Int]
  ) throws {
    let shards = try shards([10, 20, 30, 40, 50, 60, 70])
    let store = try here.store(modelsKept: 3)
    for place in order { #expect(try store.merge(shards[place].path).newRuns == 1) }
    try store.close()
    let kept = try DatabaseQueue(path: here.database).read {
      try Int.fetchAll(
        $0,
        sql: """
          SELECT p.position FROM models m JOIN points p ON p.trajectory = m.trajectory
          WHERE p.kept = 1 ORDER BY p.position
          """)
    }
    #expect(kept == [4, 5, 6])
  }

  @Test func `a setting that several databases have is entered once`() throws {
    let store = try here.store()
    for seed in 1...4 {
      let sandbox = Sandbox()
      let other = try sandbox.store()
      let points = ["2", "4"].enumerated().map {
        Fixture.point(2 * Int(seed) + $0, hidden: $1, seed: UInt64(seed))
      }
      _ = try other.register(Fixture.experiment(), points: points)
      try other.finishAll()
      try other.close()
      #expect(try store.merge(sandbox.path).newPoints == 2)
      #expect(try store.merge(sandbox.path).newPoints == 0)
      // Somebody else's settings are seen as well.
      if seed == 2 {
        _ = try store.register(
          Fixture.experiment(), points: [Fixture.point(0, hidden: "8", seed: 9)])
      }
    }
    try store.close()
    let settings = try DatabaseQueue(path: here.database).read {
      try String.fetchAll($0, sql: "SELECT hidden FROM settings ORDER BY hidden")
    }
    #expect(settings == ["2", "4", "8"])
  }

  @Test func `a database that is refused changes nothing`() throws {
    let shards = try shards([10, 20])
    let store = try here.store()
    try DatabaseQueue(path: shards[1].database).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM trajectories")
    }
    #expect(try store.merge(shards[0].path).newPoints == 1)
    #expect(throws: StorageError.self) { try store.merge(shards[1].path) }
    #expect(try store.merge(shards[0].path).newPoints == 0)
    try store.close()
    let count = try DatabaseQueue(path: here.database).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM settings")
    }
    #expect(count == 1)
    // A folder goes with the last that knows it.
    withExtendedLifetime(shards) {}
  }

  @Test func `no statement of a merge walks through our own runs or points`() throws {
    let shard = try #require(try shards([10]).first)
    let store = try here.store()
    let plans = try store.queue.writeWithoutTransaction { db in
      // What looks after foreign keys is in a plan, and runs only where one is broken.
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [shard.database])
      defer { try? db.execute(sql: "DETACH DATABASE other; PRAGMA foreign_keys = ON") }
      try db.execute(
        sql: """
          CREATE TEMP TABLE refused (trajectory INTEGER PRIMARY KEY);
          CREATE TEMP TABLE setting_pairs
            (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL, ranked_by TEXT NOT NULL);
          CREATE TEMP TABLE apart (point INTEGER PRIMARY KEY);
          \(MergeStatements.compare)
          """)
      let compared = MergeStatements.compare.replacing("TABLE pairs", with: "TABLE others")
      let statements = [
        compared.components(separatedBy: ";\n")[1], MergeStatements.takeRuns,
        MergeStatements.takePoints, MergeStatements.conclude,
      ].flatMap { $0.components(separatedBy: ";\n") }
      return try statements.filter { $0.contains { !$0.isWhitespace } }.flatMap { statement in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + statement).map { row in
          "\(row["detail"] as String) in \(statement)"
        }
      }
    }
    try store.close()
    #expect(plans.count > 20)
    let own = ["points", "trajectories", "epochs", "states", "models", "t", "q", "mine"]
    for plan in plans {
      #expect(!own.contains { plan.hasPrefix("SCAN \($0) ") }, "\(plan)")
      #expect(!plan.contains("AUTOMATIC"), "\(plan)")
    }
  }

  @Test func `a copy is a database of its own, without a log and without states that go`() throws {
    let store = try here.store()
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points(["2", "4", "8"]), keep: .none)
    try store.finishAll()
    let folder = Sandbox()
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    for _ in 1...2 { try store.copy(to: folder.database) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["sweeps.sqlite"])
    #expect(try Results(directory: folder.path).states()["grid"]?[.finished] == 3)
    // It is whole while the store goes on.
    let taker = Sandbox()
    let other = try taker.store()
    #expect(try other.merge(folder.path).newRuns == 3)
    try other.close()
    try store.close()
    #expect(throws: StorageError.self) { try store.copy(to: folder.path + "/no/such/folder") }
  }
}
