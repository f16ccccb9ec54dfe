import Kernels
import Testing

@testable import Networks

@Suite struct DivergenceTests {
  @Test func `an input that is not a number is a divergence of its epoch`() {
    var rows = (0..<6).map { [Float($0), 1] }
    rows[4][1] = .nan
    let problem = Problem(rows: rows, .labels([0, 1, 0, 1, 0, 1], classes: 2))
    var training = problem.training(
      TrainingSettings([2, 3, 2], [.relu, .softmax], .crossEntropy, rate: 0.01, batch: 3))
    var order = Array(0..<6)
    var source = RandomSource(seed: 1, .order, 7)
    source.shuffle(&order)
    let step = order.firstIndex(of: 4)! / 3 + 1

    let outcome = training.epoch(7) { false }
    #expect(outcome.divergence == Divergence(epoch: 7, step: step, layer: 1))
    #expect(outcome.loss.isNaN && outcome.tally == Tally())
    #expect(!outcome.interrupted)
  }

  @Test(arguments: [Activation.identity, .relu, .gelu, .softplus])
  func `too high a rate diverges, with the step it began at`(_ activation: Activation) throws {
    var training = Problem.line(20).training(
      TrainingSettings([3, 4, 1], [activation, .identity], .quadratic, rate: 1e12, batch: 2))
    let divergence = try #require(training.epoch(1) { false }.divergence)
    #expect(divergence.epoch == 1)
    #expect(1...10 ~= divergence.step)
    #expect(1...2 ~= divergence.layer)
  }

  @Test func `weights that break in the last batch are found`() {
    let problem = Problem(rows: [[2], [2]], .numbers([1e18, 1e18]))
    var training = problem.training(
      TrainingSettings([1, 1], [.identity], .quadratic, .zeros, rate: 3e38, batch: 2))
    #expect(
      training.epoch(1) { false }.divergence == Divergence(epoch: 1, step: 1, layer: 1))
  }

  @Test(arguments: [Activation.sigmoid, .softmax])
  func `cross-entropy of huge preactivations is finite`(_ activation: Activation) {
    let architecture = Architecture(layers: [1, 2], activations: [activation], loss: .crossEntropy)
    let problem = Problem(rows: [[1], [-1]], .labels([0, 0], classes: 2))
    let values = LayerValues(inputs: 1, outputs: 2, weights: [30_000, -30_000], biases: [0, 0])
    var network = Network(architecture, [values], capacity: 2)
    var batch = InputBatch(examples: problem.examples, capacity: 2)
    var targets = TargetBatch(problem.targets, outputs: 2, capacity: 2)
    batch.gather(0..<2)
    targets.gather(0..<2)

    network.forward(batch, targets)
    network.backward(targets, times: 0.5)
    let gradients = network.gradients(batch)

    // Right by 60,000, wrong by as much: no loss, and all of it.
    #expect(Array(network.scores.losses[0..<2]) == [0, 60_000])
    #expect(network.scores.predictions[0..<2] == [0, 1])
    #expect(gradients[0].weights == [0.5, -0.5])
    #expect(gradients[0].biases == [-0.5, 0.5])
  }
}
