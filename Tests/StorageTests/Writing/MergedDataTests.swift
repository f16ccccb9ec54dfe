import GRDB
import Records
import Testing

@testable import Storage

/// An experiment that two databases have under one name, each on data of its own.
struct MergedDataTests {
  let here = Sandbox()

  private func point(
    _ position: Int, on examples: String, seed: UInt64, dataset: String? = nil
  ) -> PointRequest {
    let canonical = "examples \(examples)\nlayers 2-4-1\nseed \(seed)\n"
    var settings = Fixture.settings()
    settings[.dataset] = dataset.map(AxisValue.text)
    return PointRequest(
      position: position, id: Fixture.id(canonical), canonicalText: canonical, settings: settings,
      replicate: Replicate(seed: seed), epochs: 3, stop: nil, parameters: 17)
  }

  /// A database in which the points of `grid` are trained.
  private func database(_ points: [PointRequest], score: Double) throws -> Sandbox {
    let sandbox = Sandbox()
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    try store.finishAll { _ in score }
    try store.close()
    return sandbox
  }

  @Test func `runs on other data are taken, and not asked for`() throws {
    let store = try here.store()
    let ours = (1...2).map { point($0 - 1, on: "aa", seed: UInt64($0)) }
    let theirs = (1...2).map { point($0 - 1, on: "bb", seed: UInt64($0)) }
    _ = try store.register(Fixture.experiment(), points: ours)
    try store.finishAll { _ in 0.75 }
    let other = try database(theirs, score: 0.25)
    for count in [2, 0] {
      let outcome = try store.merge(other.path)
      #expect(outcome.newRuns == count)
      #expect(outcome.newPoints == count)
      #expect(outcome.onOtherData == ["grid"])
    }
    let results = store.results
    #expect(try results.runs(of: "grid").map(\.id) == ours.map(\.id))
    #expect(
      try Set(results.runs(of: "grid", includingInactive: true).map(\.id))
        == Set((ours + theirs).map(\.id)))
    let row = try #require(results.leaderboard(of: "grid", limit: 1).rows.first)
    #expect(row.validationScore?.mean == 0.75)
    // Under a name of its own nothing is left to train.
    let renamed = try store.register(Fixture.experiment("theirs"), points: theirs)
    #expect(renamed.waiting == 0)
    #expect(try results.runs(of: "theirs").map(\.result?.validation.score) == [0.25, 0.25])
  }

  @Test func `points that went with other data are not asked for again`() throws {
    let store = try here.store()
    let old = point(0, on: "aa", seed: 1)
    _ = try store.register(Fixture.experiment(), points: [old])
    try store.finishAll()
    let new = point(0, on: "bb", seed: 1)
    _ = try store.register(Fixture.experiment(), points: [new])
    let other = try database([old], score: 0.75)
    #expect(try store.merge(other.path).onOtherData == ["grid"])
    #expect(try store.results.runs(of: "grid").map(\.id) == [new.id])
  }

  @Test func `more seeds, and another of several datasets, are no other data`() throws {
    let store = try here.store()
    let ours = point(0, on: "aa", seed: 1, dataset: "a")
    _ = try store.register(Fixture.experiment(), points: [ours])
    try store.finishAll()
    let theirs = [
      point(1, on: "aa", seed: 2, dataset: "a"), point(2, on: "bb", seed: 1, dataset: "b"),
    ]
    let more = try database(theirs, score: 0.75)
    #expect(try store.merge(more.path).onOtherData == [])
    #expect(try store.results.runs(of: "grid").count == 3)
    // One of them is another now.
    let changed = [
      point(3, on: "aa", seed: 3, dataset: "a"), point(4, on: "cc", seed: 3, dataset: "b"),
    ]
    let other = try database(changed, score: 0.75)
    #expect(try store.merge(other.path).onOtherData == ["grid"])
    #expect(try store.results.runs(of: "grid").map(\.position) == [0, 1, 2, 3])
    // A folder goes with the last that knows it.
    withExtendedLifetime((more, other)) {}
  }
}
