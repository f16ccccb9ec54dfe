import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct EpochTableTests {
  private func shown(_ scores: [Double]) -> [Int] {
    let epochs = scores.enumerated().map { Samples.epoch($0.offset + 1, score: $0.element) }
    return EpochTable(epochs: epochs, scoreText: ScoreText(.accuracy), showTest: false).shown.map(
      \.epoch)
  }

  @Test func `a short run lists every epoch`() {
    #expect(shown(Array(repeating: 0.5, count: 12)) == Array(1...12))
  }

  @Test func `a longer one lists the first, the best, the last and some between`() {
    var scores = Array(repeating: 0.5, count: 30)
    scores[28] = 0.6
    #expect(shown(scores) == [1, 5, 10, 15, 20, 25, 29, 30])
    #expect(shown(Array(repeating: 0.5, count: 13)) == [1, 2, 4, 6, 8, 10, 12, 13])
    #expect(
      shown(Array(repeating: 0.5, count: 997))
        == [1, 100, 200, 300, 400, 500, 600, 700, 800, 900, 997])
  }

  @Test func `the earliest of equally good epochs is the best, one without a score never`() {
    let scores = [.nan, -.infinity, 0.5, .nan, 0.7, 0.7]
    let epochs = scores.enumerated().map { Samples.epoch($0.offset + 1, score: $0.element) }
    #expect(EpochTable.best(of: epochs) == 5)
    #expect(EpochTable.best(of: Array(epochs.prefix(1))) == nil)
    #expect(EpochTable.best(of: []) == nil)
  }
}
