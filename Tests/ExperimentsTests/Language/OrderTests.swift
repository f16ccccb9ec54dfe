import Networks
import Testing

@testable import Experiments
@testable import Records

/// Which runs come first.
@Suite struct OrderTests {
  /// Runs in the order of execution.
  private func executed(_ text: String) throws -> [PointSpec] {
    let sweep = try sweep("dataset: digits\n" + text)
    let ranks = sweep.ranks
    #expect(ranks.sorted() == Array(sweep.indices))
    return sweep.sorted { ranks[$0.position] < ranks[$1.position] }
  }

  /// The largest difference between the visits of two levels over all prefixes.
  private func imbalance<Level: Hashable>(_ levels: [Level]) -> Int {
    var visits = Dictionary(levels.map { ($0, 0) }) { first, _ in first }
    var worst = 0
    for level in levels {
      visits[level, default: 0] += 1
      worst = max(worst, (visits.values.max() ?? 0) - (visits.values.min() ?? 0))
    }
    return worst
  }

  @Test func `every prefix visits every level equally often, within one`() throws {
    let runs = try executed(
      """
      repeats: 3
      grid:
        hidden: [8, 16, 32, 64]
        learning_rate: {from: 0.01, to: 1, count: 6, scale: log}
        optimizer: [sgd, adam]
      """)
    #expect(runs.count == 144)
    for axis in [Axis.hidden, .learningRate, .optimizer] {
      #expect(imbalance(runs.map { $0.settings[axis] }) <= 1, "\(axis)")
    }
    #expect(imbalance(runs.map(\.training.seed)) <= 1)
  }

  @Test(arguments: 1...8, [1, 2, 5, 6, 12])
  func `every prefix visits every setting and every seed equally often, within one`(
    seeds: Int, settings: Int
  ) throws {
    let runs = try executed(
      "repeats: \(seeds)\ngrid: {batch_size: {from: 1, to: \(settings), step: 1}}")
    #expect(runs.count == seeds * settings)
    #expect(imbalance(runs.map(\.training.batchSize)) <= 1)
    #expect(imbalance(runs.map(\.training.seed)) <= 1)
  }

  @Test func `the file's order can be asked for`() throws {
    let runs = try executed("order: file\ngrid: {batch_size: [4, 2, 8]}")
    #expect(runs.map(\.position) == [0, 1, 2])
  }

  @Test func `blocks take turns in proportion`() throws {
    let runs = try executed(
      """
      blocks:
        few: {optimizer: sgd, grid: {batch_size: [1, 2]}}
        many: {optimizer: adam, grid: {batch_size: [1, 2, 3, 4]}}
      """)
    let names = runs.map { $0.training.optimizer.name }
    #expect(names == ["adam", "sgd", "adam", "adam", "sgd", "adam"])
  }

  @Test func `points that are left out leave no gap`() throws {
    let runs = try executed(
      "repeats: 2\ngrid: {batch_size: {from: 1, to: 20}}\nwhere: batch_size > 15\n"
        + "include: {batch_size: 100}")
    #expect(runs.count == 12)
    #expect(runs.suffix(2).map(\.training.batchSize) == [100, 100])
  }

  @Test func `the order is the same at every start`() throws {
    let text = "dataset: digits\ngrid: {batch_size: {from: 1, to: 30}}"
    #expect(try sweep(text).ranks == sweep(text).ranks)
  }
}
