import Testing

@testable import Networks

/// A run whose last epoch ends before all examples were seen.
@Suite struct CutEpochTests {
  static let problem = Problem.clusters(40)

  /// Six steps an epoch, the last of them of five examples.
  static func settings(steps: Int?) -> TrainingSettings {
    var settings = TrainingSettings([2, 5, 3], [.tanh, .softmax], .crossEntropy, batch: 7)
    settings.steps = steps
    return settings
  }

  @Test func `the last epoch ends with the run's last step`() {
    var cut = Self.problem.training(Self.settings(steps: 8))
    #expect(cut.epoch(1) { false }.tally.count == 40)
    var asked = 0
    let outcome = cut.epoch(2) {
      asked += 1
      return false
    }
    #expect(asked == 2)
    #expect(outcome.tally.count == 14)
    #expect(!outcome.interrupted)
    #expect(cut.completedEpochs == 2)
    #expect(cut.step == 0)

    var whole = Self.problem.training(Self.settings(steps: nil))
    _ = whole.epoch(1) { false }
    asked = 0
    let part = whole.epoch(2) {
      asked += 1
      return asked > 2
    }
    #expect(part.interrupted)
    #expect(part.loss == outcome.loss && part.tally == outcome.tally)
    #expect(whole.parameters == cut.parameters)
  }

  @Test(arguments: [1, 5, 6, 7, 11, 12, 13])
  func `epochs have all their steps but the last`(_ steps: Int) {
    let training = Self.problem.training(Self.settings(steps: steps))
    let counts = (0..<4).map { training.steps(afterEpochs: $0) }
    #expect(counts.reduce(0, +) == steps)
    #expect(counts.sorted(by: >) == counts)
    #expect(counts.allSatisfy { $0 <= 6 })
  }

  @Test func `a run of fewer steps than an epoch has one epoch`() {
    var training = Self.problem.training(Self.settings(steps: 1))
    #expect(training.epoch(1) { false }.tally.count == 7)
    #expect(training.completedEpochs == 1)
  }

  @Test func `a state beyond the run's end is refused`() {
    var long = Self.problem.training(Self.settings(steps: nil))
    _ = long.epoch(1) { false }
    var asked = 0
    _ = long.epoch(2) {
      asked += 1
      return asked > 3
    }
    var short = Self.problem.training(Self.settings(steps: 8))
    let isRestored = short.restore(long.state)
    #expect(!isRestored)
  }
}
