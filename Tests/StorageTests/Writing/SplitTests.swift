import Datasets
import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// Runs on several splits, and what they answered row by row.
@Suite struct SplitTests {
  private let sandbox = Sandbox()

  private func point(
    _ position: Int, hidden: String = "4", seed: UInt64 = 1, _ split: SplitNumber
  ) -> PointRequest {
    let text =
      "split seed 0\(split.canonicalEnding)\nlayers 2-4-1\nhidden \(hidden)\nseed \(seed)\n"
    return PointRequest(
      position: position, id: Fixture.id(text), canonicalText: text,
      settings: Fixture.settings(hidden: hidden), replicate: Replicate(seed: seed, split: split),
      epochs: 3 + position % 2, parameters: 17, plannedEpochs: 4)
  }

  /// Two settings with two folds of two seeds; one fold has a training more.
  private var points: [PointRequest] {
    var points: [PointRequest] = []
    for hidden in ["4", "8"] {
      for fold in 1...2 {
        for seed in 1...(fold == 1 ? 3 : 1) {
          points.append(
            point(points.count, hidden: hidden, seed: UInt64(seed), SplitNumber(fold: fold)))
        }
      }
    }
    return points
  }

  private let validation = ValidationRows(
    data: "examples ab\nsplit folds 2, fold 1", form: .classes(3), places: [4, 7, 9],
    answers: [0, 2, 1])

