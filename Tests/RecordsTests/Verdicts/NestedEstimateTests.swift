import Datasets
import Networks
import Testing

@testable import Records

/// What a choice by inner folds is worth on outer parts.
@Suite struct NestedEstimateTests {
  private static let splits: ExperimentSplits = {
    var split = Split()
    (split.outer, split.folds) = (2, 2)
    return ExperimentSplits(
      numbers: split.numbers,
      facts: split.numbers.map { number in
        SplitFacts(
          counts: .init(
            training: number.isWholeOuterPart ? 50 : 25,
            validation: number.isWholeOuterPart ? 0 : 25, test: 50))
      })
  }()

  private func experiment(_ score: Score = .accuracy) throws -> ExperimentRecord {
    try VerdictSamples.experiment(splits: Self.splits, score: score)
  }

  private func run(
    _ hidden: String, _ split: SplitNumber, validation: Double, test: Double, seed: UInt64 = 1,
    state: PointState = .finished
  ) -> PointRecord {
    let other = PartMetrics(loss: 0.5, score: 0.5)
    let epoch = EpochRecord(
      epoch: 1, training: other, validation: PartMetrics(loss: 0.5, score: validation),
      test: PartMetrics(loss: 0.5, score: test), seconds: 1)
    return PointRecord(
      id: TrajectoryID(canonicalText: "\(hidden) \(split) \(seed)"), experiment: "sweep",
      position: hidden == "4" ? 0 : 1, state: state, replicate: Replicate(seed: seed, split: split),
      settings: VerdictSamples.setting(hidden, 0.1), parameters: 10, epochs: 1,
      result: state == .finished ? epoch : nil)
  }

  /// Of a setting: on each outer part the mean over its folds, and what the whole scores.
  private func runs(
    _ hidden: String, _ scores: [(inner: Double, outer: Double)], seeds: Int = 1
  ) -> [PointRecord] {
    var runs: [PointRecord] = []
    for (place, score) in scores.enumerated() {
      for seed in 1...seeds {
        let shift = 0.01 * Double(seed - 1)
        for fold in 1...2 {
          runs.append(
            run(
              hidden, SplitNumber(outer: place + 1, fold: fold),
              validation: score.inner + (fold == 1 ? 0.05 : -0.05),
              // Scores of inner runs on the outer part have no say either.
              test: 1 - score.inner, seed: UInt64(seed)))
        }
        runs.append(
          run(
            hidden, SplitNumber(outer: place + 1), validation: .nan, test: score.outer + shift,
            seed: UInt64(seed)))
      }
    }
    return runs
  }

  @Test func `the choice is by inner folds alone, the score that of the whole`() throws {
    // What is best inside is the worst outside.
    let all =
      runs("4", [(0.9, 0.6), (0.7, 0.95)]) + runs("8", [(0.8, 0.99), (0.8, 0.7)])
    let found = try #require(NestedEstimate.all(of: experiment(), all).first)
    #expect(found.parts == 2)
    #expect(found.choices.map { $0.settings[.hidden] } == [.text("4"), .text("8")])
    #expect(found.choices.map(\.outer) == [0.6, 0.7])
    #expect(found.choices.allSatisfy { $0.inner > 0.79 })
    let summary = try #require(found.summary)
    #expect((summary.mean - 0.65).magnitude < 1e-12)
    #expect(summary.lowest == 0.6 && summary.highest == 0.7)
  }

  @Test func `seeds are averaged on each outer part`() throws {
    let found = try #require(
      NestedEstimate.all(
        of: experiment(), runs("4", [(0.9, 0.6), (0.7, 0.8)], seeds: 3)
      ).first)
    #expect(found.choices.count == 2)
    for (choice, expected) in zip(found.choices, [0.61, 0.81]) {
      #expect(((choice.outer ?? .nan) - expected).magnitude < 1e-12)
    }
    #expect(((found.summary?.mean ?? .nan) - 0.71).magnitude < 1e-12)
    #expect(((found.summary?.highest ?? .nan) - 0.82).magnitude < 1e-12)
  }

  @Test func `nothing is said until every part has its score`() throws {
    let all = runs("4", [(0.9, 0.6), (0.7, 0.8)])
    // A fold that is missing yet: nobody knows which setting is best there.
    var open = all
    open[0].state = .waiting
    open[0].result = nil
    let without = try #require(NestedEstimate.all(of: experiment(), open).first)
    #expect(without.choices.map(\.split.outer) == [2])
    #expect(without.summary == nil)
    // A whole that is missing or diverged.
    for state in [PointState.waiting, .diverged] {
      var open = all
      open[2].state = state
      open[2].result = nil
      let found = try #require(NestedEstimate.all(of: experiment(), open).first)
      #expect(found.choices.map(\.outer) == [nil, 0.8])
      #expect(found.summary == nil)
    }
  }

  @Test func `a score of counts is that of the outer parts' sum`() throws {
    let all = runs("4", [(0.9, 0.5), (0.7, 0.2)]).map { run in
      var run = run
      guard let part = run.replicate.split.outer else { return run }
      let counts = part == 1 ? [8, 1, 1, 1] : [10, 1, 7, 1]
      run.counts = counts
      let value = ConfusionScores(counts, classes: 2).value(of: Measure(.f1, positive: 1))
      run.result?.scores = [
        MeasuredScore(Measure(.f1, positive: 1), validation: value, test: value)
      ]
      return run
    }
    var experiment = try experiment(.f1)
    experiment.data[0].positive = 1
    let found = try #require(NestedEstimate.all(of: experiment, all).first)
    #expect(found.choices.map(\.outer) == [0.5, 0.2])
    #expect(((found.summary?.mean ?? .nan) - 4.0 / 14).magnitude < 1e-12)
    // Without those of a single run nothing is chosen.
    for place in all.indices {
      var open = all
      open[place].counts = nil
      let found = try #require(NestedEstimate.all(of: experiment, open).first)
      #expect(found.lacksCounts && found.choices.isEmpty && found.summary == nil)
    }
  }

  @Test func `without outer parts there is nothing to say`() throws {
    #expect(try NestedEstimate.all(of: VerdictSamples.experiment(), []).isEmpty)
  }
}
