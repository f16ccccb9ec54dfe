import Kernels

/// An optimizer at work on one network: what it remembers from step to step.
struct OptimizerState: ~Copyable {
  let optimizer: Optimizer
  /// The learning rate of the step at hand, rounded here and nowhere else.
  private(set) var rate: Float
  let weightDecay: Float
  /// A layer each; none for plain SGD, which needs no gradient.
  private let memories: [Memory]
  /// beta1^t and beta2^t after t steps.
  private var powers = (1.0, 1.0)

  /// A layer's gradient, and what the rule remembers of past ones.
  private final class Memory {
    let gradient: Slot
    /// As many as `Optimizer.slots` says, in the order in which the rule names them.
    let slots: [Slot]

    init(_ layer: Layer, slots count: Int) {
      gradient = Slot(layer)
      slots = (0..<count).map { _ in Slot(layer) }
    }
  }

  /// A number for each weight and bias of a layer: an object, since arrays hold no noncopyable
  /// values. Exempt from the check for overlapping access, as the values of a `Layer`.
  private final class Slot {
    @exclusivity(unchecked) var values: LayerParameters

    init(_ layer: Layer) {
      values = LayerParameters(inputs: layer.parameters.inputs, outputs: layer.parameters.outputs)
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
    memories =
      optimizer.usesGradient
      ? network.layers.map { Memory($0, slots: optimizer.slots) } : []
  }

  /// The learning rate of the steps from here on.
  mutating func setRate(_ learningRate: Double) { rate = Float(learningRate) }

  /// What a batch's deltas are to be multiplied by before `step`: plain SGD adds products of them
  /// straight to the weights, the others want the gradient of the mean.
  func deltaFactor(rows: Int) -> Float {
    optimizer.usesGradient ? 1 / Float(rows) : -rate / Float(rows)
  }

  /// Changes the parameters by what the batch's deltas ask for.
  mutating func step(_ network: borrowing Network, _ batch: borrowing InputBatch) {
    if case .sgd = optimizer {
      let factor = weightDecay == 0 ? 1 : 1 - rate * weightDecay
      return network.output.addGradients(batch, shrinkingBy: factor)
    }
    advancePowers()
    for (layer, memory) in zip(network.layers, memories) {
      layer.gradient(batch, into: &memory.gradient.values)
      step(&layer.parameters, memory)
    }
  }

  private mutating func advancePowers() {
    switch optimizer {
    case .adam(let beta1, let beta2, _), .adamw(let beta1, let beta2, _):
      powers = (powers.0 * beta1, powers.1 * beta2)
    case .sgd, .momentum, .nesterov, .rmsprop, .lion: break
    }
  }

  private func step(_ parameters: inout LayerParameters, _ memory: Memory) {
    switch optimizer {
    case .sgd: break
    case .momentum(let momentum), .nesterov(let momentum):
      OptimizerSteps.momentum(
        &parameters, gradient: memory.gradient.values, velocity: &memory.slots[0].values,
        rate: rate,
        momentum: Float(momentum), weightDecay: weightDecay,
        isNesterov: optimizer == .nesterov(momentum: momentum))
    case .rmsprop(let decay, let epsilon):
      OptimizerSteps.rmsprop(
        &parameters, gradient: memory.gradient.values, squares: &memory.slots[0].values, rate: rate,
        decay: decay,
        epsilon: Float(epsilon), weightDecay: weightDecay)
    case .adam(let beta1, let beta2, let epsilon):
      adam(&parameters, memory, beta1, beta2, epsilon, weightDecay: weightDecay)
    case .adamw(let beta1, let beta2, let epsilon):
      OptimizerSteps.decay(&parameters, by: 1 - rate * weightDecay)
      adam(&parameters, memory, beta1, beta2, epsilon, weightDecay: 0)
    case .lion(let beta1, let beta2):
      OptimizerSteps.decay(&parameters, by: 1 - rate * weightDecay)
      OptimizerSteps.lion(
        &parameters, gradient: memory.gradient.values, means: &memory.slots[0].values, rate: rate,
        beta1: beta1, beta2: beta2)
    }
  }

  private func adam(
    _ parameters: inout LayerParameters, _ memory: Memory, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, weightDecay: Float
  ) {
    OptimizerSteps.adam(
      &parameters, gradient: memory.gradient.values, means: &memory.slots[0].values,
      squares: &memory.slots[1].values,
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
    guard memories.indices.contains(layer) else { return }
    for slot in memories[layer].slots { slot.values.write(to: &writer) }
  }

  func restoreMemory(of layer: Int, from reader: inout StateReader) -> Bool {
    guard memories.indices.contains(layer) else { return true }
    for slot in memories[layer].slots {
      guard slot.values.restore(from: &reader) else { return false }
    }
    return true
  }

  /// Takes over what the same optimizer remembers of a network of the same shape.
  mutating func take(from other: borrowing OptimizerState) {
    powers = other.powers
    for (memory, twin) in zip(memories, other.memories) {
      for (slot, twin) in zip(memory.slots, twin.slots) { slot.values.take(from: twin.values) }
    }
  }
}
