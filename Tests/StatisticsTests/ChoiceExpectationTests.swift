import Kernels
import Testing

@testable import Statistics

@Suite struct ChoiceExpectationTests {
  @Test func `leaving one out chooses by the others`() {
    // Without the first replicate the second setting is best, without the second the first is.
    let merits: [[Double]] = [[1, 0], [0, 1]]
    #expect(ChoiceExpectation.leavingOneOut(merits) == [1, 0])
    #expect(ChoiceExpectation.leavingOneOut([[0.5, 0.7], [0.1, 0.2]]) == [0, 0])
    #expect(ChoiceExpectation.leavingOneOut([[0.5], [0.6]]) == nil)
  }

  /// Settings that guess: the best of many looks better than it is, and only that.
  @Test(arguments: [1, 3])
  func `of guesses half is expected, whichever was best`(replicates: Int) {
    var source = RandomSource(seed: 7, .bootstrap)
    let rows = 100
    let hits = (0..<20).map { _ in
      (0..<replicates).map { _ in (0..<rows).map { _ in source.uniform() < 0.5 } }
    }
    func merit(_ setting: Int, _ replicate: Int, _ counts: [Int32]) -> Double? {
      var (right, all) = (0.0, 0.0)
      for (row, count) in counts.enumerated() {
        all += Double(count)
        if hits[setting][replicate][row] { right += Double(count) }
      }
      return all > 0 ? right / all : nil
    }
    let ones = [Int32](repeating: 1, count: rows)
    let best = hits.indices.map { setting in
      (0..<replicates).reduce(0) { $0 + merit(setting, $1, ones)! } / Double(replicates)
    }.max()!
    let expected = ChoiceExpectation.drawingRows(
      settings: 20, replicates: replicates, rows: rows, draws: 200, merit: merit)!
    #expect(best > 0.53)
    #expect((expected - 0.5).magnitude < 0.05)
    #expect(expected < best)
  }

  @Test func `an interval over rows is about that of Wilson`() {
    let interval = RowInterval(rows: 400, draws: 500) { counts in
      Double(counts[..<360].reduce(0, +)) / 400
    }!
    let wilson = WilsonInterval(share: 0.9, count: 400)
    #expect((interval.low - wilson.low).magnitude < 0.01)
    #expect((interval.high - wilson.high).magnitude < 0.01)
  }

  @Test func `what rarely exists has no interval`() {
    #expect(RowInterval(rows: 10, draws: 20) { $0[0] == 9 ? 1 : nil } == nil)
  }
}
