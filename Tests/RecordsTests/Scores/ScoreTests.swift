import Datasets
import Networks
import Records
import Testing

struct ScoreTests {
  /// The sums over outputs beside their targets.
  private func tally(_ pairs: [(output: Float, target: Float)]) -> Tally {
    var tally = Tally()
    for (output, target) in pairs { tally.add(loss: 0, output: output, target: target) }
    return tally
  }

  @Test func `the task says which score is told`() {
    #expect(Score(of: .classification(classes: ["a", "b"])) == .accuracy)
    #expect(Score(of: .regression(mean: 0, deviation: 1, name: "y")) == .determination)
  }

  @Test(arguments: Score.allCases)
  func `a score stays within its bounds, and merit follows its direction`(_ score: Score) {
    #expect(score.bounds.contains(score.chance([3, 7], positive: 0)))
    let better = score.isHigherBetter ? 0.75 : 0.25
    #expect(score.merit(better) > score.merit(0.5))
    #expect(score.leveled(0.5) == 0.5)
  }

  @Test func `columns and names differ`() {
    #expect(Set(Score.allCases.map(\.column)).count == Score.allCases.count)
    #expect(Set(Score.allCases.map(\.name)).count == Score.allCases.count)
    #expect(Set(Score.allCases.map(\.fileName)).count == Score.allCases.count)
  }

  @Test func `accuracy is the share classified right, and does not exist of none`() {
    var tally = Tally()
    #expect(Score.accuracy.value(of: tally).isNaN)
    #expect(Score.accuracy.trainingValue(of: tally) == 0)
    for isCorrect in [true, false, true] { tally.add(loss: 1, isCorrect: isCorrect) }
    #expect(Score.accuracy.value(of: tally) == 2.0 / 3)
  }

  @Test func `r-squared compares with the targets' own mean`() {
    let tally = tally([(1, 1), (2, 2), (3, 4), (5, 5)])
    #expect(tally.squaredErrors == 1)
    #expect(Score.determination.value(of: tally) == 0.9)
  }

  @Test(arguments: [(Float(2), 1.0), (1, 0)])
  func `r-squared of equal targets does not exist, but where an epoch of training is cut`(
    _ output: Float, _ expected: Double
  ) {
    let tally = tally([(2, 2), (output, 2)])
    #expect(Score.determination.value(of: tally).isNaN)
    #expect(Score.determination.trainingValue(of: tally) == expected)
    #expect(Score.determination.value(of: Tally()).isNaN)
  }

  @Test func `r-squared of outputs that are no numbers does not exist`() {
    for targets in [[2, 2], [2, 3]] as [[Float]] {
      let value = Score.determination.value(of: tally(targets.map { (.nan, $0) }))
      #expect(value.isNaN)
      #expect(Score.determination.trainingValue(of: tally(targets.map { (.nan, $0) })).isNaN)
    }
  }

  @Test func `chance is the most frequent class, or the mean`() {
    #expect(Score.accuracy.chance([5, 15, 20]) == 0.5)
    #expect(Score.accuracy.chance([]) == 0)
    #expect(Score.determination.chance([]) == 0)
  }

  @Test func `chance of every score is that of the most frequent class, or of the shares`() {
    let counts = [5, 15]
    #expect(Score.balancedAccuracy.chance(counts) == 0.5)
    #expect(Score.f1.chance(counts, positive: 0) == 0)
    #expect((Score.f1.chance(counts, positive: 1) - 6.0 / 7).magnitude < 1e-15)
    #expect((Score.macroF1.chance(counts) - 3.0 / 7).magnitude < 1e-15)
    #expect(Score.mcc.chance(counts) == 0)
    #expect(Score.auc.chance(counts) == 0.5)
    #expect(Score.averagePrecision.chance(counts, positive: 0) == 0.25)
    #expect(Score.averagePrecision.chance([1, 1, 2, 0]) == 0.25)
    #expect((Score.logLoss.chance(counts) - 0.5623351446188083).magnitude < 1e-15)
    #expect(Score.brier.chance(counts) == 0.1875)
    #expect(Score.rmse.chance([], spread: 3.2) == 3.2)
  }

  @Test func `hopeless models share a value`() {
    #expect(Score.determination.leveled(-40) == -1)
    #expect(Score.determination.leveled(-0.5) == -0.5)
    #expect(Score.accuracy.leveled(0) == 0)
  }
}
