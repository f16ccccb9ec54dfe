import GRDB
import Networks
import Records
import Testing

@testable import Storage

/// Points with stop rules: where their results are taken, and what is kept of them.
struct GoalTests {
  let sandbox = Sandbox()
  private let rule = StopRule(patience: 2)
  private let scores = [0.5, 0.8, 0.6, 0.7]

  private func points(_ rules: [StopRule?], epochs: Int = 9) -> [PointRequest] {
    rules.enumerated().map { index, rule in
      var point = Fixture.point(index, epochs: epochs, stop: rule)
      point.settings[.stop] = rule.map { .text($0.description) }
      return point
    }
  }

  @Test func `a result is taken at the best epoch up to the rule's end`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points([rule]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    #expect(claim.goals == [PointGoal(epochs: 9, stop: rule)])
    try store.record([Fixture.result(claim, curve: Fixture.curve(scores))])
    let run = try #require(try store.results.runs(of: "grid").first)
    #expect(run.state == .finished)
    #expect(run.stop == rule)
    #expect(run.epochs == 9)
    #expect(run.lastEpoch == 4)
    #expect(run.result?.epoch == 2)
    #expect(run.result?.validation.score == 0.8)
    #expect(run.seconds == 2)
    #expect(run.settings[.stop] == .text("patience 2"))
    #expect(try store.results.curves(of: [run])[0].epochs.count == 4)
    #expect(try store.results.model(of: run.id, epoch: 2) != nil)
    #expect(try store.results.confusions(of: run.id, epoch: 2).count == 3)
    let row = try store.results.leaderboard(of: "grid").rows
    #expect(row.map(\.validationScore?.mean) == [0.8])
    try store.results.read { (db: Database) throws in
      let view = try #require(try Row.fetchOne(db, sql: "SELECT * FROM runs"))
      #expect(view["stop"] == "patience 2")
      #expect(view["result_epoch"] == 2)
      #expect(view["last_epoch"] == 4)
      #expect(try Int.fetchAll(db, sql: "SELECT epoch FROM curves ORDER BY 1") == [1, 2, 3, 4])
      #expect(try String.fetchAll(db, sql: "SELECT stop FROM leaderboard") == ["patience 2"])
    }
  }

