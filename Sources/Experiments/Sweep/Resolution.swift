import Datasets
import Networks
import YAMLLite

/// One point with every default filled in.
struct Resolution {
  let facts: DatasetFacts
  let choices: [Axis: Located<AxisChoice>]

  /// Hidden layers' activations and the last one's, as given or by default.
  private var names: [Activation] {
    if case .activations(let names)? = choices[.activations]?.value { return names }
    return [.relu, facts.isRegression ? .identity : .softmax]
  }

  var outputActivation: Activation { names[names.count - 1] }

  /// One a layer where the names are one a layer, else the one of all hidden layers.
  var hiddenActivations: [Activation] { Array(names.dropLast()) }

  /// Whether a name was given for each layer, which then have to be as many.
  var isLayerwise: Bool { names.count > 2 }

  var layers: [Int] {
    if case .layers(let sizes)? = choices[.layers]?.value { return sizes }
    if case .hidden(let sizes)? = choices[.hidden]?.value {
      return [facts.inputs] + sizes + [facts.task.outputs]
    }
    return [facts.inputs, 30, facts.task.outputs]
  }

  var loss: Loss {
    if case .loss(let loss)? = choices[.loss]?.value { return loss }
    return outputActivation == .softmax ? .crossEntropy : .quadratic
  }

  var initializer: Initializer {
    if case .initializer(let initializer)? = choices[.initializer]?.value { return initializer }
    return hiddenActivations.allSatisfy(\.isReLULike) ? .heNormal : .glorotUniform
  }

  var optimizer: Optimizer {
    guard case .optimizer(let optimizer)? = choices[.optimizer]?.value else { return .sgd }
    return optimizer.turned(number)
  }

  var scale: Scale {
    if case .scale(let scale)? = choices[.scale]?.value { return scale }
    return .unit
  }

  var learningRate: Double { number(.learningRate) ?? 0.1 }

  var batchSize: Int { number(.batchSize).map { Int($0) } ?? 32 }

  var weightDecay: Double { number(.weightDecay) ?? 0 }

  var epochs: Int { number(.epochs).map { Int($0) } ?? 20 }

  /// The number given for an axis.
  private func number(_ axis: Axis) -> Double? {
    if case .number(let value)? = choices[axis]?.value { value } else { nil }
  }

  var architecture: Architecture {
    let layers = layers
    let hidden =
      isLayerwise
      ? hiddenActivations : Array(repeating: names[0], count: max(0, layers.count - 2))
    return Architecture(layers: layers, activations: hidden + [outputActivation], loss: loss)
  }

  var training: TrainingSettings {
    TrainingSettings(
      architecture: architecture, initializer: initializer, optimizer: optimizer,
      learningRate: learningRate, weightDecay: weightDecay, batchSize: batchSize, seed: 0)
  }
}

extension Resolution {
  /// What an axis comes to, given or by default; nil for a knob that the optimizer has not, and for
  /// an unknown variable.
  func value(_ axis: Axis) -> AxisValue? {
    switch axis {
    case .dataset: .text(facts.name)
    case .hidden: AxisChoice.hidden(Array(layers.dropFirst().dropLast())).value
    case .layers: AxisChoice.layers(layers).value
    case .activations: AxisChoice.activations(names).value
    case .learningRate: .number(learningRate)
    case .batchSize: .number(Double(batchSize))
    case .initializer: .text(initializer.rawValue)
    case .loss: .text(loss.rawValue)
    case .optimizer: .text(optimizer.name)
    case .scale: .text(scale.rawValue)
    case .momentum, .decay, .beta1, .beta2, .epsilon:
      optimizer.knobs.first { $0.axis == axis }.map { .number($0.value) }
    case .schedule, .stepEpochs, .gamma, .warmupEpochs, .dropout, .steps, .examples, .stop:
      choices[axis]?.value.value
    case .weightDecay: .number(weightDecay)
    case .epochs: .number(Double(epochs))
    case .variable: number(axis).map(AxisValue.number)
    }
  }

  /// What a formula's name stands for here.
  func value(_ name: PointName) -> FormulaValue? {
    switch name {
    case .axis(let axis):
      switch value(axis) {
      case .number(let number)?: .number(number)
      case .text(let text)?: .text(text)
      case nil: nil
      }
    case .network(.depth): .number(Double(layers.count - 2))
    case .network(.width): .number(Double(layers.dropFirst().dropLast().max() ?? 0))
    case .network(.parameters): .number(Double(architecture.parameters))
    case .network(.flops): .number(Double(architecture.flops))
    case .network(.hiddenActivation):
      .text(hiddenActivations.map(\.rawValue).joined(separator: "/"))
    case .network(.outputActivation): .text(outputActivation.rawValue)
    }
  }

  /// Every axis with its value. What is neutral is there only where the file gives it, and the
  /// epochs only where they tell one point from another.
  func settings(withEpochs: Bool) -> Settings {
    var values: [Axis: AxisValue] = [:]
    values.reserveCapacity(16)
    for axis in Axis.allCases {
      if axis == .dataset || axis == .weightDecay && choices[axis] == nil { continue }
      if axis == .epochs && !withEpochs { continue }
      values[axis] = value(axis)
    }
    for axis in choices.keys {
      if case .variable = axis { values[axis] = value(axis) }
    }
    return Settings(values)
  }
}
