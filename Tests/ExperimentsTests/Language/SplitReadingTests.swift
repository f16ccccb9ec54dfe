import Datasets
import Testing
import YAMLLite

@testable import Experiments

/// What a file says of its split.
@Suite struct SplitReadingTests {
  private func split(_ text: String) throws -> Split {
    let text = "dataset: {csv: a.csv, label: x}\nsplit: {\(text)}\n"
    return try ExperimentFile(SourceFile(path: "grid.exp", text: text)).resolvedSplit
  }

  @Test func `draws and folds are read`() throws {
    let draws = try split("validation: 0.1, draws: 25, seed: 3")
    #expect(draws.draws == 25 && draws.folds == nil && draws.seed == 3)
    #expect(draws.validation == .fraction(0.1))
    let folds = try split("folds: 5, draws: 2, test: 0, by: who")
    #expect(folds.draws == 2 && folds.folds == 5 && folds.by == .name("who"))
    #expect(folds.test == .count(0))
    #expect(folds.numbers.count == 10)
    // No part of the default validation is taken from what tests leave.
    #expect(try split("folds: 5, test: 0.9").test == .fraction(0.9))
  }

  @Test func `an order and its gap are read`() throws {
    let order = try split("order: day, gap: 7, folds: 3")
    #expect(order.order == .name("day") && order.gap == 7 && order.folds == 3)
    #expect(try split("order: 2, draws: 1").order == .index(2))
  }

  @Test func `what is not said is as it was`() throws {
    #expect(try split("seed: 0") == Split())
    #expect(Split().numbers == [SplitNumber()])
  }
}
