import GRDB
import Records
import Testing

@testable import Storage

/// Settings that ask for the same training: it is one point, and each of them shows its result.
struct AliasTests {
  let sandbox = Sandbox()

  /// Seeds 1 and 2 of one training that two settings ask for, and of another training.
  private var points: [PointRequest] {
    var points = ([1, 2] as [UInt64]).flatMap { seed in
      [("4", "a"), ("4", "b"), ("8", "a")].map { hidden, scale in
        var point = Fixture.point(0, hidden: hidden, seed: seed)
        point.settings[.scale] = .text(scale)
        return point
      }
    }
    for index in points.indices {
      points[index].position = index
      points[index].order = index
    }
    return points
  }

  private func names(_ settings: [Settings]) -> [String] {
    settings.map { "\($0[.hidden]?.description ?? "") \($0[.scale]?.description ?? "")" }
  }

  @Test func `a point names the other settings that ask for it, whatever comes first`() throws {
    for points in [points, points.reversed()] {
      let sandbox = Sandbox()
      let store = try sandbox.store()
      for _ in 0..<2 {
        let counts = try store.register(Fixture.experiment(), points: points)
        #expect(counts.points == 4)
        let runs = try store.results.runs(of: "grid")
        #expect(names(runs.map(\.settings)) == ["4 a", "8 a", "4 a", "8 a"])
        #expect(names(runs.flatMap(\.aliases).map(\.settings)) == ["4 b", "4 b"])
        #expect(runs.flatMap(\.aliases).map(\.position) == [1, 4])
        #expect(names(runs[0].asked.map(\.settings)) == ["4 a", "4 b"])
      }
      try store.close()
    }
  }

  @Test func `each setting has its row in the leaderboard, with the same numbers`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    try store.finishAll { $0 % 3 == 0 ? 0.75 : 0.5 }
    let rows = try store.results.leaderboard(of: "grid").rows
    #expect(names(rows.map(\.settings)) == ["4 a", "4 b", "8 a"])
    #expect(rows.map(\.seeds) == [2, 2, 2])
    #expect(rows.map(\.validationScore?.mean) == [0.75, 0.75, 0.5])
    #expect(rows[0].bestRun == rows[1].bestRun)
    #expect(try store.results.differingAxes(of: "grid") == [.hidden, .scale])
    try store.results.read { (db: Database) throws in
      let view = try Row.fetchAll(
        db, sql: "SELECT hidden, scale, seeds, validation_score, best_run FROM leaderboard")
      #expect(
        view.map { "\($0["hidden"] as String) \($0["scale"] as String)" }
          == names(rows.map(\.settings)))
      #expect(view.map { $0["seeds"] as Int } == [2, 2, 2])
      #expect(view.map { $0["validation_score"] as Double } == [0.75, 0.75, 0.5])
      #expect(view.map { $0["best_run"] as String } == rows.map { $0.bestRun?.hex })
    }
  }

  @Test func `a setting that no longer asks goes, and its row with it`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    try store.finishAll()
    let rest = points.filter { $0.settings[.scale] == .text("a") }
    _ = try store.register(Fixture.experiment(), points: rest)
    #expect(try store.results.runs(of: "grid").allSatisfy(\.aliases.isEmpty))
    #expect(
      names(try store.results.leaderboard(of: "grid").rows.map(\.settings)) == ["4 a", "8 a"])
    #expect(try store.results.differingAxes(of: "grid") == [.hidden])
  }

  @Test func `removing another experiment leaves them`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    _ = try store.register(Fixture.experiment("other"), points: points)
    _ = try store.remove(.experiment("other"))
    #expect(try store.results.runs(of: "grid").map(\.aliases.count) == [1, 0, 1, 0])
    _ = try store.remove(.experiment("grid"))
    try store.results.read { (db: Database) throws in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM settings") == 0)
    }
  }

  @Test func `merging brings them along`() throws {
    let other = Sandbox()
    let theirs = try other.store()
    _ = try theirs.register(Fixture.experiment(), points: points)
    try theirs.finishAll()
    try theirs.close()
    let store = try sandbox.store()
    for _ in 0..<2 {
      _ = try store.merge(other.path)
      #expect(try store.results.runs(of: "grid").map(\.aliases.count) == [1, 0, 1, 0])
      #expect(try store.results.leaderboard(of: "grid").rows.count == 3)
    }
  }
}
