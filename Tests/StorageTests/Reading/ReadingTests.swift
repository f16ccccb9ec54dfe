import Networks
import Records
import Storage
import Testing

struct ReadingTests {
  let sandbox = Sandbox()

  @Test func `runs come with everything known of them, in file order`() throws {
    let store = try sandbox.store()
    let points = [
      Fixture.point(0, hidden: "4", seed: 1), Fixture.point(1, hidden: "4", seed: 2),
      Fixture.point(2, hidden: "[]", seed: 1, epochs: 2),
    ]
    _ = try store.register(Fixture.experiment(), points: points)
    let claims = try store.claim("grid", limit: 2)
    try store.record([try Fixture.result(claims[1])])
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.id) == points.map(\.id))
    #expect(runs.map(\.experiment) == ["grid", "grid", "grid"])
    #expect(runs.map(\.position) == [0, 1, 2])
    #expect(runs.map(\.state) == [.running, .finished, .waiting])
    #expect(runs.map(\.replicate.seed) == [1, 2, 1])
    #expect(runs.map(\.settings) == points.map(\.settings))
    #expect(runs.map(\.parameters) == [17, 17, 17])
    #expect(runs.map(\.epochs) == [3, 3, 2])
    #expect(runs.map(\.result) == [nil, Fixture.epochs(3)[2], nil])
    #expect(runs.map(\.seconds) == [nil, 1.5, nil])
  }

  @Test func `states are counted by experiment`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("empty"), points: [])
    _ = try store.register(Fixture.experiment("one"), points: Fixture.points(["1", "2", "3", "4"]))
    _ = try store.register(Fixture.experiment("two"), points: Fixture.points(["1", "2", "9"]))
    let claims = try store.claim("one", limit: 3)
    try store.record([
      try Fixture.result(claims[0]), Fixture.outcome(claims[1], .failed("no luck")),
    ])
    _ = try store.register(Fixture.experiment("two"), points: Fixture.points(["9"]))
    let states = try store.results.states()
    #expect(states.keys.sorted() == ["empty", "one", "two"])
    #expect(states["empty"]?.total == 0)
    let one = try #require(states["one"])
    #expect(PointState.allCases.map { one[$0] } == [1, 1, 1, 0, 1])
    #expect(one.total == 4)
    let two = try #require(states["two"])
    #expect(PointState.allCases.map { two[$0] } == [1, 0, 0, 0, 0])
    #expect(two.noLongerAsked == 2)
  }

  @Test func `a unique prefix finds a run, in capitals too`() throws {
    let store = try sandbox.store()
    let points = Fixture.points(["2", "4"])
    _ = try store.register(Fixture.experiment(), points: points)
    let id = points[1].id
    for prefix in [id.short, id.hex, id.short.uppercased()] {
      #expect(try store.results.run(prefix: prefix).id == id)
    }
  }

  @Test(arguments: ["", "x", "0000000g", "%", "ffffffffffffffffffffffffffffffffff"])
  func `a prefix of no run is an error`(prefix: String) throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    let error = try #require(throws: StorageError.self) { try store.results.run(prefix: prefix) }
    #expect(error.kind == .unknownName)
    #expect(
      error.description == """
        run '\(prefix)': no run's id begins so
          hint: 'nn-sweep top' lists the best runs with their ids
        """)
  }

  @Test func `a prefix of several runs names them`() throws {
    let store = try sandbox.store()
    let hidden = (1...40).map(String.init)
    let points = Fixture.points(hidden)
    _ = try store.register(Fixture.experiment(), points: points)
    let groups = Dictionary(grouping: points.map(\.id), by: { String($0.hex.prefix(1)) })
    let (digit, ids) = try #require(groups.first { (2...5).contains($0.value.count) })
    let error = try #require(throws: StorageError.self) { try store.results.run(prefix: digit) }
    #expect(
      error.description == """
        run '\(digit)': several runs' ids begin so
          hint: give more digits: \(ids.sorted().map(\.short).joined(separator: ", "))
        """)
  }

  @Test func `of the points that read a trajectory the latest and longest is meant`() throws {
    let store = try sandbox.store()
    let points = [Fixture.point(0, epochs: 2), Fixture.point(1, epochs: 3)]
    _ = try store.register(Fixture.experiment("one"), points: points)
    _ = try store.register(Fixture.experiment("two"), points: [Fixture.point(0, epochs: 1)])
    let prefix = points[0].id.short
    #expect(try store.results.run(prefix: prefix).epochs == 1)
    #expect(try store.results.run(prefix: prefix, experiment: "one").epochs == 3)
  }

  @Test func `an unknown experiment is an error that lists those there are`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("one"), points: [])
    _ = try store.register(Fixture.experiment("two"), points: [])
    let error = try #require(throws: StorageError.self) { try store.results.runs(of: "three") }
    #expect(
      error.description == """
        experiment 'three': no results of it are stored
          hint: known: two, one
        """)
  }

  /// Of two seeds.
  private func pair(_ lowest: Double, _ highest: Double) -> SeedSummary {
    SeedSummary(
      mean: (lowest + highest) / 2, lowest: lowest, highest: highest, sample: .seeds(2),
      deviation: ((highest - lowest) * (highest - lowest) / 2).squareRoot())
  }

  @Test func `the leaderboard pools seeds and puts the best setting first`() throws {
    let store = try sandbox.store()
    try fillLeaderboard(store)
    let rows = try store.results.leaderboard(of: "grid").rows
    #expect(rows.map { $0.settings[.hidden]?.description } == ["8", "2", "6", "4"])
    #expect(rows.map(\.seeds) == [2, 2, 1, 1])
    #expect(rows.map(\.diverged) == [0, 0, 0, 1])
    #expect(rows[0].settings == Fixture.settings(hidden: "8"))
    #expect(rows[0].parameters == 17)
    #expect(rows[0].epochs == 3)
    #expect(rows[0].validationScore == pair(0.5, 1))
    #expect(rows[0].validationLoss == pair(0, 0.5))
    #expect(rows[0].trainingScore == pair(0.25, 0.5))
    #expect(rows[0].testScore == pair(0.125, 0.25))
    #expect(rows[0].bestRun == Fixture.point(0, hidden: "8", seed: 2).id)
    #expect(try store.results.leaderboard(of: "grid", limit: 3).rows == Array(rows.prefix(3)))
  }

  @Test func `the axes that differ are those of the points asked for now`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(try store.results.differingAxes(of: "grid") == [.hidden])
    var points = Fixture.points(["2", "2", "2"])
    for (index, width) in [1.0, 2, 2].enumerated() {
      points[index].id = Fixture.id("\(index)")
      points[index].settings[.variable("width")] = .number(width)
      points[index].settings[.learningRate] = .number(width == 1 ? 0.1 : 0.5)
    }
    _ = try store.register(Fixture.experiment(), points: points)
    #expect(
      try store.results.differingAxes(of: "grid") == [.learningRate, .variable("width")])
    _ = try store.register(Fixture.experiment(), points: points.suffix(2))
    #expect(try store.results.differingAxes(of: "grid") == [])
  }

  @Test func `the whole leaderboard is counted`() throws {
    let store = try sandbox.store()
    try fillLeaderboard(store)
    #expect(try store.results.leaderboard(of: "grid", limit: 3).total == 4)
  }

  @Test func `settings without a result are no part of the leaderboard`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(try store.results.leaderboard(of: "grid").rows.isEmpty)
  }
}

/// Settings of several seeds: `8` best on average, `4` best where it did not diverge, `6` without
/// all of its results yet, `2` no better than `6` but sooner in the file.
func fillLeaderboard(_ store: Store) throws {
  let scores: [(hidden: String, seed: UInt64, score: Double?)] = [
    ("2", 1, 0.5), ("2", 2, 0.5), ("4", 1, 1), ("4", 2, nil), ("8", 1, 0.5), ("8", 2, 1),
    ("6", 1, 0.5),
  ]
  let points = scores.enumerated().map { index, run in
    Fixture.point(index, hidden: run.hidden, seed: run.seed)
  }
  let waiting = Fixture.point(points.count, hidden: "6", seed: 2)
  _ = try store.register(Fixture.experiment(), points: points + [waiting])
  for (claim, run) in zip(try store.claim("grid", limit: points.count), scores) {
    if let score = run.score {
      try store.record([try Fixture.result(claim, score: score)])
    } else {
      let place = Divergence(epoch: 2, step: 1, layer: 1)
      try store.record([Fixture.outcome(claim, .diverged(place), epochs: 1)])
    }
  }
}
