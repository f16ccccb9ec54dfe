import Testing

@testable import Statistics

@Suite struct PairedTestTests {
  /// `scipy.stats.ttest_rel([3.1, 2.9, 3.6, 3.3], [3.0, 2.7, 3.1, 3.2], alternative="greater")`.
  @Test func `a paired t test is that of SciPy`() throws {
    let test = try #require(PairedTest([3.1, 2.9, 3.6, 3.3], over: [3.0, 2.7, 3.1, 3.2]))
    #expect((test.mean - 0.225).magnitude < 1e-12)
    #expect((test.probability - 0.048931717426784975).magnitude < 1e-12)
    #expect(test.low < 0 && test.high > 0.45)
  }

  @Test func `overlapping splits make it less sure`() throws {
    let one = [3.1, 2.9, 3.6, 3.3]
    let other = [3.0, 2.7, 3.1, 3.2]
    let seeds = try #require(PairedTest(one, over: other))
    let splits = try #require(PairedTest(one, over: other, ratio: 0.25))
    #expect(splits.probability > seeds.probability)
    // √(1/4 + 1/4) instead of √(1/4).
    #expect((splits.reach - seeds.reach * 2.0.squareRoot()).magnitude < 1e-12)
  }

  @Test func `equal series tell nothing, and one pair nothing at all`() throws {
    #expect(try #require(PairedTest([1, 2], over: [1, 2])).probability == 0.5)
    #expect(PairedTest([1], over: [2]) == nil)
  }

  @Test func `Holm's probabilities never fall`() {
    let adjusted = PairedTest.holm([0.03, 0.01, 0.04])
    #expect(adjusted == [0.06, 0.03, 0.06])
    #expect(PairedTest.holm([0.9, 0.8]) == [1, 1])
  }
}
