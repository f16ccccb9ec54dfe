import Datasets
import Foundation
import Records
import Testing

@Suite struct BaselineTests {
  private typealias Counts = DataDescription.Counts

  /// What a database holds of classes with these examples for training and validation.
  private func data(_ classes: [(String, Int, Int)]) throws -> ExperimentData {
    let list = classes.map { name, training, validation in
      """
      {"name": "\(name)", "counts":
        {"training": \(training), "validation": \(validation), "test": 0}}
      """
    }
    return ExperimentData(
      name: "frauds.csv", classes: classes.map(\.0),
      description: try description(
        "\"classes\": [\(list.joined(separator: ","))]",
        validation: classes.reduce(0) { $0 + $1.2 }))
  }

  private func description(_ rest: String, validation: Int = 10) throws -> DataDescription {
    let text = """
      {"rows": {"training": 0, "validation": \(validation), "test": 0}, "inputs": 1, "texts": [], "findings": [],
        "isHeaderFound": false, \(rest)}
      """
    return try JSONDecoder().decode(DataDescription.self, from: Data(text.utf8))
  }

  @Test func `it is the share of the class that is the most frequent in training`() throws {
    let rare = try #require(
      try Baseline(data([("fraud", 25, 5), ("no", 975, 195)]), .accuracy))
    #expect(rare.answer == .mostFrequentClass("no"))
    #expect(rare.value == 0.975)
    #expect(rare.isUnbalanced)
    // Not the one that happens to be frequent on validation.
    let other = try #require(try Baseline(data([("a", 60, 4), ("b", 59, 6)]), .accuracy))
    #expect(other.answer == .mostFrequentClass("a"))
    #expect(other.value == 0.4)
    #expect(!other.isUnbalanced)
  }

  @Test func `of numbers it is R² of the training part's mean`() throws {
    let text = "\"classes\": [], \"target\": \"price\", \"targetMeans\": "
    var data = ExperimentData(
      name: "houses.csv", classes: [], targetDeviation: 3, heldOutDeviations: [.validation: 2],
      description: try description(text + "{\"training\": 10, \"validation\": 11}"))
    let baseline = try #require(Baseline(data, .determination))
    // Validation targets 9 and 13: 1 − (1² + 3²) / (2² + 2²).
    #expect(baseline.value == -0.25)
    #expect(baseline.answer == .mean(of: "price"))
    data.heldOutDeviations[.validation] = 0
    #expect(Baseline(data, .determination) == nil)
    data.description = try description("\"classes\": [], \"target\": \"price\"")
    #expect(Baseline(data, .determination) == nil)
  }

  @Test func `without a description there is none`() throws {
    #expect(Baseline(ExperimentData(name: "a", classes: ["x", "y"]), .accuracy) == nil)
    #expect(try Baseline(data([("a", 5, 0), ("b", 6, 0)]), .accuracy) == nil)
  }

  @Test func `other scores are those of the same answer, or of the classes' shares`() throws {
    let rare = try data([("fraud", 25, 5), ("no", 975, 195)])
    #expect(try #require(Baseline(rare, .balancedAccuracy)).value == 0.5)
    #expect(try #require(Baseline(rare, .mcc)).value == 0)
    #expect(try #require(Baseline(rare, .macroF1)).value == 390.0 / 395 / 2)
    let auc = try #require(Baseline(rare, .auc))
    #expect(auc.value == 0.5 && auc.answer == .shares)
    #expect(Baseline(rare, .determination) == nil)
  }

  @Test func `over splits it is the mean of what each has`() throws {
    var data = try data([("a", 8, 2), ("b", 2, 2)])
    func facts(_ validation: Int, _ other: Int) -> SplitFacts {
      SplitFacts(
        counts: Counts(training: 10, validation: validation + other),
        classes: [
          Counts(training: 8, validation: validation), Counts(training: 2, validation: other),
        ])
    }
    data.splits = ExperimentSplits(
      numbers: [SplitNumber(draw: 1), SplitNumber(draw: 2)], facts: [facts(3, 1), facts(1, 1)])
    #expect(try #require(Baseline(data, .accuracy)).value == 0.625)
  }

  @Test func `only what is more than rounding beats it`() throws {
    let baseline = try #require(try Baseline(data([("a", 2, 1), ("b", 9, 9)]), .accuracy))
    #expect(!baseline.isBeaten(by: 0.9))
    #expect(!baseline.isBeaten(by: 0.1 + 0.8))
    #expect(!baseline.isBeaten(by: 0.9.nextUp))
    #expect(!baseline.isBeaten(by: 0.8))
    #expect(baseline.isBeaten(by: 0.9001))
  }
}
