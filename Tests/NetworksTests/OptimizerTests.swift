import Kernels
import Testing

@testable import Networks

@Suite struct OptimizerTests {
  @Test(arguments: Optimizer.defaults)
  func `every optimizer solves exclusive or and three clusters`(_ optimizer: Optimizer) {
    let rate = optimizer == .sgd ? 0.5 : 0.02
    var xor = Problem.xor.training(
      TrainingSettings(
        [2, 8, 2], [.tanh, .softmax], .crossEntropy, .glorotNormal, optimizer, rate: rate))
    #expect(xor.epochs(500).tally.accuracy == 1)
    let problem = Problem.clusters(60)
    var clusters = problem.training(
      TrainingSettings(
        [2, 6, 3], [.relu, .softmax], .crossEntropy, .heNormal, optimizer, rate: rate, batch: 8))
    _ = clusters.epochs(30)
    #expect(clusters.evaluate(problem.examples, problem.targets).tally.accuracy > 0.95)
  }

  @Test func `optimizers are known by their names`() {
    #expect(
      Optimizer.defaults.map(\.name)
        == ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "lion"])
  }

  @Test func `an optimizer keeps as many numbers as its rule needs`() {
    let slots: [(Optimizer, Int)] = [
      (.sgd, 0), (.momentum(), 1), (.nesterov(), 1), (.rmsprop(), 1), (.adam(), 2), (.adamw(), 2),
      (.lion(), 1),
    ]
    for (optimizer, count) in slots { #expect(optimizer.slots == count) }
    #expect(Optimizer.defaults.map(\.numbersAParameter) == [1, 3, 3, 3, 4, 4, 3])
  }

  @Test(arguments: Optimizer.defaults)
  func `weight decay shrinks weights and leaves biases`(_ optimizer: Optimizer) {
    // Without inputs and errors there is no gradient but that of the decay.
    let problem = Problem(rows: [[0], [0]], .numbers([3, 3]))
    let network = Network(
      Architecture(layers: [1, 1], activations: [.identity], loss: .quadratic),
      [LayerValues(inputs: 1, outputs: 1, weights: [2], biases: [3])], capacity: 2)
    var state = OptimizerState(optimizer, learningRate: 0.1, weightDecay: 0.5, for: network)
    var batch = InputBatch(examples: problem.examples, capacity: 2)
    batch.gather(0..<2)
    state.step(network, batch)
    let weight = network.parameters[0].weights[0]
    #expect(weight < 2 && weight > 0)
    #expect(network.parameters[0].biases == [3])
  }

  /// Computed in 64 bits by a few lines of Python that know nothing of this program.
  @Test func `lion takes the way of its paper`() {
    let problem = Problem(
      rows: [[1, 2], [0.5, -1], [-1.5, 0.25], [2, 1]], .numbers([0.75, -0.25, 0.5, 1.125]))
    let network = Network(
      Architecture(layers: [2, 1], activations: [.identity], loss: .quadratic),
      [LayerValues(inputs: 2, outputs: 1, weights: [0.5, -0.375], biases: [0.125])], capacity: 4)
    var state = OptimizerState(.lion(), learningRate: 0.01, weightDecay: 0.125, for: network)
    var batch = InputBatch(examples: problem.examples, capacity: 4)
    var targets = TargetBatch(problem.targets, outputs: 1, capacity: 4)
    batch.gather(0..<4)
    targets.gather(0..<4)
    let way: [(step: Int, values: [Double])] = [
      (8, [0.41537094676368497, -0.2916154916642191, 0.20500000000000007]),
      (16, [0.3315844907805083, -0.20906118944550076, 0.28500000000000014]),
      (24, [0.24863224284955304, -0.12732882751353003, 0.3650000000000002]),
    ]
    var steps = 0
    for (step, values) in way {
      while steps < step {
        network.forward(batch)
        network.backward(targets, times: state.deltaFactor(rows: 4))
        state.step(network, batch)
        steps += 1
      }
      let layer = network.parameters[0]
      for (value, expected) in zip(layer.weights + layer.biases, values) {
        #expect((Double(value) - expected).magnitude < 1e-6, "step \(step)")
      }
    }
  }
}
