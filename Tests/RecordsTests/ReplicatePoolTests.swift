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
}
