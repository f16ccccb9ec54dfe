import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct FailureWatchTests {
  /// Whether the watch has enough after each run that ended so.
  private func answers(limit: Int?, _ outcomes: [TrajectoryOutcome]) -> [Bool] {
    var watch = FailureWatch(limit: limit)
    var answers: [Bool] = []
    for outcome in outcomes { answers.append(watch.isReached([ended(outcome)])) }
    return answers
  }

  private func ended(_ outcome: TrajectoryOutcome) -> TrajectoryEvent {
    .ended(
      TrajectoryResult(
        id: TrajectoryID(hex: String(repeating: "0", count: 32))!, outcome: outcome, epochs: [],
        confusions: [], models: [], weightsDigest: nil, curveDigest: nil, worker: 0, seconds: 0))
  }

  @Test func `runs that all fail alike are enough, others are not`() {
    let memory = TrajectoryOutcome.failed("no memory")
    #expect(answers(limit: 3, [memory, memory, memory]) == [false, false, true])
    #expect(answers(limit: 2, [memory, .failed("other")]) == [false, false])
  }

  @Test func `after a run that ended otherwise nothing stops the sweep`() {
    let late = TrajectoryOutcome.failed("late")
    #expect(answers(limit: 2, [.finished, late, late, late]) == [false, false, false, false])
    #expect(answers(limit: nil, [late, late, late]) == [false, false, false])
  }

  @Test func `failing fast counts any failure at any time`() {
    #expect(
      answers(limit: 1, [.finished, .interrupted, .failed("late")]) == [false, false, true])
  }
}
