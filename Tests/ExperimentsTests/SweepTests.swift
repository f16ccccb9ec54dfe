import Datasets
import Digests
import Networks
import Testing

@testable import Experiments
@testable import Records

@Suite struct SweepTests {
  @Test func `points come in file order, last axis fastest, seeds fastest of all`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      seeds: [3, 7]
      grid:
        hidden: [16, 30-30]
        learning_rate: [0.1, 0.5]
      """)
    let lines = sweep.map { spec in
      spec.settings.label([.hidden, .learningRate]) + " \(spec.training.seed)"
    }
    #expect(
      lines == [
        "16 0.1 3", "16 0.1 7", "16 0.5 3", "16 0.5 7",
        "30-30 0.1 3", "30-30 0.1 7", "30-30 0.5 3", "30-30 0.5 7",
      ])
    #expect(sweep.map(\.position) == Array(0..<8))
  }

  @Test func `defaults are those that keys publishes`() throws {
    let spec = try sweep("dataset: digits")[0]
    #expect(spec.training.architecture.layers == [64, 30, 10])
    #expect(spec.training.architecture.activations == [.relu, .softmax])
    #expect(spec.training.architecture.loss == .crossEntropy)
    #expect(spec.training.initializer == .heNormal)
    #expect(spec.training.learningRate == 0.1)
    #expect(spec.training.batchSize == 32)
    #expect(spec.training.seed == 1)
    #expect(spec.epochs == 20)
    #expect(spec.data.scale == .unit)
  }

  @Test(arguments: [
    ("sigmoid/sigmoid", Loss.quadratic, Initializer.glorotUniform),
    ("tanh/softmax", .crossEntropy, .glorotUniform),
    ("gelu/sigmoid", .quadratic, .heNormal),
  ])
  func `loss and initializer follow the activations`(
    pair: String, loss: Loss, initializer: Initializer
  ) throws {
    let spec = try sweep("dataset: digits\nactivations: \(pair)")[0]
    #expect(spec.training.architecture.loss == loss)
    #expect(spec.training.initializer == initializer)
  }

  @Test func `short and long forms say the same`() throws {
    let short = try sweep(
      "dataset: digits\ngrid:\n  hidden: [[], 16, 16-8]\n  activations: [relu/softmax]")
    let long = try sweep(
      "dataset: digits\ngrid:\n  hidden: [[], [16], [16, 8]]\n  activations: [[relu, softmax]]")
    #expect(short.map(\.id) == long.map(\.id))
    #expect(short.map { $0.settings.label([.hidden]) } == ["[]", "16", "16-8"])
  }

  @Test func `repeats are the seeds from one`() throws {
    #expect(try sweep("dataset: digits\nrepeats: 3").map(\.training.seed) == [1, 2, 3])
  }

  @Test func `an id depends on what training depends on and on nothing else`() throws {
    let base = try sweep("dataset: digits\nlearning_rate: 0.1")[0].id
    let same = [
      "name: other\ndataset: digits", "dataset: digits\nepochs: 50",
      "dataset: digits\nlearning_rate: 1e-1", "dataset: digits\nlayers: 64-30-10",
      "dataset: digits\nsplit: {validation: 0.20}", "dataset: digits\nloss: cross_entropy",
    ]
    for text in same { #expect(try sweep(text)[0].id == base, "\(text)") }
    let other = [
      "dataset: digits\nseed: 2", "dataset: digits\nlearning_rate: 0.11",
      "dataset: digits\nscale: none", "dataset: digits\nsplit: {seed: 1}",
      "dataset: digits\nhidden: 31", "dataset: digits\nbatch_size: 33",
      "dataset: digits\nloss: quadratic", "dataset: digits\ninitializer: he_uniform",
    ]
    let ids = try other.map { try sweep($0)[0].id }
    #expect(Set(ids + [base]).count == other.count + 1)
  }

  @Test func `an activation without a layer is no part of the id`() throws {
    let sweep = try sweep(
      "dataset: digits\nhidden: []\ninitializer: zeros\n"
        + "grid: {activations: [relu/softmax, tanh/softmax]}")
    #expect(sweep[0].id == sweep[1].id)
    #expect(sweep[0].settings != sweep[1].settings)
  }

  @Test func `the canonical text is stable`() throws {
    let spec = try sweep("dataset: digits\nseed: 4\nhidden: 16-8")[0]
    #expect(
      spec.canonicalText == """
        contract 1
        examples \(Digest(sha256: [1]).hex)
        split validation 0.2, test 0.2, seed 0
        scale unit
        layers 64-16-8-10
        activations relu/relu/softmax
        loss cross_entropy
        initializer he_normal
        optimizer sgd
        learning_rate 0.1
        batch_size 32
        seed 4

