import Datasets
import Digests
import Foundation
import GRDB
import Networks
import Records
import Storage
import Testing

struct RecordingTests {
  let sandbox = Sandbox()

  /// A store with one experiment of these points, and their claims.
  private func claimed(_ points: [PointRequest]) throws -> (Store, [TrajectoryClaim]) {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    return (store, try store.claim("grid", limit: 100))
  }

  @Test(arguments: [1, 20, 50, 51, 137])
  func `what was recorded is read back`(epochs: Int) throws {
    let (store, claims) = try claimed([Fixture.point(0, epochs: epochs)])
    let result = try Fixture.result(claims[0], score: 0.1 + 0.2)
    try store.record([result])
    let run = try #require(try store.results.runs(of: "grid").first)
    #expect(run.state == .finished)
    #expect(run.result == result.epochs.last)
    #expect(run.seconds == Double(epochs) / 2)
    #expect(try store.results.curves(of: [run]) == [PointCurve(run: run, epochs: result.epochs)])
    #expect(try store.results.confusions(of: run.id, epoch: epochs) == result.confusions)
    #expect(try store.results.confusions(of: run.id, epoch: epochs + 1).isEmpty)
    #expect(try store.results.model(of: run.id) == result.models[0])
    #expect(try store.results.model(of: run.id, epoch: epochs) == result.models[0])
    #expect(try store.results.model(of: run.id, epoch: epochs + 1) == nil)
  }

