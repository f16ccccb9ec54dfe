import Datasets
import Experiments
import Records
import Testing
import YAMLLite

@testable import Execution

@Suite struct ClaimedSpecsTests {
  private func sweep(_ rates: String) throws -> Sweep {
    let file = try ExperimentFile(
      SourceFile(path: "test.exp", text: "dataset: xor\ngrid: {learning_rate: [\(rates)]}"))
    let data = try DatasetLibrary(directories: []).load(
      .xor, split: Split(), scale: .unit, relativeTo: "")
    return try Sweep(file, for: [DatasetFacts(data)])
  }

  private func claim(_ spec: PointSpec, at position: Int) -> TrajectoryClaim {
    TrajectoryClaim(id: spec.id, position: position, goals: [spec.goal])
  }

  @Test func `a run is found wherever another process says it is`() throws {
    let sweep = try sweep("0.1, 0.2, 0.3")
    let specs = ClaimedSpecs(sweep)
    for place in 0..<3 {
      for position in [place, 2 - place, -1, 3, .max] {
        let found = specs.spec(of: claim(sweep[place], at: position))
        #expect(found?.id == sweep[place].id)
        #expect(found?.training == sweep[place].training)
        #expect(found?.data == sweep[place].data)
      }
    }
  }

  @Test func `a run of another text is not found`() throws {
    let specs = ClaimedSpecs(try sweep("0.1, 0.2"))
    let other = try sweep("0.1, 0.3")
    #expect(specs.spec(of: claim(other[0], at: 0)) != nil)
    #expect(specs.spec(of: claim(other[1], at: 1)) == nil)
  }
}
