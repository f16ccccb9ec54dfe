import Kernels
import Testing

@testable import Statistics

@Suite struct AxisSharesTests {
  /// Three values of one axis by two of another; only the first does something.
  private let axes: [AxisShares.Values] = [
    .levels([0, 0, 1, 1, 2, 2]), .levels([0, 1, 0, 1, 0, 1]),
  ]

  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var source = RandomSource(seed: seed, .bootstrap)
    return (0..<count).map { _ in source.normal() }
  }

  @Test func `an axis that does everything has all of the variation`() {
    let scores = [1.0, 1, 2, 2, 4, 4].map { [$0, $0, $0] }
    let shares = AxisShares(axes, scores: scores)
    #expect(shares.shares[0].freedom == 2)
    #expect((shares.shares[0].main - 1).magnitude < 1e-9)
    #expect((shares.shares[0].total! - 1).magnitude < 1e-9)
    #expect(shares.isClaimed(0))
    #expect(shares.shares[1].main == 0)
    #expect(!shares.isClaimed(1))
  }

  /// F of a repeated-measures analysis, computed by hand with NumPy from the same table:
  /// see the sums below.
  @Test func `error and F follow the formula`() {
    let scores: [[Double]] = [
      [1.0, 1.2, 0.9], [1.1, 1.0, 1.3], [1.9, 2.2, 2.0], [2.1, 1.8, 2.2], [2.9, 3.3, 3.1],
      [3.2, 2.9, 3.0],
    ]
    let found = AxisShares(axes, scores: scores).shares[1]
    // SS(axis) of the second: 18 runs, means of 9 each.
    let one = [0, 2, 4].flatMap { scores[$0] }.reduce(0, +) / 9
    let two = [1, 3, 5].flatMap { scores[$0] }.reduce(0, +) / 9
    let effect = 4.5 * (one - two) * (one - two)
    // SS(axis × seed): differences of the axis a seed, less their mean.
    let differences = (0..<3).map { seed -> Double in
      let rises = [0, 2, 4].map { scores[$0][seed] - scores[$0 + 1][seed] }
      return rises.reduce(0, +) / 3
    }
    let mean = differences.reduce(0, +) / 3
    let own = differences.reduce(0) { $0 + 1.5 * ($1 - mean) * ($1 - mean) }
    let means = scores.map { $0.reduce(0, +) / 3 }
    let seeds = (0..<3).map { seed in scores.reduce(0) { $0 + $1[seed] } / 6 }
    let grand = seeds.reduce(0, +) / 3
    var all = 0.0
    for (row, value) in zip(scores, means) {
      for seed in 0..<3 {
        let rest = row[seed] - value - seeds[seed] + grand
        all += rest * rest
      }
    }
    let error = (own + 4 * all / 10) / (2 + 4)
    let probability = FisherF.share(above: effect / error, freedom: (1, 6))
    #expect((found.probability! - probability).magnitude < 1e-10)
  }

  @Test func `with one seed there are shares and no test`() {
    let shares = AxisShares(axes, scores: [1.0, 2, 2, 3, 4, 5].map { [$0] })
    #expect(shares.shares.allSatisfy { $0.probability == nil && $0.main > 0 })
    // Balanced, without noise taken off: main effects and interaction add up.
    let interaction = 1 - shares.shares[0].main - shares.shares[1].main
    #expect((shares.shares[0].total! - shares.shares[0].main - interaction).magnitude < 1e-9)
  }

  @Test func `an axis that moves with another cannot be told from it`() {
    let levels = [0, 0, 1, 1, 2, 2]
    let shares = AxisShares(
      [.levels(levels), .levels(levels)], scores: [1.0, 1, 2, 2, 3, 3].map { [$0, $0] })
    #expect(shares.shares.allSatisfy { $0.freedom == 0 && $0.main == 0 })
  }

  @Test func `with gaps each axis counts as the last one`() {
    // Without its last setting no grid; the second axis still does nothing.
    let axes: [AxisShares.Values] = [.levels([0, 0, 1, 1, 2]), .levels([0, 1, 0, 1, 0])]
    let scores = [1.0, 1, 2, 2, 4].map { [$0, $0] }
    let shares = AxisShares(axes, scores: scores)
    #expect(shares.shares[0].total == nil)
    // All 6 less the 5/6 that the second axis would explain by itself.
    #expect((shares.shares[0].main - 31.0 / 36).magnitude < 1e-12)
    #expect(shares.shares[1].main == 0)
  }

  @Test func `a quadratic of many values is found`() {
    let numbers = (0..<40).map { Double($0) / 39 }
    let noise = noise(80, seed: 3)
    let scores = numbers.enumerated().map { place, x -> [Double] in
      let height = -4 * (x - 0.4) * (x - 0.4)
      return [place, 40 + place].map { height + 0.05 * noise[$0] }
    }
    let shares = AxisShares([.numbers(numbers)], scores: scores)
    #expect(shares.shares[0].freedom == 2)
    #expect(shares.shares[0].main > 0.9)
    #expect(shares.isClaimed(0))
  }

  /// Axes that do nothing, with noise that settings of one value share in a seed, as the weights that
  /// networks of one size begin with.
  @Test func `axes that do nothing are rarely claimed`() {
    var claims = 0
    for table in 0..<400 {
      let noise = noise(200, seed: UInt64(100 + table))
      let scores = (0..<12).map { setting in
        (0..<3).map { seed -> Double in
          noise[setting * 3 + seed] + noise[60 + setting / 3 * 3 + seed]
        }
      }
      let shares = AxisShares(
        [.levels((0..<12).map { $0 / 3 }), .levels((0..<12).map { $0 % 3 })], scores: scores)
      if shares.isClaimed(0) || shares.isClaimed(1) { claims += 1 }
    }
    #expect(claims < 40)
  }

  /// The same with noise that is alike everywhere: what the formula assumes.
  @Test func `of alike noise no more is claimed than the level says`() {
    var claims = 0
    for table in 0..<400 {
      let noise = noise(36, seed: UInt64(1000 + table))
      let scores = (0..<12).map { setting in (0..<3).map { noise[setting * 3 + $0] } }
      let shares = AxisShares(
        [.levels((0..<12).map { $0 / 3 }), .levels((0..<12).map { $0 % 3 })], scores: scores)
      if shares.isClaimed(0) || shares.isClaimed(1) { claims += 1 }
    }
    // 3 to 5 % are expected of 400.
    #expect(claims < 26)
  }

  @Test func `splits that overlap make an effect less sure`() {
    let noise = noise(18, seed: 9)
    let scores = (0..<6).map { setting in
      (0..<3).map { seed -> Double in 0.8 * Double(setting / 2) + 0.3 * noise[setting * 3 + seed] }
    }
    let seeds = AxisShares(axes, scores: scores).shares[0].probability!
    let splits = AxisShares(axes, scores: scores, ratio: 0.25).shares[0].probability!
    #expect(splits > seeds)
  }
}
