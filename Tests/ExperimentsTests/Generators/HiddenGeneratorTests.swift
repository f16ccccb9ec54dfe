import Testing

@testable import Experiments
@testable import Records

@Suite struct HiddenGeneratorTests {
  private func shapes(_ generator: HiddenGenerator) throws -> [String] {
    try generator.sizes(inputs: 64, outputs: 10).map { $0.isEmpty ? "[]" : dashed($0) }
  }

  @Test func `rectangles have every width with every depth, none twice`() throws {
    #expect(
      try shapes(.rectangles(widths: [16, 32], depths: [1, 2, 3]))
        == ["16", "16-16", "16-16-16", "32", "32-32", "32-32-32"])
    #expect(try shapes(.rectangles(widths: [16, 32], depths: [0, 1])) == ["[]", "16", "32"])
  }

  @Test func `tapering is in equal ratios`() throws {
    #expect(try shapes(.tapering(from: 128, to: 16, depths: [4])) == ["128-64-32-16"])
    #expect(try shapes(.tapering(from: 128, to: 16, depths: [2, 3])) == ["128-16", "128-45-16"])
    #expect(try shapes(.tapering(from: 16, to: 64, depths: [3])) == ["16-32-64"])
    #expect(try shapes(.tapering(from: 4, to: 3, depths: [4])) == ["4-4-3-3"])
    #expect(try shapes(.tapering(from: 8, to: 8, depths: [1, 2])) == ["8", "8-8"])
  }

  @Test(arguments: [(64, 10), (784, 10), (2, 1), (300, 100)], [1, 2, 3, 4, 5, 6])
  func `equal budgets are met within two in a hundred`(ends: (Int, Int), depth: Int) throws {
    for budget in [50_000, 200_000, 1_000_000, 20_000_000] {
      // One layer between few inputs and outputs would have to be too wide.
      if depth == 1, budget > 65_536 * (ends.0 + ends.1 + 1) { continue }
      let generator = HiddenGenerator.budgets(parameters: [budget], depths: [depth])
      let sizes = try generator.sizes(inputs: ends.0, outputs: ends.1)[0]
      let layers = [ends.0] + sizes + [ends.1]
      let parameters = zip(layers, layers.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
      #expect(sizes.count == depth && Set(sizes).count == 1)
      #expect(abs(Double(parameters) / Double(budget) - 1) <= 0.02)
    }
  }

  @Test func `the published budgets exist for the digits`() throws {
    #expect(
      try shapes(.budgets(parameters: [20_000, 50_000], depths: [1, 2, 3])) == [
        "267", "108-108", "83-83-83", "667", "189-189", "140-140-140",
      ])
  }

  static let broken: [(HiddenGenerator, Unfit)] = [
    (
      .budgets(parameters: [500], depths: [1]),
      Unfit(
        "parameters",
        "no width gives 500 parameters within 2 % at depth 1 between 64 inputs and 10 outputs",
        hint: "width 6 has 460, width 7 has 535")
    ),
    (
      .budgets(parameters: [3], depths: [1]),
      Unfit(
        "parameters",
        "no width gives 3 parameters within 2 % at depth 1 between 64 inputs and 10 outputs",
        hint: "width 1 has 85")
    ),
    (
      .budgets(parameters: [0], depths: [1]),
      Unfit("parameters", "parameters must be at least 1, not 0")
    ),
    (
      .budgets(parameters: [500], depths: [0]),
      Unfit("depth", "depth must be between 1 and 1000, not 0")
    ),
    (
      .rectangles(widths: [8], depths: [1_000_000_000]),
      Unfit("depth", "depth must be between 0 and 1000, not 1000000000")
    ),
    (
      .rectangles(widths: [0], depths: [1]),
      Unfit("width", "width must be between 1 and 65536, not 0")
    ),
    (
      .tapering(from: 128, to: 16, depths: [1]),
      Unfit("depth", "one layer cannot be both 128 and 16 wide")
    ),
    (
      .tapering(from: 128, to: -16, depths: [2]),
      Unfit("to", "to must be between 1 and 65536, not -16")
    ),
  ]

  /// Each would need more memory than there is.
  static let excessive: [HiddenGenerator] = [
    .rectangles(widths: Array(1...65_536), depths: Array(0...1000)),
    .rectangles(widths: Array(repeating: 8, count: 2000), depths: Array(repeating: 0, count: 501)),
    .budgets(parameters: Array(repeating: 50_000, count: 1_000_000), depths: Array(1...1000)),
    .tapering(from: 8, to: 8, depths: Array(repeating: 1000, count: 1001)),
  ]

  @Test(arguments: excessive)
  func `more networks than anyone can train are refused before they are written out`(
    generator: HiddenGenerator
  ) {
    #expect(
      throws: Unfit(
        nil, "these networks have more than 1000000 hidden layers in all",
        hint: "write shorter lists or ranges")
    ) {
      try generator.sizes(inputs: 64, outputs: 10)
    }
  }

  @Test(arguments: broken)
  func `what makes no network says why`(generator: HiddenGenerator, expected: Unfit) {
    #expect(throws: expected) { try generator.sizes(inputs: 64, outputs: 10) }
  }
}
