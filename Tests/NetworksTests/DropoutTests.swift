import Kernels
import Testing

@testable import Networks

@Suite struct DropoutTests {
  static func settings(_ dropout: Double, optimizer: Optimizer = .sgd) -> TrainingSettings {
    var settings = TrainingSettings(
      [2, 16, 12, 3], [.tanh, .relu, .softmax], .crossEntropy, .heNormal, optimizer,
      rate: optimizer == .sgd ? 0.2 : 0.01, batch: 8)
    settings.dropout = dropout
    return settings
  }

  @Test(arguments: Optimizer.defaults)
  func `every optimizer separates three clusters with dropout`(_ optimizer: Optimizer) {
    let problem = Problem.clusters(60)
    var training = problem.training(Self.settings(0.2, optimizer: optimizer))
    _ = training.epochs(40)
    #expect(training.evaluate(problem.examples, problem.targets).tally.accuracy > 0.95)
  }

  @Test func `evaluation drops nothing, and neither does a network without hidden layers`() {
    let problem = Problem.clusters(40)
    var dropping = problem.training(Self.settings(0.5))
    var plain = problem.training(Self.settings(0))
    let evaluation = dropping.evaluate(problem.examples, problem.targets)
    #expect(evaluation == plain.evaluate(problem.examples, problem.targets))

    var flat = TrainingSettings([2, 3], [.softmax], .crossEntropy)
    var withoutDropout = problem.training(flat)
    flat.dropout = 0.5
    var withDropout = problem.training(flat)
    #expect(withDropout.epochs(2) == withoutDropout.epochs(2))
    #expect(withDropout.parameters == withoutDropout.parameters)
  }

  @Test func `what is dropped follows from seed, epoch and step`() {
    let problem = Problem.clusters(8)
    let settings = Self.settings(0.4)
    var parameters = Set<[LayerValues]>()
    for (seed, epoch, step) in [(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)]
      as [(UInt64, UInt64, UInt64)]
    {
      var network = Network(
        settings.architecture, problem.training(settings).parameters, capacity: 8, dropout: 0.4)
      var batch = InputBatch(examples: problem.examples, capacity: 8)
      var targets = TargetBatch(problem.targets, outputs: 3, capacity: 8)
      var order = Array(Int32(0)..<8)
      var shuffler = RandomSource(seed: 1, .order, 1)
      shuffler.shuffle(&order)
      batch.gather(order[...])
      targets.gather(order[...])
      var source = RandomSource(seed: seed, .dropout, epoch, step)
      network.forward(batch, targets, dropping: &source)
      network.backward(targets, times: -Float(0.2) / 8)
      for layer in network.layers { layer.addGradient(batch) }
      parameters.insert(network.parameters)
      if (seed, epoch, step) == (1, 1, 1) {
        var training = problem.training(settings)
        _ = training.epoch(1) { false }
        #expect(training.parameters == network.parameters)
      }
    }
    #expect(parameters.count == 4)
  }

  @Test func `what is not a number stays so where it is dropped`() {
    let problem = Problem(rows: [[.nan, 1]], .labels([0], classes: 3))
    var network = Network(
      Self.settings(0.9).architecture, problem.training(single).parameters, capacity: 1,
      dropout: 0.9)
    var batch = InputBatch(examples: problem.examples, capacity: 1)
    var targets = TargetBatch(problem.targets, outputs: 3, capacity: 1)
    batch.gather(0..<1)
    targets.gather(0..<1)
    var source = RandomSource(seed: 1, .dropout, 1, 1)
    network.forward(batch, targets, dropping: &source)
    for column in 0..<16 {
      let output = network.layers[0].outputs[0, column]
      #expect(output.isNaN)
    }
    var training = problem.training(single)
    #expect(training.epoch(1) { false }.divergence == Divergence(epoch: 1, step: 1, layer: 1))
  }

  private var single: TrainingSettings {
    var settings = Self.settings(0.9)
    settings.batchSize = 1
    return settings
  }
}
