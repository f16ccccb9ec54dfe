import Kernels
import Testing

@testable import Statistics

@Suite struct ContendersTests {
  private let best: [Double] = [0.95, 0.96, 0.955]

  private func pairs(_ own: [Double]) -> Contenders.Pairs {
    Contenders.Pairs(own: own, best: best, isSound: true)
  }

  @Test func `with few others each is compared by a paired t test`() {
    // Differences 0.01, 0.012, 0.008: mean 0.01, deviation 0.002, t = 8.66 > 2.92.
    let found = Contenders([pairs([0.94, 0.948, 0.947])], floor: 0).differences[0]
    #expect((found.mean - 0.01).magnitude < 1e-12)
    #expect(!found.isContender)
    // ± t(0.975; 2) · 0.002 / √3.
    #expect((found.reach! - 4.302653 * 0.002 / 3.0.squareRoot()).magnitude < 1e-8)
    #expect(Contenders([pairs([0.95, 0.94, 0.957])], floor: 0).differences[0].isContender)
  }

  @Test func `rounding to examples is the least that a difference varies`() {
    let same = pairs([0.94, 0.95, 0.945])
    #expect(!Contenders([same], floor: 0).differences[0].isContender)
    #expect(Contenders([same], floor: 0.01).differences[0].isContender)
  }

  @Test func `a tie is told`() {
    #expect(Contenders([pairs(best), pairs(best)], floor: 0).isTie)
    let found = Contenders([pairs(best), pairs([0.95, 0.96, 0.95])], floor: 0)
    #expect(!found.isTie)
    #expect(found.differences[0].isContender)
  }

  @Test func `without two common replicates a setting stays a contender, without an interval`() {
    let one = Contenders.Pairs(own: [0.1], best: [0.9], isSound: true)
    let found = Contenders([one], floor: 0).differences[0]
    #expect(found.isContender)
    #expect(found.reach == nil)
    #expect(Contenders([one], floor: 0).isTie == false)
  }

  /// limma 3.58's fitFDist for the same variances, each of 2 degrees of freedom.
  @Test func `variances are moderated as Smyth does`() {
    let variances = [0.1, 0.5, 1, 2, 0.02, 5, 0.7, 12]
    let prior = VariancePrior(variances.map { ($0, 2) })
    let logs = variances.map { Elementary.log($0) - Gamma.digamma(1) }
    let mean = logs.reduce(0, +) / 8
    let spread = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 7
    #expect(
      (Gamma.trigamma(prior.freedom / 2) - (spread - Gamma.trigamma(1))).magnitude < 1e-9)
    let moderated = prior.moderated(12, freedom: 2)
    #expect(moderated.variance < 12 && moderated.variance > prior.variance)
    #expect(moderated.freedom == prior.freedom + 2)
    // Variances that agree are worth infinitely many degrees of freedom.
    #expect(VariancePrior((0..<6).map { _ in (0.5, 2) }).freedom == .infinity)
    #expect(VariancePrior([(1, 2), (2, 2)]) == .none)
  }

  @Test func `more seeds make the set smaller, and it keeps the best`() {
    var sizes: [Int: Int] = [:]
    var kept = 0
    for table in 0..<60 {
      var source = RandomSource(seed: UInt64(table), .bootstrap)
      let truth = (0..<12).map { 0.9 + 0.002 * Double($0) }
      for seeds in [3, 12] {
        let scores = truth.map { mean in (0..<seeds).map { _ in mean + 0.005 * source.normal() } }
        let means = scores.map { $0.reduce(0, +) }
        let best = means.indices.max { means[$0] < means[$1] }!
        let others = scores.indices.filter { $0 != best }
        let found = Contenders(
          others.map { .init(own: scores[$0], best: scores[best], isSound: true) }, floor: 0)
        sizes[seeds, default: 0] += found.differences.count(where: \.isContender)
        let set = others.indices.filter { found.differences[$0].isContender }.map { others[$0] }
        if set.contains(11) || best == 11 { kept += 1 }
      }
    }
    #expect(kept >= 112)
    #expect(sizes[12]! < sizes[3]!)
  }

  @Test func `the strict set is larger`() {
    var source = RandomSource(seed: 5, .bootstrap)
    let scores = (0..<30).map { place in
      (0..<5).map { _ in 0.9 - 0.001 * Double(place) + 0.004 * source.normal() }
    }
    let pairs = scores.dropFirst().map {
      Contenders.Pairs(own: $0, best: scores[0], isSound: true)
    }
    let one = Contenders(Array(pairs), floor: 0).differences.count(where: \.isContender)
    let all = Contenders(Array(pairs), floor: 0, strict: true).differences
      .count(where: \.isContender)
    #expect(all >= one)
  }
}