  @Test func `points with other rules read the same trajectory`() throws {
    let store = try sandbox.store()
    let target = StopRule(targetScore: 0.75)
    _ = try store.register(Fixture.experiment(), points: points([nil, rule, target]))
    let claim = try #require(try store.claim("grid", limit: 9).first)
    #expect(claim.goals.map(\.stop) == [nil, rule, target])
    try store.record([
      Fixture.result(claim, curve: Fixture.curve(scores + [0.1, 0.2, 0.3, 0.9, 0.4]))
    ])
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map { $0.result?.epoch } == [9, 2, 2])
    #expect(runs.map(\.lastEpoch) == [9, 4, 2])
    #expect(try store.results.curves(of: runs).map(\.epochs.count) == [9, 4, 2])
    #expect(try store.results.model(of: runs[1].id, epoch: 2) != nil)
  }

  @Test func `a rule asked for later is answered from the curve, or waits`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points([nil], epochs: 4))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    try store.record([Fixture.result(claim, curve: Fixture.curve(scores))])
    let longer = StopRule(patience: 3)
    #expect(
      try store.register(Fixture.experiment(), points: points([rule, longer])).finished == 1)
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.state) == [.finished, .waiting])
    #expect(runs.map { $0.result?.epoch } == [2, nil])
    #expect(
      try store.claim("grid", limit: 9).map(\.goals) == [[PointGoal(epochs: 9, stop: longer)]])
  }

  @Test func `a divergence does not reach a rule that ended before it`() throws {
    let store = try sandbox.store()
    _ = try store.register(
      Fixture.experiment(), points: points([nil, rule, StopRule(patience: 3)]))
    let claim = try #require(try store.claim("grid", limit: 9).first)
    var result = try Fixture.result(claim, curve: Fixture.curve(scores))
    result.outcome = .diverged(Divergence(epoch: 5, step: 1, layer: 1))
    result.weightsDigest = nil
    result.curveDigest = nil
    try store.record([result])
    #expect(try store.results.runs(of: "grid").map(\.state) == [.diverged, .finished, .diverged])
    _ = try store.register(
      Fixture.experiment("other"), points: points([StopRule(patience: 9), rule]))
    #expect(try store.results.runs(of: "other").map(\.state) == [.diverged, .finished])
  }

  @Test func `what others wait for comes along and does not make training longer`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("other"), points: points([rule, nil], epochs: 50))
    _ = try store.register(Fixture.experiment(), points: points([nil], epochs: 4))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    #expect(claim.goals == [PointGoal(epochs: 4)])
    #expect(claim.alongside == [PointGoal(epochs: 50, stop: rule), PointGoal(epochs: 50)])
    try store.record([Fixture.result(claim, curve: Fixture.curve(scores))])
    #expect(try store.results.runs(of: "other").map(\.state) == [.finished, .waiting])
  }

  @Test func `merging judges stop rules by the curves there are`() throws {
    let other = Sandbox()
    let (here, there) = (try sandbox.store(), try other.store(host: "there"))
    for store in [here, there] {
      _ = try store.register(Fixture.experiment(), points: points([rule, nil]))
    }
    let claim = try #require(try there.claim("grid", limit: 1).first)
    let progress = Fixture.curve(scores)
    var partial = try Fixture.result(claim, curve: progress)
    partial.outcome = .interrupted
    partial.state = [1]
    try there.record([partial])
    try there.close()
    _ = try here.merge(other.path)
    let runs = try here.results.runs(of: "grid")
    #expect(runs.map(\.state) == [.finished, .waiting])
    #expect(runs[0].result?.epoch == 2)
    #expect(runs[0].lastEpoch == 4)
    #expect(try here.results.model(of: runs[0].id, epoch: 2) != nil)
    var lines: [String] = []
    try here.results.canonical { lines.append($0) }
    #expect(
      lines.suffix(2) == [
        "point grid \(claim.id) 9 waiting",
        "point grid \(claim.id) 9 (patience 2) finished, epoch 2 of 4",
      ])
  }

  @Test func `a run that has had its seconds is not claimed under the same limit`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    let claim = try #require(try store.claim("grid", limit: 1, maxSeconds: 10).first)
    var result = Fixture.outcome(claim, .interrupted, epochs: 1)
    result.seconds = 10
    result.state = [1]
    try store.record([result])
    #expect(try store.claim("grid", limit: 9, maxSeconds: 10).map(\.position) == [1])
    #expect(try store.results.overtime(of: "grid", maxSeconds: 10).count == 1)
    #expect(try store.results.overtime(of: "grid", maxSeconds: 11).isEmpty)
    #expect(try store.claim("grid", limit: 9, maxSeconds: 11).map(\.position) == [0])
  }

  @Test func `every dataset of an experiment keeps its classes`() throws {
    let store = try sandbox.store()
    var experiment = Fixture.experiment(classes: [], deviation: 2)
    experiment.data.append(
      ExperimentData(
        name: "b.csv", classes: [], targetDeviation: 3,
        heldOutDeviations: [.validation: 2.5, .test: 0]))
    _ = try store.register(experiment, points: Fixture.points(["2"]))
    let stored = try #require(try store.results.experiment(named: "grid"))
    #expect(stored == experiment)
    #expect(stored.dataset == "xor, b.csv")
    #expect(stored.data(of: Settings([.dataset: .text("b.csv")])).targetDeviation == 3)
    #expect(stored.data(of: Settings()).targetDeviation == 2)
    experiment.data.removeFirst()
    _ = try store.register(experiment, points: Fixture.points(["2"]))
    #expect(try store.results.experiment(named: "grid") == experiment)
    try store.close()
    let other = Sandbox()
    let taker = try other.store(host: "there")
    _ = try taker.merge(sandbox.path)
    #expect(try taker.results.experiment(named: "grid") == experiment)
  }
}
