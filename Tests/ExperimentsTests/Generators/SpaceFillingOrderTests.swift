import Kernels
import Testing

@testable import Experiments
@testable import Records

@Suite struct SpaceFillingOrderTests {
  private func order(_ sizes: [Int], seed: UInt64 = 1) -> SpaceFillingOrder {
    SpaceFillingOrder(sizes: sizes, random: RandomSource(seed: seed, .order))
  }

  /// Places in file order as levels.
  private func levels(_ place: Int, _ sizes: [Int]) -> [Int] {
    var rest = place
    return sizes.reversed().map { size in
      defer { rest /= size }
      return rest % size
    }.reversed()
  }

  /// Whether the order visits every setting once and, wherever it is cut off, the levels of each
  /// factor equally often within one.
  private func isFair(_ sizes: [Int]) -> Bool {
    let order = order(sizes)
    var visits = sizes.map { [Int](repeating: 0, count: $0) }
    var seen = [Bool](repeating: false, count: order.count)
    for (position, place) in order.enumerated() {
      guard !seen[place] else { return false }
      seen[place] = true
      var rest = place
      for factor in sizes.indices.reversed() {
        // A level's turn comes once in each round of all levels.
        let level = rest % sizes[factor]
        guard visits[factor][level] == position / sizes[factor] else { return false }
        visits[factor][level] += 1
        rest /= sizes[factor]
      }
    }
    return order.count == sizes.reduce(1, *)
  }

  /// Every shape of `count` factors in this order of sizes with at most `most` settings.
  private func shapes(_ count: Int, most: Int, from least: Int = 1) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return (least...max(least, most)).prefix { size in
      (0..<count).reduce(1) { product, _ in min(product * size, most + 1) } <= most
    }.flatMap { size in
      shapes(count - 1, most: most / size, from: size).map { [size] + $0 }
    }
  }

  @Test(arguments: [(1, 200), (2, 250), (3, 250), (4, 300), (5, 400), (6, 700)])
  func `at any prefix all levels of a factor have been visited equally often within one`(
    factors: Int, most: Int
  ) {
    let shapes = shapes(factors, most: most)
    #expect(shapes.count >= 200)
    for sizes in shapes {
      #expect(isFair(sizes), "\(sizes)")
      #expect(isFair(sizes.reversed()), "\(sizes.reversed())")
    }
  }

  @Test(arguments: [
    [4, 1, 6, 9], [12, 2, 18, 4], [7, 5, 1, 3, 2], [10, 10, 10, 10], [8, 4, 2, 16, 2, 2],
    [97, 101], [64, 48, 36], [3, 9, 27], [2, 3, 4, 5, 6, 7], [30, 42, 70], [100_000],
    [5, 1, 1, 20_000],
  ])
  func `larger grids of any order of sizes are as fair`(sizes: [Int]) {
    #expect(isFair(sizes))
  }

  @Test func `a grid of no factors has one setting, one with an empty factor none`() {
    #expect(Array(order([])) == [0])
    #expect(Array(order([1, 1])) == [0])
    #expect(Array(order([3, 0, 2])) == [])
  }

  /// The difference between the most and the least visited pair of levels of any two factors.
  private func worstPair(_ sizes: [Int], after count: Int) -> Int {
    let settings = order(sizes).prefix(count).map { levels($0, sizes) }
    var worst = 0
    for first in sizes.indices {
      for second in 0..<first {
        var visits = [Int](repeating: 0, count: sizes[first] * sizes[second])
        for setting in settings { visits[setting[first] * sizes[second] + setting[second]] += 1 }
        worst = max(worst, (visits.max() ?? 0) - (visits.min() ?? 0))
      }
    }
    return worst
  }

  @Test(arguments: [
    ([5, 5, 5], 25), ([7, 7, 7, 7], 49), ([3, 3, 3, 3], 27), ([2, 2, 2], 8),
    ([2, 2, 2, 2, 2, 2], 16), ([10, 10], 100), ([4, 6, 9], 216), ([2, 3, 5], 30),
    ([9, 3, 3], 27), ([5, 25, 5], 125),
    ([6, 6, 6], 216), ([10, 10, 10], 1000),
  ])
  func `pairs of levels are even as early as the generators allow`(sizes: [Int], count: Int) {
    for whole in stride(from: count, through: sizes.reduce(1, *), by: count) {
      #expect(worstPair(sizes, after: whole) == 0)
    }
  }

  @Test func `two factors are nowhere the same for long`() {
    // Of 1024 settings of ten switches, whichever 32 come first hold all four pairs of any two.
    #expect(worstPair([Int](repeating: 2, count: 10), after: 32) == 0)
  }

  @Test func `the order follows from the seed and is not that of the file`() {
    let first = Array(order([6, 4, 10], seed: 1))
    #expect(Array(order([6, 4, 10], seed: 1)) == first)
    #expect(Array(order([6, 4, 10], seed: 2)) != first)
    #expect(first != Array(0..<240))
    #expect(order([6, 4, 10])[100] == first[100])
  }

  @Test func `a hundred million settings cost nothing before they are asked for`() {
    let order = order([1000, 1000, 100])
    #expect(order.count == 100_000_000)
    #expect(Set((0..<1000).map { order[99_999_000 + $0] / 100 % 1000 }).count == 1000)
  }
}
