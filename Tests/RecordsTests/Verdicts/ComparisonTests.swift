import Statistics
import Testing

@testable import Records

@Suite struct ComparisonTests {
  private typealias Samples = VerdictSamples

  private let left = [
    Samples.scores(Samples.setting("8", 0.1), [0.90, 0.91, 0.92]),
    Samples.scores(Samples.setting("16", 0.1), [0.95, 0.95, 0.95]),
  ]
  private let right = [
    Samples.scores(Samples.setting("8", 0.5), [0.89, 0.90, 0.91]),
    Samples.scores(Samples.setting("16", 0.5), [0.92, 0.93, 0.94]),
    Samples.scores(Samples.setting("32", 0.5), [0.99, 0.99, 0.99]),
  ]

  @Test func `settings are compared in pairs that agree in all else`() throws {
    let found = try #require(
      Comparison(left, right, apartFrom: [.learningRate], of: try Samples.experiment()))
    #expect(found.pairs == 6)
    #expect(found.wins == 6 && found.losses == 0 && found.ties == 0)
    // By seed: (0.01 + 0.03) / 2, (0.01 + 0.02) / 2, (0.01 + 0.01) / 2.
    #expect((found.difference - 0.015).magnitude < 1e-12)
    #expect(
      (try #require(found.low) - (0.015 - 4.30265273 * 0.005 / 3.0.squareRoot())).magnitude < 1e-8)
    #expect(found.isLeftBetter == true)
    #expect(found.sample == .seeds(3))
    #expect(found.unpaired == 1 && found.alsoDiffering.isEmpty)
  }

  @Test func `of what is left out it is told in what else it differs`() throws {
    func scores(_ hidden: String, _ start: String, _ activations: String) -> SettingScores {
      Samples.scores(
        Samples.setting(
          hidden, 0.1, extra: [.initializer: .text(start), .activations: .text(activations)]),
        [0.9, 0.92, 0.91])
    }
    // Without a hidden layer both begin alike.
    let relu = [scores("", "glorot_uniform", "relu"), scores("8", "he_normal", "relu")]
    let tanh = [scores("", "glorot_uniform", "tanh"), scores("8", "glorot_uniform", "tanh")]
    let found = Comparison(relu, tanh, apartFrom: [.activations], of: try Samples.experiment())
    #expect(found?.pairs == 3 && found?.unpaired == 2)
    #expect(found?.alsoDiffering == [.initializer])
  }

  @Test func `what was trained once is no pair`() throws {
    var (left, right) = (left, right)
    right[0].runs = left[0].runs
    left[0].seconds = 0.25
    right[0].seconds = 0.25
    let found = try #require(
      Comparison(left, right, apartFrom: [.learningRate], of: try Samples.experiment()))
    #expect(found.pairs == 3 && found.unpaired == 3)
    // The same numbers of another training are one.
    right[0].seconds = 0.5
    let other = Comparison(left, right, apartFrom: [.learningRate], of: try Samples.experiment())
    #expect(other?.pairs == 6)
  }

  @Test func `what goes with a value may differ, and nothing else`() throws {
    func scores(_ optimizer: String, beta: Double?, _ rate: Double) -> SettingScores {
      var settings = Samples.setting("8", rate)
      settings[.optimizer] = .text(optimizer)
      settings[.beta1] = beta.map { .number($0) }
      return Samples.scores(settings, [0.9, 0.92, 0.91])
    }
    let adam = [scores("adam", beta: 0.9, 0.1), scores("adam", beta: 0.9, 0.5)]
    let sgd = [scores("sgd", beta: nil, 0.1), scores("sgd", beta: nil, 0.5)]
    let axes = Comparison.axes([.optimizer], of: adam, sgd)
    #expect(axes == [.optimizer, .beta1])
    let found = Comparison(adam, sgd, apartFrom: axes, of: try Samples.experiment())
    #expect(found?.pairs == 6)
    // Of two betas neither goes with the optimizer.
    let two = adam + [scores("adam", beta: 0.5, 0.1)]
    #expect(Comparison.axes([.optimizer], of: two, sgd) == [.optimizer])
  }

  @Test func `the block that asks for a setting makes no difference`() throws {
    func scores(_ block: String, _ optimizer: String, _ merits: [Double]) -> SettingScores {
      let extra: [Axis: AxisValue] = [.block: .text(block), .optimizer: .text(optimizer)]
      return Samples.scores(Samples.setting("8", 0.1, extra: extra), merits)
    }
    let adam = [scores("a", "adam", [0.9, 0.92]), scores("b", "adam", [0.9, 0.92])]
    let sgd = [scores("c", "sgd", [0.8, 0.81])]
    let experiment = try Samples.experiment()
    let found = Comparison.all(of: experiment, adam, sgd, .allElseEqual(apartFrom: [.optimizer]))
    // What two blocks ask for is one pair, seed by seed.
    #expect(found.map(\.pairs) == [2])
    let blocks = Comparison.all(
      of: experiment, [adam[0]], sgd, .allElseEqual(apartFrom: [.block]))
    #expect(blocks.map(\.pairs) == [2])
  }

  @Test func `tuned, each side has its own best`() throws {
    let found = try #require(Comparison(tuned: left, right, of: try Samples.experiment()))
    #expect((found.difference + 0.04).magnitude < 1e-12)
    #expect(found.isLeftBetter == false)
    let means = found.sides.compactMap(\.mean)
    #expect(means.count == 2 && (means[0] - means[1] + 0.04).magnitude < 1e-12)
    #expect(found.sides.allSatisfy { !$0.settings.isEmpty && $0.values.count == found.samples })
  }

  @Test func `scores on different data are never compared`() throws {
    var experiment = try Samples.experiment()
    experiment.data.append(experiment.data[0])
    experiment.data[1].name = "other.csv"
    func scores(_ dataset: String, _ rate: Double, _ merit: Double) -> SettingScores {
      Samples.scores(
        Samples.setting("8", rate, extra: [.dataset: .text(dataset)]), [merit, merit + 0.01])
    }
    let low = [scores("table.csv", 0.1, 0.9), scores("other.csv", 0.1, 0.6)]
    let high = [scores("table.csv", 0.5, 0.8), scores("other.csv", 0.5, 0.7)]
    for manner in [Comparison.Manner.allElseEqual(apartFrom: [.learningRate]), .tuned] {
      let found = Comparison.all(of: experiment, low, high, manner)
      #expect(found.map(\.dataset) == ["table.csv", "other.csv"])
      #expect(zip(found.map(\.difference), [0.1, -0.1]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
      // Two sides on different data have nothing in common.
      #expect(Comparison.all(of: experiment, [low[0]], [high[1]], manner).isEmpty)
    }
  }

  @Test func `without pairs there is nothing to compare`() throws {
    let alone = [Samples.scores(Samples.setting("64", 0.5), [0.9])]
    #expect(
      Comparison(left, alone, apartFrom: [.learningRate], of: try Samples.experiment()) == nil)
  }

  @Test func `one seed tells no winner`() throws {
    let found = try #require(
      Comparison(
        [Samples.scores(Samples.setting("8", 0.1), [0.9])],
        [Samples.scores(Samples.setting("8", 0.5), [0.8])], apartFrom: [.learningRate],
        of: try Samples.experiment()))
    #expect(found.low == nil && found.isLeftBetter == nil)
  }
}