  private func fill(_ store: Store) throws {
    _ = try store.register(Fixture.experiment(), points: points)
    let scores: [Int: Double] = [0: 0.75, 1: 0.5, 2: 0.25, 3: 1, 4: 0.5, 5: 0.5, 6: 0.5, 7: 0.5]
    let results = try store.claim("grid", limit: 100).map { claim in
      var result = try Fixture.result(claim, score: scores[claim.position] ?? 0)
      result.rowResults = [
        try #require(
          RowResults(
            epoch: claim.goals[0].epochs, rows: validation,
            outputs: [1, 0, 0, 0, 0, 1, 0, 0, 1].map { Float($0) }))
      ]
      return result
    }
    try store.record(results)
  }

  private func view(_ sql: String, _ store: Store) throws -> [Row] {
    try store.queue.read { try Row.fetchAll($0, sql: sql) }
  }

  @Test func `a setting is one row over its splits, the seeds of each averaged first`() throws {
    let store = try sandbox.store()
    try fill(store)
    let rows = try store.results.leaderboard(of: "grid").rows
    #expect(rows.count == 2)
    let best = try #require(rows.first?.validationScore)
    #expect(best.mean == (0.5 + 1) / 2)
    #expect(best.sample == .splits(2))
    #expect(rows.map(\.splits) == [2, 2])
    #expect(rows.map(\.seeds) == [4, 4])
    #expect(rows.map(\.epochs) == [4, 4])
    let view = try view("SELECT validation_score, splits, seeds, epochs FROM leaderboard", store)
    #expect(view.map { $0["validation_score"] as Double } == [0.75, 0.5])
    #expect(view.map { $0["splits"] as Int } == [2, 2])
    #expect(view.map { $0["seeds"] as Int } == [4, 4])
    #expect(view.map { $0["epochs"] as Int } == [4, 4])
  }

  @Test func `other scores are pooled like the one that ranks, in the view too`() throws {
    let store = try sandbox.store()
    var experiment = Fixture.experiment()
    experiment.scoring = Scoring(.accuracy, recorded: [.auc, .averagePrecision, .logLoss])
    experiment.data[0].positive = 1
    _ = try store.register(experiment, points: points)
    let measures = [
      Measure(.auc), Measure(.averagePrecision, positive: 1), Measure(.logLoss),
    ]
    for claim in try store.claim("grid", limit: 100) {
      var curve = Fixture.epochs(claim.goals[0].epochs)
      curve[curve.count - 1].scores = measures.enumerated().map { place, measure in
        MeasuredScore(
          measure, validation: Double(1 << claim.position) + Double(place), test: Double(place))
      }
      // The second setting has one run without a number.
      if claim.position == 7 { curve[curve.count - 1].scores[2].validation = .nan }
      try store.record([try Fixture.result(claim, curve: curve)])
    }
    let rows = try store.results.leaderboard(of: "grid").rows
    #expect(rows[0][.auc]?.validation?.mean == ((1.0 + 2 + 4) / 3 + 8) / 2)
    #expect(rows[1][.logLoss]?.validation == nil)
    let view = try view("SELECT * FROM leaderboard ORDER BY hidden", store)
    for (row, expected) in zip(view, rows) {
      for score in [Score.auc, .averagePrecision, .logLoss] {
        for (part, summary) in [
          ("validation", expected[score]?.validation), ("test", expected[score]?.test),
        ] {
          #expect(row["\(part)_\(score.column)"] as Double? == summary?.mean)
        }
      }
      #expect(row["validation_brier"] as Double? == nil)
    }
  }

  @Test func `a run knows its split`() throws {
    let store = try sandbox.store()
    try fill(store)
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.replicate) == points.map(\.replicate))
    let view = try view("SELECT draw, fold FROM runs ORDER BY position LIMIT 4", store)
    #expect(view.map { $0["draw"] as Int } == [1, 1, 1, 1])
    #expect(view.map { $0["fold"] as Int } == [1, 1, 1, 2])
  }

  @Test func `a merge brings splits and row results`() throws {
    let (store, other) = (try sandbox.store(), Sandbox())
    do {
      let theirs = try other.store()
      try fill(theirs)
      try theirs.close()
    }
    let outcome = try store.merge(other.path)
    #expect(outcome.refused.isEmpty)
    #expect(try store.merge(other.path).newRuns == 0)
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.replicate) == points.map(\.replicate))
    #expect(try store.results.leaderboard(of: "grid").rows.map(\.splits) == [2, 2])
    let results = try store.results.rowResults(of: runs[0].id, epoch: 3)
    #expect(results?.rows == validation)
    #expect(results?.classes == [0, 2, 2])
  }

  @Test(arguments: ["fold = 1", "fold = NULL", "draw = 2", "outer_part = 1"])
  func `a run whose text tells of another split is not taken`(split: String) throws {
    let (store, other) = (try sandbox.store(), Sandbox())
    do {
      let theirs = try other.store()
      try fill(theirs)
      try theirs.queue.write { db in
        try db.execute(sql: "UPDATE trajectories SET \(split) WHERE id = 4")
      }
      try theirs.close()
    }
    let refused = try store.merge(other.path).refused
    #expect(refused.map(\.reason) == ["its text has another split"])
  }

  @Test func `rows of a split are stored once and go with their last run`() throws {
    let store = try sandbox.store()
    try fill(store)
    func counts() throws -> [Int?] {
      try store.queue.read { db in
        try ["validation_rows", "row_results"].map {
          try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
        }
      }
    }
    #expect(try counts() == [1, 8])
    _ = try store.remove(.experiment("grid"))
    #expect(try counts() == [0, 0])
  }

  /// What a damaged file may hold.
  @Test(arguments: [
    "UPDATE row_results SET results = x'0102'", "UPDATE validation_rows SET places = x'0102'",
    "UPDATE validation_rows SET answers = x'0000c07f0000c07f0000c07f'",
    "UPDATE validation_rows SET classes = 0",
    "UPDATE validation_rows SET classes = 9223372036854775807",
  ])
  func `damaged row results are an error`(damage: String) throws {
    let store = try sandbox.store()
    try fill(store)
    try store.queue.write { try $0.execute(sql: damage) }
    let run = try store.results.runs(of: "grid")[0]
    #expect(throws: StorageError.self) {
      try store.results.rowResults(of: run.id, epoch: 3)
    }
  }
}
