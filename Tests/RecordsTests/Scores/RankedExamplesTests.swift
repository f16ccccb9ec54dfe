import Kernels
import Records
import Testing

/// AUC and average precision as they are defined, example by example.
struct RankedExamplesTests {
  private struct Table {
    var scores: [Double]
    var isPositive: [Bool]

    /// Few values, so that many are equal, or many; zeros of both signs.
    init(seed: UInt64) {
      var random = RandomSource(seed: seed, .order)
      let count = 1 + random.below(60)
      let values = [2, 5, 1000][random.below(3)]
      let share = [1, 2, 9][random.below(3)]
      scores = (0..<count).map { _ in
        Double(random.below(values)) / 7 * (random.below(2) == 0 ? 1 : -1)
      }
      isPositive = (0..<count).map { _ in random.below(10) < share }
    }

    /// Of the pairs of one and the other kind.
    var auc: Double {
      var (twice, pairs) = (0, 0)
      for one in scores.indices where isPositive[one] {
        for other in scores.indices where !isPositive[other] {
          pairs += 1
          twice += scores[one] > scores[other] ? 2 : scores[one] == scores[other] ? 1 : 0
        }
      }
      return pairs == 0 ? .nan : Double(twice) / (2 * Double(pairs))
    }

    var averagePrecision: Double {
      let positives = isPositive.count { $0 }
      guard positives > 0 else { return 0 }
      var sum = 0.0
      for threshold in Set(scores).sorted(by: >) {
        let taken = scores.indices.filter { scores[$0] >= threshold }
        let hits = taken.count { isPositive[$0] }
        let new = taken.count { isPositive[$0] && scores[$0] == threshold }
        sum += Double(new) * (Double(hits) / Double(taken.count))
      }
      return sum / Double(positives)
    }
  }

  @Test func `both are to the bit those of all pairs and thresholds, whatever is equal`() {
    var lacking = 0
    for seed in 1...300 {
      let table = Table(seed: UInt64(seed))
      let ranking = RankedExamples(scores: table.scores) { table.isPositive[$0] }
      let auc = table.auc
      if auc.isNaN { lacking += 1 }
      #expect(ranking.auc == auc || ranking.auc.isNaN && auc.isNaN, "table \(seed)")
      #expect(ranking.averagePrecision == table.averagePrecision, "table \(seed)")
    }
    #expect((1..<300).contains(lacking))
  }

  @Test(arguments: [0, 1])
  func `a score that is no number leaves no order`(place: Int) {
    var scores = [0.5, 0.25]
    scores[place] = .nan
    let ranking = RankedExamples(scores: scores) { $0 == 0 }
    #expect(ranking.auc.isNaN && ranking.averagePrecision.isNaN)
  }
}
