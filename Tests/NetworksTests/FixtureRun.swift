import Kernels
import Testing

@testable import Networks

/// A fixture's network on its way through the fixture's batches.
struct FixtureRun: ~Copyable {
  let fixture: Fixture
  var network: Network
  private var batch: InputBatch

  init(_ fixture: Fixture) throws {
    let architecture = Architecture(
      layers: fixture.layers,
      activations: try fixture.activations.map { try #require(Activation(rawValue: $0)) },
      loss: try #require(Loss(rawValue: fixture.loss)))
    #expect(architecture.refusal == nil)
    let parameters = zip(fixture.weights, fixture.biases).map { weights, biases in
      LayerValues(
        inputs: weights.count, outputs: biases.count, weights: weights.flatMap { $0 },
        biases: biases)
    }
    self.fixture = fixture
    network = Network(architecture, parameters, capacity: fixture.batch)
    batch = InputBatch(
      examples: Examples(
        floats: fixture.inputs.flatMap { $0 }, columns: fixture.layers[0], scaling: .none),
      capacity: fixture.batch)
  }

  /// The mean loss before each of some steps.
  mutating func train(steps: Int) throws -> [Float] {
    let knobs = try #require(fixture.hyperparameters)
    var optimizer = OptimizerState(
      try fixture.rule, learningRate: try #require(knobs["learning_rate"]),
      weightDecay: knobs["weight_decay"] ?? 0, for: network)
    return (0..<steps).map { step in
      let loss = propagate(step: step, times: optimizer.deltaFactor(rows: fixture.batch))
      optimizer.step(network, batch)
      return loss
    }
  }

  /// Forward and backward with the rows of a step; its mean loss.
  mutating func propagate(step: Int, times factor: Float) -> Float {
    let rows = step * fixture.batch..<(step + 1) * fixture.batch
    batch.gather(rows)
    guard let targets = fixture.classes ?? fixture.numbers else {
      return propagate(fixture.targets[rows], times: factor)
    }
    var targetBatch = TargetBatch(
      targets, outputs: fixture.targets[0].count, capacity: fixture.batch)
    targetBatch.gather(rows)
    network.forward(batch, targetBatch)
    network.backward(targetBatch, times: factor)
    let losses = network.scores.losses[0..<fixture.batch]
    return Float(losses.reduce(0.0) { $0 + Double($1) } / Double(fixture.batch))
  }

  /// The same for targets that are neither classes nor single numbers, which no dataset has: the
  /// loss and the first deltas are made here.
  private mutating func propagate(_ targets: ArraySlice<[Float]>, times factor: Float) -> Float {
    network.forward(batch)
    var sum = 0.0
    for (row, wanted) in targets.enumerated() {
      for (place, y) in wanted.enumerated() {
        let a = network.output.outputs[row, place]
        network.output.deltas[row, place] = (a - y) * factor
        sum += loss(Double(a), Double(y))
      }
    }
    network.backward(rows: batch.count)
    return Float(sum / Double(fixture.batch))
  }

  private func loss(_ a: Double, _ y: Double) -> Double {
    switch (network.loss, network.output.activation) {
    case (.quadratic, _): (a - y) * (a - y) / 2
    case (.huber, _): preconditionFailure("no fixture has it")
    case (.crossEntropy, .softmax): -y * Elementary.log(a)
    case (.crossEntropy, _): -y * Elementary.log(a) - (1 - y) * Elementary.log(1 - a)
    }
  }

  /// The outputs for the rows at hand, row after row.
  var outputs: [Float] {
    (0..<batch.count).flatMap { row in
      fixture.targets[0].indices.map { network.output.outputs[row, $0] }
    }
  }

  /// The gradients of the rows at hand.
  var gradients: [LayerValues] { network.gradients(batch) }
}

extension Fixture {
  /// The targets where every row is one class among several.
  fileprivate var classes: Targets? {
    let count = targets[0].count
    let labels = targets.map { row in
      row.allSatisfy { $0 == 0 || $0 == 1 } && row.reduce(0, +) == 1 ? row.firstIndex(of: 1) : nil
    }
    if count < 2 || labels.contains(nil) { return nil }
    return .labels(labels.compactMap { $0.map(Int32.init) }, classes: count)
  }

  /// The targets where every row is one number.
  fileprivate var numbers: Targets? {
    targets[0].count == 1 ? .numbers(targets.map { $0[0] }) : nil
  }

  fileprivate var rule: Optimizer {
    get throws {
      func knob(_ name: String) throws -> Double {
        try #require(hyperparameters?[name], "\(name)")
      }
      let rule: Optimizer? =
        switch optimizer {
        case "sgd": .sgd
        case "momentum": .momentum(momentum: try knob("momentum"))
        case "nesterov": .nesterov(momentum: try knob("momentum"))
        case "rmsprop": .rmsprop(decay: try knob("decay"), epsilon: try knob("epsilon"))
        case "adam":
          .adam(beta1: try knob("beta1"), beta2: try knob("beta2"), epsilon: try knob("epsilon"))
        case "adamw":
          .adamw(beta1: try knob("beta1"), beta2: try knob("beta2"), epsilon: try knob("epsilon"))
        default: nil
        }
      return try #require(rule, "a known optimizer")
    }
  }
}
