import Networks
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// How long runs train, said in epochs, steps or examples, and what may end them before.
@Suite struct BudgetTests {
  /// 1079 examples of the digits.
  private func length(_ text: String) throws -> [String] {
    try sweep("dataset: digits\n" + text).map { spec in
      "\(spec.epochs)" + (spec.training.steps.map { " \($0)" } ?? "")
    }
  }

  @Test func `steps are epochs, the last cut short`() throws {
    #expect(try length("steps: 100") == ["3 100"])
    #expect(try length("steps: 68") == ["2"])
    #expect(try length("steps: 1") == ["1 1"])
    #expect(try length("steps: 5_000\nbatch_size: 1079") == ["5000"])
  }

  @Test func `examples are whole epochs and the steps that the rest needs`() throws {
    #expect(try length("examples: 1079") == ["1"])
    #expect(try length("examples: 1080") == ["2 35"])
    #expect(
      try length("examples: 3_000\ngrid: {batch_size: [1, 32, 1000]}") == [
        "3 3000", "3 95", "3 5",
      ])
  }

  @Test func `whole epochs are the same run, however they are said`() throws {
    let ids = try ["epochs: 2", "steps: 68", "examples: 2158"].map {
      try sweep("dataset: digits\n" + $0)[0].id
    }
    #expect(Set(ids).count == 1)
    #expect(try sweep("dataset: digits\nsteps: 67")[0].id != ids[0])
  }

  @Test func `a block's budget takes the place of the one above`() throws {
    let sweep = try sweep(
      "dataset: digits\nepochs: 5\nblocks: {a: {}, b: {steps: 40}, c: {grid: {examples: [1079]}}}")
    #expect(sweep.map(\.epochs) == [5, 2, 1])
    #expect(sweep.map { $0.settings.label([.epochs, .steps, .examples]) } == ["", "40", "1079"])
    let overridden = try Experiments.Sweep(
      ExperimentFile(
        .init(path: "a.exp", text: "dataset: digits\nepochs: 5"), overrides: ["steps=34"]),
      for: digitsFacts)
    #expect(overridden.map(\.epochs) == [1])
  }

  @Test func `formulas know every budget`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      grid: {batch_size: [10, 100]}
      derive: {steps: 1000 / batch_size}
      where: epochs < 2 and steps <= 100 and examples <= 1000 or batch_size == 100
      """)
    #expect(sweep.map { $0.settings.label([.batchSize, .steps]) } == ["10 100", "100 10"])
    #expect(sweep.map(\.training.steps) == [100, 10])
  }

  @Test func `a budget in examples is known as it was typed`() throws {
    let text = "dataset: digits\nexamples: 10_000\ngrid: {batch_size: [8, 32, 128]}\n"
    let sweep = try sweep(text)
    #expect(sweep.map { $0.settings[.examples] } == Array(repeating: .number(10_000), count: 3))
    #expect(sweep.map(\.training.steps) == [1252, 316, 84])
    #expect(try Self.count(text + "exclude: {examples: 10_000, batch_size: 8}") == 2)
    #expect(try Self.count(text + "where: examples != 10_000 or batch_size == 8") == 1)
  }

  private static func count(_ text: String) throws -> Int {
    try Experiments.Sweep(ExperimentFile(.init(path: "a.exp", text: text)), for: digitsFacts).count
  }

  @Test func `a cut epoch counts in part`() throws {
    let census = SweepCensus(try sweep("dataset: digits\nsteps: 51"))
    #expect(census.trajectories.map(\.lengthInEpochs) == [1.5])
    #expect(census.trajectories.map(\.epochs) == [2])
  }

  @Test func `stop rules are goals, not runs`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      epochs: 30
      grid:
        stop: [none, {patience: 5, min_change: 0.001}, {target_score: 0.98}]
      """)
    let rules = [
      nil, StopRule(patience: 5, minChange: 0.001), StopRule(targetScore: 0.98),
    ]
    #expect(sweep.map(\.goal) == rules.map { PointGoal(epochs: 30, stop: $0) })
    #expect(Set(sweep.map(\.id)).count == 1)
    #expect(
      sweep.map { $0.settings.label([.stop]) } == [
        "none", "patience 5, min_change 0.001", "target_score 0.98",
      ])
    #expect(sweep.map(\.request.stop) == rules)
    let census = SweepCensus(sweep)
    #expect(census.trajectories.count == 1)
    #expect(census.duplicates == 0)
    #expect(sweep.allSatisfy { census.asks(for: PointKey(id: $0.id, goal: $0.goal)) })
    #expect(census.trajectories[0].certainEpochs == 30)
    #expect(census.trajectories[0].early.count == 2)
  }

  @Test func `a stop rule is fixed, in a block, or on the command line`() throws {
    let blocks = try sweep(
      "dataset: digits\nstop: {patience: 2}\nblocks: {a: {}, b: {stop: none}}")
    #expect(blocks.map(\.goal.stop) == [StopRule(patience: 2), nil])
    let overrides: [(String, [Int?])] = [
      ("stop={patience: 3}", [3]), ("stop={patience: 3},none", [3, nil]), ("stop=none", [nil]),
    ]
    for (override, patience) in overrides {
      let file = try ExperimentFile(
        .init(path: "a.exp", text: "dataset: digits\nstop: {patience: 2}"), overrides: [override])
      #expect(try Experiments.Sweep(file, for: digitsFacts).map(\.goal.stop?.patience) == patience)
    }
  }

  @Test func `a limit in seconds is the file's`() throws {
    let file = try ExperimentFile(
      .init(path: "a.exp", text: "dataset: digits\nmax_seconds: 1.5"))
    #expect(file.maxSeconds == 1.5)
    let overridden = try ExperimentFile(
      .init(path: "a.exp", text: "dataset: digits\nmax_seconds: 1.5"), overrides: ["max_seconds=9"])
    #expect(overridden.maxSeconds == 9)
  }
}
