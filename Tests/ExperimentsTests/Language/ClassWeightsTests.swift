import Datasets
import Networks
import Testing

@testable import Experiments
@testable import Records

@Suite struct ClassWeightsTests {
  private func weights(_ value: String) throws -> [ClassWeights] {
    try sweep("dataset: xor\nclass_weights: \(value)", for: xorFacts)
      .map(\.training.classWeights)
  }

  @Test func `weights are none, balanced or one a class`() throws {
    #expect(try weights("none") == [.none])
    #expect(try weights("balanced") == [.balanced])
    #expect(try weights("{1: 10}") == [.given([1, 10])])
    #expect(try weights("{\"1\": 10, 0: 0.5}") == [.given([0.5, 10])])
    #expect(try weights("{0: 1, 1: 1}") == [.none])
  }

  @Test func `they are an axis like any other`() throws {
    let sweep = try sweep(
      "dataset: xor\ngrid: {class_weights: [none, balanced, {1: 10}], hidden: [4, 8]}",
      for: xorFacts)
    #expect(sweep.count == 6)
    #expect(
      sweep.map { $0.settings[.classWeights]?.description } == [
        "none", "none", "balanced", "balanced", "{1: 10}", "{1: 10}",
      ])
    #expect(Settings.differing(sweep.map(\.settings)) == [.hidden, .classWeights])
    #expect(Set(sweep.map(\.id)).count == 6)
  }

  @Test func `conditions and exclusions know them`() throws {
    let grid = "dataset: xor\ngrid: {class_weights: [none, balanced, {1: 10, 0: 2}]}\n"
    #expect(try sweep(grid + "where: class_weights != 'none'", for: xorFacts).count == 2)
    #expect(try sweep(grid + "exclude: {class_weights: balanced}", for: xorFacts).count == 2)
    #expect(try sweep(grid + "exclude: {class_weights: {0: 2, 1: 10}}", for: xorFacts).count == 2)
  }

  @Test func `none and weights of 1 leave the id as it was`() throws {
    let plain = try #require(try sweep("dataset: xor", for: xorFacts).first)
    for value in ["none", "{1: 1}", "{0: 1, 1: 1.0}"] {
      let run = try #require(
        try sweep("dataset: xor\nclass_weights: \(value)", for: xorFacts).first)
      #expect(run.canonicalText == plain.canonicalText)
    }
  }

  @Test func `a run's text has them in the order of the labels`() throws {
    func line(_ value: String) throws -> [Substring] {
      let run = try sweep("dataset: xor\nclass_weights: \(value)", for: xorFacts).first
      return (run?.canonicalText ?? "").split(separator: "\n").filter { $0.contains("weights") }
    }
    #expect(try line("balanced") == ["class_weights balanced"])
    #expect(try line("{1: 10}") == ["class_weights 1,10"])
    #expect(try line("{1: 10, 0: 1}") == ["class_weights 1,10"])
    #expect(try line("{0: 0.25}") == ["class_weights 0.25,1"])
  }

  @Test func `a class that is called like a part of a range is a class`() throws {
    var facts = xorFacts
    facts.task = .classification(classes: ["from", "to"])
    let sweep = try sweep(
      "dataset: xor\nclass_weights: {from: 2, to: 3}", for: facts)
    #expect(sweep.first?.training.classWeights == .given([2, 3]))
  }

  @Test func `mistakes are shown with place and cure`() {
    #expect(
      complaint("dataset: xor\nclass_weights: {fraud: 10}", for: xorFacts) == """
        grid.exp:2:17: error: xor has no class 'fraud'
        class_weights: {fraud: 10}
                        ^~~~~
          hint: known: 0, 1
        """)
    #expect(
      complaint("dataset: xor\nclass_weights: {1: 0}", for: xorFacts).hasPrefix(
        "grid.exp:2:20: error: the weight of class '1' must be above 0, not 0"))
    #expect(
      complaint("dataset: xor\nclass_weights: {1: many}", for: xorFacts).hasPrefix(
        "grid.exp:2:20: error: the weight of class '1' must be a number, not 'many'"))
    #expect(
      complaint("dataset: xor\nclass_weights: balance", for: xorFacts).hasPrefix(
        "grid.exp:2:16: error: class weights must be none, balanced or a mapping, not 'balance'"))
    #expect(complaint("dataset: xor\nclass_weights: {}", for: xorFacts).contains("name no class"))
    #expect(
      complaint("dataset: xor\nclass_weight: balanced", for: xorFacts).contains(
        "did you mean 'class_weights'?"))
    #expect(
      complaint(
        "dataset: {csv: prices.csv, target: price}\nclass_weights: balanced", for: pricesFacts
      )
      .hasPrefix(
        """
        grid.exp:2:16: error: class_weights are for classes, and prices.csv has a number to predict
        class_weights: balanced
                       ^~~~~~~~
          hint: leave them out; 'weight: COLUMN' in the dataset's braces weighs rows
        """))
    #expect(
      complaint("dataset: {csv: prices.csv, target: price}\nclass_weights: none", for: pricesFacts)
        == "")
  }
}
