import Datasets
import Digests
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// Several datasets in one experiment.
@Suite struct DatasetAxisTests {
  private func digitsAndXor(_ text: String) throws -> Sweep {
    let file = try ExperimentFile(.init(path: "a.exp", text: text))
    #expect(file.datasetSources == [.digits, .xor])
    return try Sweep(file, for: [digitsFacts, xorFacts])
  }

  @Test(arguments: [
    "dataset: [digits, xor]", "grid: {dataset: [digits, xor]}",
    "dataset: digits\nblocks: {a: {}, b: {dataset: xor}}",
    "blocks: {a: {dataset: digits}, b: {dataset: xor}}",
  ])
  func `datasets are an axis`(text: String) throws {
    let sweep = try digitsAndXor(text)
    #expect(
      sweep.map { $0.settings.label([.dataset, .layers]) } == ["digits 64-30-10", "xor 2-30-2"])
    #expect(sweep.map(\.data.digest) == [digitsFacts.digest, xorFacts.digest])
    #expect(Set(sweep.map(\.id)).count == 2)
  }

  @Test func `runs of one dataset among others are its own`() throws {
    let both = try digitsAndXor("dataset: [digits, xor]").map(\.id)
    #expect(
      both == [try sweep("dataset: digits")[0].id, try sweep("dataset: xor", for: xorFacts)[0].id])
    #expect(try sweep("dataset: [digits]")[0].settings[.dataset] == nil)
  }

  @Test func `formulas, exclusions and added points know the dataset`() throws {
    let sweep = try digitsAndXor(
      """
      dataset: [digits, xor]
      grid: {hidden: [8, 16]}
      where: dataset == 'digits' or width < 10
      exclude: {dataset: digits, hidden: 8}
      include: {dataset: xor, hidden: 4}
      """)
    #expect(
      sweep.map { $0.settings.label([.dataset, .hidden]) } == ["digits 16", "xor 8", "xor 4"])
  }

  @Test func `only the forms that runs ask for are loaded`() throws {
    let file = try ExperimentFile(
      .init(
        path: "a.exp",
        text: "blocks: {a: {dataset: digits}, b: {dataset: xor, grid: {scale: [standard, none]}}}"))
    #expect(
      file.forms == [
        DataForm(source: .digits, scale: .unit), DataForm(source: .xor, scale: .standard),
        DataForm(source: .xor, scale: .none),
      ])
    let sweep = try Sweep(file, for: [digitsFacts, xorFacts])
    #expect(Set(file.forms.flatMap(sweep.data)) == Set(sweep.map(\.data)))
  }

  @Test func `generated sizes fit every dataset or none`() throws {
    let rectangles = try digitsAndXor(
      "dataset: [digits, xor]\ngrid: {hidden: {width: [4, 8], depth: 1}}")
    #expect(rectangles.count == 4)
  }

  @Test func `the command line replaces the dataset`() throws {
    let file = try ExperimentFile(
      .init(path: "a.exp", text: "dataset: moons"), overrides: ["dataset=digits,xor"])
    #expect(file.datasetSources == [.digits, .xor])
    let table = try ExperimentFile(
      .init(path: "a.exp", text: "dataset: moons"),
      overrides: ["dataset={csv: a.csv, target: last}"])
    #expect(table.datasetSources == [.csv(CSVSource(file: "a.csv", answer: .target(.last)))])
  }
}
