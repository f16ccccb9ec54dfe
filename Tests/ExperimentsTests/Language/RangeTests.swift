import Networks
import Testing

@testable import Experiments
@testable import Records

/// The values of an axis, as a file's ranges and generators write them out.
@Suite struct RangeTests {
  private func values(_ axis: Axis, _ text: String) throws -> String {
    try sweep("dataset: digits\ngrid: {\(axis.rawValue): \(text)}")
      .map { $0.settings[axis]?.description ?? "-" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("{from: 0.001, to: 1, count: 4, scale: log}", "0.001 0.01 0.1 1"),
    ("{from: 0.1, to: 0.5, step: 0.1}", "0.1 0.2 0.3 0.4 0.5"),
    ("{from: 0.1, to: 0.3, count: 3}", "0.1 0.2 0.3"),
    ("{from: 1, to: 0.01, count: 3, scale: log}", "1 0.1 0.01"),
  ])
  func `numbers come in their shortest form, ends included`(range: String, list: String) throws {
    #expect(try values(.learningRate, range) == list)
  }

  @Test(arguments: [
    ("{from: 16, to: 128, step: 16}", "16 32 48 64 80 96 112 128"),
    ("{from: 1, to: 4}", "1 2 3 4"),
    ("{from: 8, to: 512, count: 4, scale: log}", "8 32 128 512"),
  ])
  func `whole numbers stay whole`(range: String, list: String) throws {
    #expect(try values(.batchSize, range) == list)
  }

  @Test func `seeds may be a range`() throws {
    let seeds = try sweep("dataset: digits\nseeds: {from: 5, to: 8}").map(\.training.seed)
    #expect(seeds == [5, 6, 7, 8])
  }

  @Test(arguments: [
    ("{width: [16, 32], depth: {from: 1, to: 2}}", "16 16-16 32 32-32"),
    ("{from: 128, to: 16, depth: 3}", "128-45-16"),
    ("[[], {width: 8, depth: [1, 2]}, 5-4]", "[] 8 8-8 5-4"),
  ])
  func `sizes are written out`(generator: String, list: String) throws {
    #expect(try values(.hidden, generator) == list)
  }

  @Test func `equal budgets hold within two percent`() throws {
    let sweep = try sweep(
      "dataset: digits\ngrid: {hidden: {parameters: [20000, 50000], depth: [1, 2, 3, 4]}}")
    #expect(sweep.count == 8)
    for (index, spec) in sweep.enumerated() {
      let budget = index < 4 ? 20000.0 : 50000
      let parameters = Double(spec.training.architecture.parameters)
      #expect((parameters - budget).magnitude <= 0.02 * budget)
    }
  }
}
