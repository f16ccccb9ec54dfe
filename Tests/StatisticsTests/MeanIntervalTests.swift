import Kernels
import Statistics
import Testing

@Suite struct MeanIntervalTests {
  /// In units of the deviation: for five folds, ten folds, five folds five times, and 25 draws of a
  /// tenth, which overlap less in what they validate on.
  @Test(arguments: [
    (5, 1 / 4.0, 1.86), (10, 1 / 9.0, 1.04), (25, 1 / 4.0, 1.11), (25, 1 / 9.0, 0.80),
  ])
  func `reaches of common designs`(splits: Int, ratio: Double, reach: Double) {
    let interval = MeanInterval(mean: 0.9, deviation: 1, splits: splits, ratio: ratio)
    #expect((interval.reach - reach).magnitude < 0.01)
    #expect(interval.low == 0.9 - interval.reach)
    #expect(interval.high == 0.9 + interval.reach)
  }

  /// The mistake of a well-known example: one over the rows in the place of one over the splits.
  @Test func `only the number of splits and the ratio of the parts count`() {
    let small = MeanInterval(mean: 0, deviation: 2, splits: 5, ratio: 30.0 / 120)
    let large = MeanInterval(mean: 0, deviation: 2, splits: 5, ratio: 30_000.0 / 120_000)
    #expect(small == large)
  }

  @Test func `seeds on one split are independent samples`() {
    let interval = MeanInterval(mean: 1, deviation: 0.3, samples: 4)
    #expect((interval.reach - 3.18245 * 0.3 / 2).magnitude < 1e-5)
  }
}
