import Datasets
import Digests
import Foundation
import GRDB
import Networks
import Records
import Testing

@testable import Storage

/// How far a run got is stored with its epochs, and handed out with the next claim.
struct StateTests {
  let sandbox = Sandbox()

  private func interrupted(_ claim: TrajectoryClaim, epochs: Int, state: [UInt8])
    -> TrajectoryResult
  {
    var result = Fixture.outcome(claim, .interrupted, epochs: epochs)
    result.state = state
    return result
  }

  private func finished(_ claim: TrajectoryClaim, score: Double = 0.75, bytes: Int = 3) throws
    -> TrajectoryResult
  {
    var result = try Fixture.result(claim, score: score)
    result.state = Array(repeating: 7, count: bytes)
    return result
  }

  private func states(_ store: Store) throws -> Int {
    try store.write { try Int.fetchOne($0, sql: "SELECT count(*) FROM states") ?? 0 }
  }

  @Test func `an interrupted run goes on where it was`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let first = try #require(try store.claim("grid", limit: 1).first)
    #expect(first.progress == nil)
    try store.record([interrupted(first, epochs: 2, state: [1, 2, 3])])
    #expect(try store.results.runs(of: "grid").map(\.state) == [.waiting])
    let second = try #require(try store.claim("grid", limit: 1).first)
    #expect(
      second.progress
        == StoredProgress(epochs: Fixture.epochs(2), state: [1, 2, 3], seconds: 0.25))
    try store.record([finished(second)])
    #expect(try store.results.runs(of: "grid").map(\.state) == [.finished])
  }

  @Test func `a checkpoint keeps its claim, and the next one replaces its state`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    try store.checkpoint([interrupted(claim, epochs: 1, state: [1])])
    try store.checkpoint([interrupted(claim, epochs: 1, state: [2])])
    #expect(try store.claim("grid", limit: 1).isEmpty)
    #expect(try store.results.runs(of: "grid").map(\.state) == [.running])
    try store.record([Fixture.outcome(claim, .interrupted)])
    #expect(try store.claim("grid", limit: 1).first?.progress?.state == [2])
  }

  @Test func `more epochs go on from a finished run, and keep its digest until then`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    try store.record([finished(claim)])
    let digest = try store.results.origin(of: claim.id)?.weightsDigest
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"], epochs: 5))
    let more = try #require(try store.claim("grid", limit: 1).first)
    #expect(more.goals == [PointGoal(epochs: 5)])
    #expect(more.progress?.epochs.count == 3)
    try store.record([interrupted(more, epochs: 3, state: [9])])
    #expect(try store.results.origin(of: claim.id)?.weightsDigest == digest)
    #expect(try store.claim("grid", limit: 1).first?.progress?.state == [9])
  }

  @Test(arguments: [
    "trajectory = 13 - trajectory; UPDATE states SET trajectory = trajectory - 10",
    "state = (SELECT o.state FROM old o WHERE o.trajectory = 3 - states.trajectory)",
    """
    (state, checksum) = (SELECT o.state, o.checksum FROM old o
      WHERE o.trajectory = 3 - states.trajectory)
    """,
    "checksum = NULL", "state = x'0708'",
    // That of an earlier epoch in the place of a later one.
    "epochs = 4; UPDATE trajectories SET epochs = 4; INSERT INTO epochs SELECT trajectory, 4,"
      + " training_loss, training_score, validation_loss, validation_score, test_loss, test_score,"
      + " seconds FROM epochs WHERE epoch = 3",
  ])
  func `a state that is not the run's own is taken for none`(change: String) throws {
    let store = try sandbox.filled()
    for claim in try store.claim("grid", limit: 2) {
      var result = try finished(claim)
      result.state = [7, UInt8(claim.position)]
      try store.record([result])
    }
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"], epochs: 5))
    let own = try store.claim("grid", limit: 2)
    #expect(own.map { $0.progress?.state } == [[7, 0], [7, 1]])
    try store.record(own.map { Fixture.outcome($0, .interrupted) })
    try sandbox.edit(
      "CREATE TEMP TABLE old AS SELECT * FROM states; UPDATE states SET \(change)")
    let claims = try store.claim("grid", limit: 2)
    #expect(claims.count == 2)
    // Kept weights still tell scores.
    #expect(claims.allSatisfy { $0.progress?.state == nil && $0.progress?.models.count == 1 })
  }

  @Test(arguments: [0, 2])
  func `a run that diverges after a stop between two epochs has no digest`(epochs: Int) throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    var stopped = interrupted(claim, epochs: epochs, state: [1])
    stopped.weightsDigest = Digest(sha256: [1])
    try store.record([stopped])
    #expect(try store.results.origin(of: claim.id)?.weightsDigest == stopped.weightsDigest?.hex)
    let place = Divergence(epoch: epochs + 1, step: 1, layer: 1)
    try store.record([Fixture.outcome(claim, .diverged(place), epochs: epochs)])
    #expect(try store.results.origin(of: claim.id)?.weightsDigest == nil)
  }

  @Test(arguments: [(KeptStates.all, 4), (.auto, 4), (.best(2), 2), (.none, 0)])
  func `states of finished runs are kept as asked`(keep: KeptStates, count: Int) throws {
    let store = try sandbox.store()
    let points = Fixture.points(["2", "3", "4", "5"])
    _ = try store.register(Fixture.experiment(), points: points, keep: keep)
    let claims = try store.claim("grid", limit: 10)
    try store.record(
      claims.map { try finished($0, score: [0.4, 0.9, 0.5, 0.8][$0.position]) })
    try store.write { try store.states.trim($0) }
    #expect(try states(store) == count)
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points(["2", "3", "4", "5"], epochs: 5), keep: keep)
    let resumed = try store.claim("grid", limit: 10).filter { $0.progress?.state != nil }
    #expect(resumed.map(\.position) == (count == 2 ? [1, 3] : Array(0..<count)))
  }

  @Test func `one of several databases keeps its part of the states`() throws {
    let store = try sandbox.store()
    // Six bytes are left to it, which two states take.
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points(["2", "3", "4", "5"]), keep: .auto,
      databases: KeptStates.automaticBytes / 6)
    let claims = try store.claim("grid", limit: 10)
    try store.record(claims.map { try finished($0, bytes: 3) })
    #expect(try states(store) == 4)
    let copy = Sandbox()
    try FileManager.default.createDirectory(
      atPath: copy.path, withIntermediateDirectories: true)
    try store.copy(to: copy.database)
    #expect(try states(store) == 2)
  }

  @Test func `the text of keep reads back`() {
    for keep in [KeptStates.auto, .all, .best(7), .none] {
      #expect(KeptStates(keep.description) == keep)
    }
    for text in ["", "best", "best 0", "best -1", "all 3", "some"] {
      #expect(KeptStates(text) == nil)
    }
  }
}