        """)
  }

  @Test func `a part without a score is told by the contract`() throws {
    var facts = pricesFacts
    let text = "dataset: {csv: prices.csv, target: price}"
    let scored = try sweep(text, for: facts)[0]
    #expect(scored.canonicalText.hasPrefix("contract 1\n"))
    for part in [Part.validation, .test] {
      facts.unscored = [part]
      let spec = try sweep(text, for: facts)[0]
      #expect(
        spec.canonicalText
          == scored.canonicalText.replacing("contract 1", with: "contract 2"))
    }
    facts.unscored = [.test]
    #expect(complaint(text + "\nstop: {patience: 3}", for: facts) == "")
    facts.unscored = [.validation]
    #expect(
      complaint(text + "\nstop: {patience: 3}", for: facts) == """
        grid.exp:2:7: error: 'stop' judges by the validation score, which prices.csv does not have: \
        the part has one and the same target
        stop: {patience: 3}
              ^~~~~~~~~~~~~
          hint: give a larger validation part, or leave stop out
        """)
  }

  @Test func `the default batch size gives way to a small training part`() throws {
    var facts = xorFacts
    facts.trainingCount = 31
    let sweep = try sweep("dataset: xor", for: facts)
    #expect(sweep[0].training.batchSize == 31)
    #expect(sweep.defaults.contains { $0.name == "batch_size" && $0.value == .number(31) })
    #expect(
      complaint("dataset: xor\nbatch_size: 32", for: facts).contains(
        "grid.exp:2:13: error: batch size 32"))
  }

  @Test func `a numeric target gets one identity output and the quadratic loss`() throws {
    let spec = try sweep("dataset: {csv: prices.csv, target: price}", for: pricesFacts)[0]
    #expect(spec.training.architecture.layers == [5, 30, 1])
    #expect(spec.training.architecture.activations == [.relu, .identity])
    #expect(spec.training.architecture.loss == .quadratic)
  }

  @Test func `two classes may share a single sigmoid output`() throws {
    let spec = try sweep(
      "dataset: xor\nlayers: 2-4-1\nactivations: tanh/sigmoid", for: xorFacts)[0]
    #expect(spec.training.architecture.layers == [2, 4, 1])
  }

  @Test func `the name is the file's stem unless it is given`() throws {
    #expect(try sweep("dataset: digits").file.name == "grid")
    #expect(try sweep("name: a.b-1\ndataset: digits").file.name == "a.b-1")
  }

  @Test func `without hidden layers the activation that they would have decides nothing`() throws {
    func text(_ activations: String, _ hidden: String = "[]") throws -> String {
      let sweep = try sweep("dataset: digits\nhidden: \(hidden)\nactivations: \(activations)")
      return try #require(Array(sweep).first).canonicalText
    }
    #expect(try text("relu/softmax") == text("tanh/softmax"))
    #expect(try text("relu/softmax").contains("\ninitializer glorot_uniform\n"))
    #expect(try text("relu/softmax", "[4]").contains("\ninitializer he_normal\n"))
    // The outputs decide, and they are the only activation that is a part of the run.
    #expect(try text("tanh/relu").contains("\nactivations relu\n"))
    #expect(try text("tanh/relu").contains("\ninitializer he_normal\n"))
  }

  @Test func `the grid that ships merges what is the same`() throws {
    let grid = try #require(ShippedFiles.all.first { $0.name == "grid.exp" })
    let census = SweepCensus(try sweep(grid.text))
    #expect(census.points == 54)
    #expect(census.duplicates == 6)
    #expect(census.trajectories.count == 48)
  }
}
