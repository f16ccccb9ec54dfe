import Foundation
import Testing

@testable import Experiments
@testable import Records

/// What a person reads for each mistake, to the letter.
@Suite struct DiagnosticTests {
  static let facts = ["digits": digitsFacts, "xor": xorFacts, "prices": pricesFacts]

  @Test(arguments: BrokenCase.all)
  func `a mistake is shown with place and cure`(broken: BrokenCase) throws {
    let facts = try #require(Self.facts[broken.data])
    #expect(complaint(broken.text, for: facts) == broken.expected)
    #expect(!broken.expected.isEmpty)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["NN_SWEEP_ACCEPT"] == "1"))
  func `write down what is said now`() throws {
    for file in BrokenCase.files {
      let cases = BrokenCase.read(file).map { item in
        var item = item
        item.expected = complaint(item.text, for: Self.facts[item.data] ?? digitsFacts)
        return item
      }
      try BrokenCase.write(cases, to: file)
    }
  }

  @Test func `all mistakes of a file come at once`() {
    let text = complaint("datset: digits\nepochs: 0\ngrid: {hidden: []}\nbatch_size: many")
    #expect(text.split(separator: "\n").filter { $0.contains(": error:") }.count == 5)
  }

  @Test(arguments: ResultFact.allCases.filter { !$0.givesWay })
  func `a variable cannot be taken for a fact of a result`(fact: ResultFact) {
    let text = complaint("dataset: digits\nlet: {\(fact.rawValue): [1, 2]}")
    #expect(text.contains("error: '\(fact.rawValue)' already means something else"))
  }

  /// Files that had such a variable before there was the fact keep it.
  @Test(arguments: ResultFact.allCases.filter(\.givesWay))
  func `a variable may have the name of a fact that came later`(fact: ResultFact) throws {
    let name = fact.rawValue.contains("_") ? "fold" : fact.rawValue
    let sweep = try sweep(
      "dataset: digits\nlet: {\(name): [1, 2]}\nderive: {learning_rate: \(name) / 10}")
    #expect(sweep.count == 2)
    let filter = try ResultFilter(
      "\(name) == 2", variables: [name], facts: ResultFact.ofSetting)
    #expect(
      filter.holds {
        $0 == .variable(name) ? .number(2) : nil
      } fact: { _ in
        nil
      })
  }

  @Test func `a great many mistakes are counted, each once`() {
    let values = Array(repeating: "x", count: 40_000).joined(separator: ",")
    let text = complaint("dataset: digits\ngrid: {learning_rate: [\(values)]}")
    #expect(text.hasSuffix("\ngrid.exp: and 39980 more errors"))
  }

  @Test func `every published example is accepted`() throws {
    for key in ExperimentKey.all where key.name != "dataset" {
      // The huber loss is for numbers, and a positive class is one of two.
      let (dataset, facts) =
        key.example.contains("huber")
        ? ("{csv: prices.csv, target: price}", pricesFacts)
        : key.name == "positive"
          ? ("{csv: payments.csv, label: kind}", paymentsFacts) : ("digits", digitsFacts)
      #expect(
        complaint("dataset: \(dataset)\n" + key.example, for: facts) == "", "\(key.example)")
    }
  }
}
