import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct EpochTableTests {
  private func table(_ scores: [Double], result: Int? = nil) -> EpochTable {
    let epochs = scores.enumerated().map { Samples.epoch($0.offset + 1, score: $0.element) }
    return EpochTable(
      epochs: epochs, scoreText: ScoreText(.accuracy), showTest: false, result: result)
  }

  private func shown(_ scores: [Double], result: Int? = nil) -> [Int] {
    table(scores, result: result).shown.map(\.epoch)
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

  @Test func `the epoch of the result is listed and marked, beside the best`() {
    var scores = Array(repeating: 0.5, count: 30)
    scores[28] = 0.6
    #expect(shown(scores, result: 8) == [1, 5, 8, 10, 15, 20, 25, 29, 30])
    func marks(_ result: Int) -> [String] {
      table(scores, result: result).lines().map(\.plain).filter { $0.contains("←") }.map {
        String($0.drop { $0 != "←" })
      }
    }
    #expect(marks(8) == ["← result", "← best"])
    #expect(marks(29) == ["← result, best"])
  }

  @Test func `the earliest of equally good epochs is the best, one without a score never`() {
    let scores = [.nan, -.infinity, 0.5, .nan, 0.7, 0.7]
    let epochs = scores.enumerated().map { Samples.epoch($0.offset + 1, score: $0.element) }
    #expect(EpochTable.best(of: epochs) == 5)
    #expect(EpochTable.best(of: Array(epochs.prefix(1))) == nil)
    #expect(EpochTable.best(of: []) == nil)
  }
}
