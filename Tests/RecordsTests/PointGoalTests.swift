import Testing

@testable import Records

/// Where points take their results.
struct PointGoalTests {
  /// A curve with these validation scores.
  private func curve(_ scores: [Double]) -> [EpochRecord] {
    zip(1..., scores).map { epoch, score in
      let other = PartMetrics(loss: 1, score: 0.5)
      return EpochRecord(
        epoch: epoch, training: other, validation: PartMetrics(loss: 1, score: score),
        test: other, seconds: 0)
    }
  }

  /// `epoch/lastEpoch`, or `none`.
  private func reading(_ goal: PointGoal, _ scores: [Double]) -> String {
    goal.reading(of: curve(scores)).map { "\($0.epoch)/\($0.lastEpoch)" } ?? "none"
  }

  @Test func `without a stop rule the result is taken at the epoch asked for`() {
    let goal = PointGoal(epochs: 3)
    #expect(reading(goal, [0.9, 0.1]) == "none")
    #expect(reading(goal, [0.9, 0.1, 0.2]) == "3/3")
    #expect(reading(goal, [0.9, 0.1, 0.2, 0.95]) == "3/3")
    #expect(reading(PointGoal(epochs: 0), [0.5]) == "none")
  }

  private static let patientCurves: [(scores: [Double], expected: String)] = [
    // The second epoch in a row without improvement is the last; the best before it counts.
    ([0.5, 0.7, 0.6, 0.7, 0.9], "2/4"),
    // Equals are no improvement, and the earliest of them counts.
    ([0.5, 0.5, 0.5], "1/3"),
    ([0.5, 0.4, 0.6, 0.5, 0.6], "3/5"),
    // Not over yet.
    ([0.5, 0.6, 0.5], "none"),
    ([], "none"),
    // The last epoch asked for ends it at any rate.
    ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], "6/6"),
    ([0.1, 0.2, 0.3, 0.4, 0.3, 0.5, 0.7], "6/6"),
    // What is no number improves nothing, and any number is better.
    ([.nan, .nan], "1/2"),
    ([.nan, 0.2, .nan, 0.1], "2/4"),
    ([-.infinity, -3, -.infinity, .nan], "2/4"),
    ([.nan, -.infinity], "2/2"),
    ([-.infinity, -.infinity], "1/2"),
  ]

  @Test(arguments: patientCurves)
  func `patience of two epochs`(scores: [Double], expected: String) {
    let goal = PointGoal(epochs: 6, stop: StopRule(patience: 2))
    #expect(reading(goal, scores) == expected)
  }

  @Test func `a smaller change is waited through, but its weights may be the best`() {
    let goal = PointGoal(epochs: 10, stop: StopRule(patience: 2, minChange: 0.1))
    #expect(reading(goal, [0.5, 0.55, 0.58]) == "3/3")
    // 0.65 is more than 0.1 above the last improvement, 0.5, though not above the epoch before.
    #expect(reading(goal, [0.5, 0.55, 0.65, 0.6, 0.7]) == "5/5")
  }

  @Test func `a target ends it at the first epoch that reaches it`() {
    let goal = PointGoal(epochs: 4, stop: StopRule(targetScore: 0.8))
    #expect(reading(goal, [0.5, 0.8, 0.9]) == "2/2")
    #expect(reading(goal, [0.5, 0.79, .nan, 0.6]) == "2/4")
    #expect(reading(goal, [0.5, 0.79]) == "none")
    let both = PointGoal(epochs: 9, stop: StopRule(patience: 1, targetScore: 0.8))
    #expect(reading(both, [0.7, 0.6, 0.9]) == "1/2")
  }

  @Test func `a rule that is over before a divergence has its result`() {
    // A diverged run has the epochs before the one that diverged.
    let goal = PointGoal(epochs: 20, stop: StopRule(patience: 2))
    #expect(reading(goal, [0.5, 0.4, 0.3]) == "1/3")
    #expect(reading(goal, [0.5, 0.6, 0.3]) == "none")
  }

  @Test func `epoch by epoch comes to the same as the whole curve at once`() {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let scores = (0..<12).map { _ in Double(Int.random(in: 0..<6, using: &source)) / 5 }
      let goal = PointGoal(epochs: 9, stop: StopRule(patience: 3, minChange: 0.2))
      var progress = GoalProgress(goal)
      var best = BestEpoch()
      for (index, record) in curve(scores).enumerated() {
        let wasReached = progress.reading != nil
        progress.take(record)
        best.take(record)
        #expect(progress.reading == goal.reading(of: Array(curve(scores)[...index])))
        // Whoever remembers the best epoch of the curve has what any goal may choose.
        if !wasReached, let reading = progress.reading { #expect(reading.epoch == best.epoch) }
      }
    }
  }

  /// Epochs with these losses, and log losses the other way round.
  private func losses(_ losses: [Double], measured: Bool = true) -> [EpochRecord] {
    losses.enumerated().map { index, loss in
      let metrics = PartMetrics(loss: loss, score: 0.5)
      return EpochRecord(
        epoch: index + 1, training: metrics, validation: metrics, test: metrics, seconds: 0,
        scores: measured ? [MeasuredScore(Measure(.logLoss), validation: 1 - loss, test: 0)] : [])
    }
  }

  @Test func `a rule by loss takes the epoch of the lowest one`() {
    let goal = PointGoal(epochs: 9, stop: StopRule(patience: 2, by: .loss))
    let reading = goal.reading(of: losses([0.5, 0.3, 0.4, 0.35, 0.1]))
    #expect(reading == PointGoal.Reading(epoch: 2, lastEpoch: 4))
    let target = PointGoal(epochs: 9, stop: StopRule(targetScore: 0.3, by: .loss))
    #expect(
      target.reading(of: losses([0.5, 0.4, 0.3])) == PointGoal.Reading(epoch: 3, lastEpoch: 3))
  }

  @Test func `a rule by a score follows its direction, and is blind where it was not measured`() {
    let rule = StopRule(patience: 2, by: .score(Measure(.logLoss)))
    let goal = PointGoal(epochs: 9, stop: rule)
    let curve = losses([0.5, 0.7, 0.6, 0.65])
    #expect(goal.reading(of: curve) == PointGoal.Reading(epoch: 2, lastEpoch: 4))
    #expect(goal.reading(of: losses([0.5, 0.7, 0.6, 0.65], measured: false)) == nil)
  }

  @Test func `the text of a stop rule reads back`() {
    for rule in [
      StopRule(patience: 5, by: .loss), StopRule(targetScore: 0.9, by: .score(Measure(.macroF1))),
      StopRule(patience: 2, by: .score(Measure(.f1, positive: 0))),
      StopRule(patience: 5), StopRule(targetScore: 0.98), StopRule(targetScore: -1.5),
      StopRule(patience: 3, minChange: 0.001, targetScore: 1),
    ] {
      #expect(StopRule(rule.description) == rule)
    }
    #expect(
      StopRule(patience: 5, minChange: 0.001, targetScore: 0.98).description
        == "patience 5, min_change 0.001, target_score 0.98")
    for text in [
      "", "none", "patience", "patience x", "patience 1.5", "min_change 0.1", "epochs 3",
      "by loss", "patience 5, by luck",
    ] {
      #expect(StopRule(text) == nil)
    }
  }
}
