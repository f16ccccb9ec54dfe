import Foundation
import GRDB
import Kernels
import Networks
import Records
import Storage
import Testing

/// The views say the same as the readers.
struct ViewTests {
  let sandbox = Sandbox()

  private func rows(_ sql: String) throws -> [Row] {
    try DatabaseQueue(path: sandbox.database).read { try Row.fetchAll($0, sql: sql) }
  }

  @Test func `runs has a row a point`() throws {
    let store = try sandbox.store()
    try fillLeaderboard(store)
    _ = try store.register(Fixture.experiment("other"), points: Fixture.points(["3", "4"]))
    _ = try store.claim("other", limit: 1)
    for experiment in ["grid", "other"] {
      let runs = try store.results.runs(of: experiment)
      let rows = try rows("SELECT * FROM runs WHERE experiment = '\(experiment)' ORDER BY position")
      try #require(rows.count == runs.count)
      for (row, run) in zip(rows, runs) {
        #expect(row["id"] == run.id.hex)
        #expect(row["state"] == run.state.rawValue)
        #expect(row["seed"] == Int(run.replicate.seed))
        #expect(row["dataset"] == "xor")
        for axis in Axis.allCases where axis != .epochs && axis != .dataset {
          let value = run.settings[axis]
          if axis.isNumeric {
            #expect(row[axis.rawValue] as Double? == value?.number)
          } else {
            #expect(row[axis.rawValue] as String? == value?.description)
          }
        }
        #expect(row["parameters"] == run.parameters)
        #expect(row["epochs"] == run.epochs)
        for part in Part.allCases {
          #expect(row["\(part)_loss"] as Double? == run.result?[part].loss)
          #expect(row["\(part)_score"] as Double? == run.result?[part].score)
          #expect(row["\(part)_accuracy"] as Double? == run.result?[part].score)
        }
        #expect(row["diverged_epoch"] as Int? == run.divergedEpoch)
        #expect(row["failure"] as String? == run.failure)
        #expect(row["seconds"] as Double? == run.seconds)
        #expect(row["active"] == 1)
      }
    }
  }

  @Test func `curves has a row an epoch up to the asked one`() throws {
    let store = try sandbox.store()
    let points = [Fixture.point(0, epochs: 2), Fixture.point(1, epochs: 4)]
    _ = try store.register(Fixture.experiment(), points: points)
    try store.finishAll()
    let curves = try store.results.curves(of: store.results.runs(of: "grid"))
    for (position, curve) in curves.enumerated() {
      let rows = try rows("SELECT * FROM curves WHERE position = \(position) ORDER BY epoch")
      #expect(rows.map { $0["epoch"] as Int } == curve.epochs.map(\.epoch))
      #expect(rows.map { $0["training_loss"] as Double } == curve.epochs.map(\.training.loss))
      #expect(rows.map { $0["test_accuracy"] as Double } == curve.epochs.map(\.test.score))
      #expect(rows.map { $0["seconds"] as Double } == curve.epochs.map(\.seconds))
      #expect(rows.allSatisfy { $0["id"] == curve.run.id.hex })
    }
  }

  @Test func `leaderboard has the rows of the reader in the same order`() throws {
    let store = try sandbox.store()
    try fillLeaderboard(store)
    try expectEqualLeaderboards(store)
  }

  /// Scores and losses that are equal, infinite or missing, and divergences, in all mixtures.
  @Test(arguments: 1...8, [false, true])
  func `leaderboard has the rows of the reader whatever the results`(
    seed: UInt64, knowsChance: Bool
  ) throws {
    let store = try sandbox.store()
    var random = RandomSource(seed: seed, .order)
    let points = (0..<48).map { Fixture.point($0, hidden: "\($0 / 3 + 1)", seed: UInt64($0 % 3)) }
    var experiment = Fixture.experiment()
    if knowsChance { experiment.data[0].description = try Fixture.halves }
    _ = try store.register(experiment, points: points)
    for claim in try store.claim("grid", limit: 40) {
      if random.below(8) == 0 {
        let place = Divergence(epoch: 2, step: 1, layer: 1)
        try store.record([Fixture.outcome(claim, .diverged(place), epochs: 1)])
        continue
      }
      var curve = Fixture.epochs(3)
      for index in curve.indices {
        curve[index].validation.score = [0.5, 0.25, 0.75, .nan, -.infinity][random.below(5)]
        curve[index].validation.loss = [0.5, 0.25, .nan, .infinity][random.below(4)]
      }
      try store.record([try Fixture.result(claim, curve: curve)])
    }
    try expectEqualLeaderboards(store)
  }

  private func expectEqualLeaderboards(_ store: Store) throws {
    let expected = try store.results.leaderboard(of: "grid").rows
    let rows = try rows("SELECT * FROM leaderboard")
    try #require(rows.count == expected.count)
    for (row, expected) in zip(rows, expected) {
      #expect(row["hidden"] == expected.settings[.hidden]?.description)
      #expect(row["parameters"] == expected.parameters)
      #expect(row["epochs"] == expected.epochs)
      #expect(row["seeds"] == expected.seeds)
      #expect(row["diverged"] == expected.diverged)
      #expect(row["collapsed"] == expected.collapsed)
      #expect(summary(row, "validation_score") == plain(expected.validationScore))
      #expect(summary(row, "validation_loss") == plain(expected.validationLoss))
      #expect(summary(row, "training_accuracy") == plain(expected.trainingScore))
      #expect(summary(row, "test_accuracy") == plain(expected.testScore))
      #expect(row["best_run"] as String? == expected.bestRun?.hex)
      #expect(row["median_run"] as String? == expected.medianRun?.hex)
      if let deviation = expected.validationScore?.deviation, deviation.isFinite {
        let sd: Double = try #require(row["sd"])
        #expect((sd - deviation).magnitude < 1e-7)
      }
    }
  }

  /// What a view says of it; where it is infinite the reader has none.
  private func plain(_ summary: SeedSummary?) -> SeedSummary? {
    summary.map { SeedSummary(mean: $0.mean, lowest: $0.lowest, highest: $0.highest) }
  }

  private func summary(_ row: Row, _ name: String) -> SeedSummary? {
    guard let mean: Double = row[name] else { return nil }
    return SeedSummary(
      mean: mean, lowest: row["\(name)_lowest"], highest: row["\(name)_highest"]
    ).finite
  }

  @Test(arguments: ["runs", "curves", "leaderboard"])
  func `accuracy is NULL for a numeric target, the score is not`(view: String) throws {
    let store = try sandbox.store()
    _ = try store.register(
      Fixture.experiment(classes: [], deviation: 2), points: Fixture.points(["4"]))
    try store.finishAll()
    let row = try #require(try rows("SELECT * FROM \(view)").first)
    for part in Part.allCases {
      #expect(row["\(part)_accuracy"] as Double? == nil)
      #expect(row["\(part)_score"] as Double? != nil)
    }
  }

  @Test(arguments: ["runs", "curves", "leaderboard"])
  func `every column of a view is documented, in order`(view: String) throws {
    _ = try sandbox.store()
    let columns = try rows("SELECT name FROM pragma_table_info('\(view)')").map { $0[0] as String }
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("docs/database.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## `\(view)`").dropFirst().first)
    let documented = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
      .flatMap { $0.split(separator: "|")[0].split(separator: "`").map(String.init) }
      .filter { !$0.allSatisfy { " ,".contains($0) } }
    #expect(documented == columns)
  }
}
