import Kernels
import Records
import Testing

@Suite struct ThresholdTests {
  /// Accuracy of counts of two classes.
  private static func accuracy(_ counts: [Int]) -> Double {
    Double(counts[0] + counts[3]) / Double(counts.reduce(0, +))
  }

  private func best(
    _ probabilities: [Double], _ labels: [Int32], positive: Int = 1
  ) -> (threshold: Threshold, score: Double)? {
    Threshold.best(
      positive: positive, probabilities: probabilities, labels: labels, isHigherBetter: true,
      score: Self.accuracy)
  }

  @Test func `it stands between the classes`() throws {
    let found = try #require(best([0.1, 0.2, 0.3, 0.35], [0, 0, 1, 1]))
    #expect(found.score == 1)
    #expect(found.threshold.value == 0.25)
    #expect([0.1, 0.2, 0.3, 0.35].map(found.threshold.label) == [0, 0, 1, 1])
    let turned = try #require(best([0.9, 0.8, 0.7], [1, 1, 0], positive: 0))
    #expect(turned.score == 2.0 / 3)
    let right = try #require(best([0.3, 0.2, 0.7], [1, 1, 0], positive: 0))
    #expect(right.score == 1)
    #expect(right.threshold.label(0.7) == 0 && right.threshold.label(0.3) == 1)
  }

  @Test func `of equally good ones it is the nearest to one half`() throws {
    let found = try #require(best([0.1, 0.45, 0.6, 0.9], [0, 1, 0, 1]))
    #expect(found.score == 0.75)
    // 0.275 and 0.75 both miss one.
    #expect(found.threshold.value == 0.275)
  }

  @Test func `what has no probability is wrong at every threshold`() throws {
    let found = try #require(best([0.1, .nan, 0.8, .nan], [0, 0, 1, 1]))
    #expect(found.score == 0.5)
    #expect(found.threshold.value == 0.1 + (0.8 - 0.1) / 2)
  }

  @Test func `equal probabilities are answered alike`() throws {
    let found = try #require(best([0.5, 0.5, 0.5], [0, 1, 1]))
    #expect(found.threshold.value == 0.5.nextUp || found.threshold.value == 0)
    #expect(found.score == 2.0 / 3)
    #expect(best([], []) == nil)
  }

  @Test func `it is the best of all by trial`() throws {
    var random = RandomSource(seed: 1, .data)
    for _ in 0..<200 {
      let count = 1 + Int(random.next() % 30)
      let labels = (0..<count).map { _ in Int32(random.next() % 2) }
      let probabilities = (0..<count).map { _ in Double(random.next() % 16) / 16 }
      let found = try #require(best(probabilities, labels))
      let tried = (0...32).map { step in
        let threshold = Threshold(positive: 1, value: Double(step) / 31)
        return zip(probabilities, labels).count { threshold.label($0) == Int($1) }
      }
      let hits = zip(probabilities, labels).count { found.threshold.label($0) == Int($1) }
      #expect(hits == tried.max())
      #expect(found.score == Double(hits) / Double(count))
    }
  }

  @Test func `a probability is that of the class asked for`() {
    #expect(Threshold.probability(of: 1, [0.25]) == 0.25)
    #expect(Threshold.probability(of: 0, [0.25]) == 0.75)
    #expect(Threshold.probability(of: 0, [0.25, 0.75]) == 0.25)
    #expect(Threshold.probability(of: 1, [0.5, 0.125]) == 0.2)
  }

  @Test func `the rarer of two classes is looked for`() {
    #expect(ExperimentData(name: "a", classes: ["x", "y"]).rarerClass == 1)
    #expect(ExperimentData(name: "a", classes: ["x", "y", "z"]).rarerClass == nil)
    #expect(ExperimentData(name: "a", classes: []).rarerClass == nil)
  }
}
