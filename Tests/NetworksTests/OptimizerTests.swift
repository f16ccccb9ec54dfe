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
        == ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"])
  }

  @Test func `an optimizer keeps as many numbers as its rule needs`() {
    let slots: [(Optimizer, Int)] = [
      (.sgd, 0), (.momentum(), 1), (.nesterov(), 1), (.rmsprop(), 1), (.adam(), 2), (.adamw(), 2),
    ]
    for (optimizer, count) in slots { #expect(optimizer.slots == count) }
    #expect(Optimizer.defaults.map(\.numbersAParameter) == [1, 3, 3, 3, 4, 4])
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
}
