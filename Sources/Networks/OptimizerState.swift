import Kernels

/// An optimizer at work on one network: what it remembers from step to step.
struct OptimizerState: ~Copyable {
  let optimizer: Optimizer
  /// The learning rate of the step at hand, rounded here and nowhere else.
  private(set) var rate: Float
  let weightDecay: Float
  /// A layer each; none for plain SGD, which needs no gradient.
  private let slots: [Slots]
  /// beta1^t and beta2^t after t steps.
  private var powers = (1.0, 1.0)

  /// A layer's gradient, and averages over past gradients in the parameters' shape.
  private final class Slots {
    var gradient: LayerParameters
    /// Velocities, or means of gradients.
    var means: LayerParameters
    /// Means of squared gradients.
    var squares: LayerParameters

    init(_ layer: Layer) {
      let (inputs, outputs) = (layer.parameters.inputs, layer.parameters.outputs)
      gradient = LayerParameters(inputs: inputs, outputs: outputs)
      means = LayerParameters(inputs: inputs, outputs: outputs)
      squares = LayerParameters(inputs: inputs, outputs: outputs)
    }
  }

  /// A beginning, before the first step.
  init(
    _ optimizer: Optimizer, learningRate: Double, weightDecay: Double,
    for network: borrowing Network
  ) {
    self.optimizer = optimizer
    rate = Float(learningRate)
    self.weightDecay = Float(weightDecay)
    slots = optimizer == .sgd ? [] : network.layers.map(Slots.init)
  }

  /// The learning rate of the steps from here on.
  mutating func setRate(_ learningRate: Double) { rate = Float(learningRate) }

  /// What a batch's deltas are to be multiplied by before `step`: plain SGD adds products of them
  /// straight to the weights, the others want the gradient of the mean.
  func deltaFactor(rows: Int) -> Float {
    optimizer == .sgd ? -rate / Float(rows) : 1 / Float(rows)
  }

  /// Changes the parameters by what the batch's deltas ask for.
  mutating func step(_ network: borrowing Network, _ batch: borrowing InputBatch) {
    if case .sgd = optimizer {
      for layer in network.layers {
        if weightDecay != 0 { OptimizerSteps.decay(&layer.parameters, by: 1 - rate * weightDecay) }
        layer.addGradient(batch)
      }
      return
    }
    advancePowers()
    for (layer, slots) in zip(network.layers, slots) {
      layer.gradient(batch, into: &slots.gradient)
      step(&layer.parameters, slots)
    }
  }

  private mutating func advancePowers() {
    switch optimizer {
    case .adam(let beta1, let beta2, _), .adamw(let beta1, let beta2, _):
      powers = (powers.0 * beta1, powers.1 * beta2)
    case .sgd, .momentum, .nesterov, .rmsprop: break
    }
  }

  private func step(_ parameters: inout LayerParameters, _ slots: Slots) {
    switch optimizer {
    case .sgd: break
    case .momentum(let momentum), .nesterov(let momentum):
      OptimizerSteps.momentum(
        &parameters, gradient: slots.gradient, velocity: &slots.means, rate: rate,
        momentum: Float(momentum), weightDecay: weightDecay,
        isNesterov: optimizer == .nesterov(momentum: momentum))
    case .rmsprop(let decay, let epsilon):
      OptimizerSteps.rmsprop(
        &parameters, gradient: slots.gradient, squares: &slots.squares, rate: rate, decay: decay,
        epsilon: Float(epsilon), weightDecay: weightDecay)
    case .adam(let beta1, let beta2, let epsilon):
      adam(&parameters, slots, beta1, beta2, epsilon, weightDecay: weightDecay)
    case .adamw(let beta1, let beta2, let epsilon):
      OptimizerSteps.decay(&parameters, by: 1 - rate * weightDecay)
      adam(&parameters, slots, beta1, beta2, epsilon, weightDecay: 0)
    }
  }

  private func adam(
    _ parameters: inout LayerParameters, _ slots: Slots, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, weightDecay: Float
  ) {
    OptimizerSteps.adam(
      &parameters, gradient: slots.gradient, means: &slots.means, squares: &slots.squares,
      rate: Float(Double(rate) / (1 - powers.0)), root: Float((1 - powers.1).squareRoot()),
      beta1: beta1, beta2: beta2, epsilon: Float(epsilon), weightDecay: weightDecay)
  }
}

extension OptimizerState {
  /// What does not belong to a layer.
  func write(to writer: inout StateWriter) {
    writer.append(powers.0)
    writer.append(powers.1)
  }

  mutating func restore(from reader: inout StateReader) -> Bool {
    guard let first = reader.readDouble(), let second = reader.readDouble() else { return false }
    powers = (first, second)
    return true
  }

  /// What the rule remembers of a layer's past gradients; the gradient itself is made anew.
  func writeMemory(of layer: Int, to writer: inout StateWriter) {
    guard slots.indices.contains(layer) else { return }
    if usesMeans { slots[layer].means.write(to: &writer) }
    if usesSquares { slots[layer].squares.write(to: &writer) }
  }

  func restoreMemory(of layer: Int, from reader: inout StateReader) -> Bool {
    guard slots.indices.contains(layer) else { return true }
    return (!usesMeans || slots[layer].means.restore(from: &reader))
      && (!usesSquares || slots[layer].squares.restore(from: &reader))
  }

  /// Takes over what the same optimizer remembers of a network of the same shape.
  mutating func take(from other: borrowing OptimizerState) {
    powers = other.powers
    for (slots, twin) in zip(slots, other.slots) {
      if usesMeans { slots.means.take(from: twin.means) }
      if usesSquares { slots.squares.take(from: twin.squares) }
    }
  }

  private var usesMeans: Bool {
    switch optimizer {
    case .momentum, .nesterov, .adam, .adamw: true
    case .sgd, .rmsprop: false
    }
  }

  private var usesSquares: Bool {
    switch optimizer {
    case .rmsprop, .adam, .adamw: true
    case .sgd, .momentum, .nesterov: false
    }
  }
}
