import Datasets
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// The text of an experiment that trains chosen settings once more, with seeds of its own.
@Suite struct ConfirmTextTests {
  @Test(arguments: ShippedFiles.all.map(\.text))
  func `the text asks for the same trainings with new seeds`(text: String) throws {
    let facts = ShippedFiles.facts(of: text)
    let all = try sweep(text, for: facts)
    // Settings on one of the data, a few of them.
    let first = all[0].data.digest
    let places = stride(from: 0, to: all.count, by: max(1, all.count / 5))
      .filter { all[$0].data.digest == first }
    let written = all.confirmation(of: Array(places), seeds: 2, description: "d")
    let confirm = try sweep(written, for: facts)
    #expect(Set(confirm.map(\.replicate.seed)) == [1_000_001, 1_000_002])
    #expect(Set(confirm.map(\.replicate.split)) == Set(all.map(\.replicate.split)), "\(written)")
    for place in places {
      #expect(confirm.contains { $0.repeats(all[place]) }, "\(written)")
    }
    let known = Set(all.map(\.id))
    #expect(confirm.allSatisfy { !known.contains($0.id) })
    let file = try ExperimentFile(SourceFile(path: "a.exp", text: written))
    #expect(ConfirmText.isOne(written) && !ConfirmText.isOne(text))
    #expect(file.name == ConfirmText.name(of: all.file.name))
  }

  @Test func `budgets and stop rules are kept`() throws {
    let text = """
      name: budget
      dataset: xor
      steps: 500
      stop: {patience: 5, min_change: 0.001, by: loss}
      grid: {hidden: [4, 8]}
      """
    let all = try sweep(text, for: xorFacts)
    let written = all.confirmation(of: [0, 1], seeds: 1, description: "d")
    #expect(written.contains("steps: 500") && written.contains("by: loss"))
    let confirm = try sweep(written, for: xorFacts)
    #expect(confirm.map(\.goal) == all.map(\.goal))
  }
}