  @Test func `a diverged run has its epochs so far and the place`() throws {
    let points = [Fixture.point(0, epochs: 2), Fixture.point(1, epochs: 5)]
    let (store, claims) = try claimed(points)
    let place = Divergence(epoch: 4, step: 7, layer: 2)
    try store.record([Fixture.outcome(claims[0], .diverged(place), epochs: 3)])
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.state) == [.finished, .diverged])
    #expect(runs.map(\.divergedEpoch) == [nil, 4])
    #expect(try store.results.curves(of: runs).map(\.epochs.count) == [2, 3])
    let counts = try store.register(Fixture.experiment(), points: points)
    #expect(counts.diverged == 1)
    #expect(counts.waiting == 0)
    #expect(try store.claim("grid", limit: 1).isEmpty)
    #expect(try store.results.leaderboard(of: "grid").rows.map(\.diverged) == [0, 1])
  }

  @Test func `numbers that are none come back as such, and infinities as they are`() throws {
    let (store, claims) = try claimed([Fixture.point(0, epochs: 1)])
    var result = try Fixture.result(claims[0])
    result.epochs[0].validation = PartMetrics(loss: .infinity, score: .nan)
    try store.record([result])
    let epoch = try #require(try store.results.runs(of: "grid")[0].result)
    #expect(epoch.validation.loss == .infinity)
    #expect(epoch.validation.score.isNaN)
    #expect(try store.results.leaderboard(of: "grid").rows.map(\.validationScore) == [nil])
  }

  @Test func `a training loss that is no number is refused and nothing of it stored`() throws {
    let (store, claims) = try claimed([Fixture.point(0, epochs: 2)])
    var result = try Fixture.result(claims[0])
    result.epochs[1].training.loss = .nan
    #expect(throws: StorageError.self) { try store.record([result]) }
    #expect(try store.results.curves(of: store.results.runs(of: "grid"))[0].epochs.isEmpty)
  }

  @Test func `a run trained again with the same outcome changes nothing`() throws {
    let (store, claims) = try claimed([Fixture.point(0)])
    let result = try Fixture.result(claims[0])
    try store.record([result])
    let before = try dump()
    try store.record([result])
    #expect(try dump() == before)
  }

  @Test func `other digests are an error that names both, and the stored ones stay`() throws {
    let (store, claims) = try claimed(Fixture.points(["2", "4"]))
    try store.record([try Fixture.result(claims[0])])
    let before = try dump()
    let error = try #require(throws: StorageError.self) {
      try store.record([try Fixture.result(claims[0], digest: "other")])
    }
    let digests = [
      try Fixture.model(epoch: 1).layers.digest.hex, Digest(sha256: Array("other".utf8)).hex,
    ]
    #expect(error.kind == .disagreement)
    #expect(
      error.description == """
        run '\(claims[0].id)': trained again with another outcome; the stored one is kept: \
        \(claims[0].id) stored weights \(digests[0]), now weights \(digests[1])
          hint: equal runs have equal bits on every machine: suspect the hardware, a changed build, or \
        a database that was edited; 'nn-sweep remove RUN', then 'nn-sweep run FILE', store it anew
        """)
    #expect(try dump() == before)
  }

  @Test func `a run that was deleted meanwhile is named, with what trains it again`() throws {
    let (store, claims) = try claimed(Fixture.points(["2"]))
    try sandbox.edit("DELETE FROM trajectories")
    let error = try #require(throws: StorageError.self) {
      try store.record([try Fixture.result(claims[0])])
    }
    #expect(
      error.description == """
        run '\(claims[0].id)': is not in the results database; was it removed meanwhile?
          hint: 'nn-sweep run FILE' trains what its file asks for and is not there any more
        """)
  }

  @Test func `the other results of a batch with a disagreement are stored`() throws {
    let (store, claims) = try claimed(Fixture.points(["2", "4"]))
    try store.record([try Fixture.result(claims[0])])
    #expect(throws: StorageError.self) {
      try store.record([
        try Fixture.result(claims[0], digest: "other"), try Fixture.result(claims[1]),
      ])
    }
    #expect(try store.results.runs(of: "grid").map(\.state) == [.finished, .finished])
  }

  /// What is stored first and what comes then of the same trajectory; nil where they agree.
  enum Sequel: CaseIterable {
    case longer, shorter, longerOfOtherLosses, divergesLater, divergesEarlier
    case finishesAfterDivergence, divergesElsewhere, divergesAlike

    var results: (first: (epochs: Int, diverges: Bool), then: (epochs: Int, diverges: Bool)) {
      switch self {
      case .longer, .longerOfOtherLosses: ((3, false), (6, false))
      case .shorter: ((6, false), (3, false))
      case .divergesLater: ((3, false), (5, true))
      case .divergesEarlier: ((3, false), (1, true))
      case .finishesAfterDivergence: ((3, true), (6, false))
      case .divergesElsewhere: ((3, true), (4, true))
      case .divergesAlike: ((3, true), (3, true))
      }
    }

    var complaint: String? {
      switch self {
      case .longer, .shorter, .divergesLater, .divergesAlike: nil
      case .longerOfOtherLosses:
        """
        stored epoch 1: training loss 1.0, validation loss 0.25, \
        now training loss 1.0, validation loss 0.5
        """
      case .divergesEarlier: "stored finished 3 epochs, now diverged in epoch 2"
      case .finishesAfterDivergence: "stored diverged in epoch 4, now finished 6 epochs"
      case .divergesElsewhere: "stored diverged in epoch 4, now diverged in epoch 5"
      }
    }
  }

  @Test(arguments: Sequel.allCases)
  func `a run that goes on must agree with what is stored`(sequel: Sequel) throws {
    let (store, claims) = try claimed([Fixture.point(0, epochs: 6)])
    func result(_ epochs: Int, _ diverges: Bool, score: Double = 0.75) -> TrajectoryResult {
      var result = Fixture.outcome(claims[0], .finished)
      result.epochs = Fixture.epochs(epochs, score: score)
      if diverges { result.outcome = .diverged(Divergence(epoch: epochs + 1, step: 1, layer: 1)) }
      return result
    }
    let (first, then) = sequel.results
    try store.record([result(first.epochs, first.diverges)])
    let score = sequel == .longerOfOtherLosses ? 0.5 : 0.75
    let next = result(then.epochs, then.diverges, score: score)
    if let complaint = sequel.complaint {
      let error = try #require(throws: StorageError.self) { try store.record([next]) }
      #expect(error.cause.hasSuffix(complaint))
    } else {
      try store.record([next])
    }
    let curves = try store.results.curves(of: store.results.runs(of: "grid"))
    let stored = sequel.complaint == nil ? max(first.epochs, then.epochs) : first.epochs
    #expect(curves[0].epochs.count == stored)
  }

  @Test func `when and where a run was trained is stored beside it`() throws {
    let (store, claims) = try claimed([Fixture.point(0)])
    try store.record([try Fixture.result(claims[0])])
    let other = try sandbox.store(host: "there")
    _ = try other.register(Fixture.experiment(), points: Fixture.points(["8"]))
    try other.finishAll()
    let rows = try DatabaseQueue(path: sandbox.database).read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT p.host, p.version, p.build, t.worker, t.seconds, t.canonical, length(t.started),
            (julianday(t.ended) - julianday(t.started)) * 86400 BETWEEN 1.49 AND 1.51
          FROM trajectories t JOIN provenance p ON p.id = t.provenance ORDER BY t.id
          """
      ).map { $0.databaseValues.map(\.description).joined(separator: " ") }
    }
    #expect(
      rows == [
        #""here" "1.0" "abc" 1 1.5 "hidden 4\nlayers 2-4-1\nseed 1\n" 23 1"#,
        #""there" "1.0" "abc" 1 1.5 "hidden 8\nlayers 2-4-1\nseed 1\n" 23 1"#,
      ])
  }

  @Test func `a run that nobody registered is an error`() throws {
    let store = try sandbox.store()
    let claim = TrajectoryClaim(
      id: Fixture.id("nobody's"), position: 0, goals: [PointGoal(epochs: 1)])
    #expect(throws: StorageError.self) { try store.record([try Fixture.result(claim)]) }
  }

  /// Everything that training leaves in the database.
  private func dump() throws -> [String] {
    try DatabaseQueue(path: sandbox.database).read { db in
      try ["trajectories", "epochs", "points", "confusions", "models", "claims"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description)
      }
    }
  }
}
