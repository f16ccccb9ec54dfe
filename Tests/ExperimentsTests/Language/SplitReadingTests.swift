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

  @Test func `outer parts are read`() throws {
    let outer = try split("outer: 4, folds: 3, draws: 2, by: who")
    #expect(outer.outer == 4 && outer.folds == 3 && outer.draws == 2 && outer.by == .name("who"))
    // Three folds and a whole in each of four parts of two draws.
    #expect(outer.numbers.count == 2 * 4 * (3 + 1))
  }

  @Test(arguments: [
    ("outer: 5", "outer parts need folds: by these, settings are chosen inside of each"),
    ("outer: 5, folds: 5, test: 0.2", "outer parts are the test parts"),
    ("outer: 5, folds: 5, order: day", "rows in order have no outer parts"),
    ("outer: 5, folds: 5, validation: 0.2", "folds say how large the validation parts are"),
    ("outer: 1, folds: 5", "outer must be"),
    ("outer: 100, folds: 100", "100 outer parts of 100 folds are more than 10000 splits"),
  ])
  func `outer parts that do not go with the rest are refused`(text: String, message: String) {
    let complaint = #expect(throws: Diagnostics.self) { try split(text) }
    let words = complaint?.items.map(\.message).joined(separator: "\n") ?? ""
    #expect(words.contains(message), "\(words)")
  }

  @Test func `what is not said is as it was`() throws {
    #expect(try split("seed: 0") == Split())
    #expect(Split().numbers == [SplitNumber()])
  }
}
