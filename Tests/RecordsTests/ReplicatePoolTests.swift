import Datasets
import Records
import Statistics
import Testing

@Suite struct ReplicatePoolTests {
  @Test func `seeds are averaged inside a split before splits are`() {
    var pool = ReplicatePool()
    // Two seeds on the first fold, one on the second: a plain mean would be 0.8.
    pool.take(0.9, on: SplitNumber(fold: 1))
    pool.take(0.7, on: SplitNumber(fold: 1))
    pool.take(0.5, on: SplitNumber(fold: 2))
    let summary = pool.summary(of: 3)
    #expect(summary?.mean == (0.8 + 0.5) / 2)
    #expect(summary?.lowest == 0.5)
    #expect(summary?.highest == 0.9)
    #expect(summary?.sample == .splits(2))
  }

  /// With effects of splits alone, more seeds on each tell nothing new.
  @Test func `five equal seeds give the interval of one`() {
    let effects = [0.91, 0.88, 0.95, 0.9, 0.86]
    func interval(seeds: Int) -> SeedSummary? {
      var pool = ReplicatePool()
      for (fold, effect) in effects.enumerated() {
        for _ in 0..<seeds { pool.take(effect, on: SplitNumber(fold: fold + 1)) }
      }
      return pool.summary(of: seeds * effects.count)
    }
    let (one, five) = (interval(seeds: 1), interval(seeds: 5))
    #expect(one?.sample == five?.sample)
    #expect(one?.interval(ratio: 0.25)?.reach != nil)
    let reaches = [one, five].compactMap { $0?.interval(ratio: 0.25)?.reach }
    #expect((reaches[0] - reaches[1]).magnitude < 1e-12)
  }

  @Test func `splits may come in any order`() {
    var (straight, mixed) = (ReplicatePool(), ReplicatePool())
    let numbers = [(1, 0.5), (1, 0.75), (2, 0.25), (2, 1)]
    for (draw, number) in numbers { straight.take(number, on: SplitNumber(draw: draw)) }
    for index in [0, 2, 1, 3] {
      mixed.take(numbers[index].1, on: SplitNumber(draw: numbers[index].0))
    }
    #expect(straight.summary(of: 4) == mixed.summary(of: 4))
  }

  @Test func `seeds on one split have their own deviation`() {
    var pool = ReplicatePool()
    for number in [0.25, 0.5, 0.75] { pool.take(number) }
    let summary = pool.summary(of: 3)
    #expect(summary?.sample == .seeds(3))
    #expect(summary?.deviation == 0.25)
    #expect(summary?.mean == 0.5)
  }

  @Test func `a run without a number leaves no mean`() {
    var pool = ReplicatePool()
    pool.take(0.5, on: SplitNumber(fold: 1))
    pool.take(nil, on: SplitNumber(fold: 2))
    #expect(pool.summary(of: 2) == nil)
    #expect(pool.splits == 2)
  }

  @Test func `over folds F1 is that of the counts of each draw`() throws {
    // Found are 1 of 2 and 1 of 8, each with one false alarm: F1 is 0.5 and 0.2, and of both 4/14.
    let folds = [[8, 1, 1, 1], [10, 1, 7, 1]]
    var pool = ReplicatePool(summing: Measure(.f1, positive: 1))
    for (place, counts) in folds.enumerated() {
      pool.take([0.5, 0.2][place], on: SplitNumber(fold: place + 1), counts: counts)
    }
    let draw = try #require(pool.summary(of: 2))
    #expect(draw.mean == 4.0 / 14)
    #expect(draw.sample == .splits(2))
    #expect(draw.lowest == 0.2 && draw.highest == 0.5)
    // Another draw, which finds all: the mean over the draws.
    for place in 1...2 {
      pool.take(1, on: SplitNumber(draw: 2, fold: place), counts: [9, 0, 0, 2])
    }
    #expect(pool.summary(of: 4)?.mean == (4.0 / 14 + 1) / 2)
    // Around it lies the spread of the splits, whose own mean is 0.675.
    let deviation = try #require(pool.summary(of: 4)?.deviation)
    let squares = [0.5, 0.2, 1, 1].reduce(0) { $0 + ($1 - 0.675) * ($1 - 0.675) }
    #expect((deviation - (squares / 3).squareRoot()).magnitude < 1e-12)
  }

  @Test(arguments: [nil, [], [1, 2], [Int.max, 0, 0, 0]] as [[Int]?])
  func `counts that cannot be added leave no mean`(counts: [Int]?) {
    var pool = ReplicatePool(summing: Measure(.mcc))
    pool.take(0.5, on: SplitNumber(fold: 1), counts: [8, 1, 1, 1])
    pool.take(0.5, on: SplitNumber(fold: 2), counts: counts)
    #expect(pool.summary(of: 2) == nil)
  }
}
