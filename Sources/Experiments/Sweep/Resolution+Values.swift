import Datasets
import Formulas
import Networks
import Records

extension Resolution {
  /// What an axis comes to, given or by default; nil for a knob that the optimizer or the schedule
  /// has not, and for an unknown variable.
  func value(_ axis: Axis) -> AxisValue? {
    switch axis {
    case .dataset: .text(facts.name)
    case .hidden: AxisChoice.hidden(Array(layers.dropFirst().dropLast())).value
    case .layers: AxisChoice.layers(layers).value
    case .activations: activationsValue
    case .learningRate: .number(learningRate)
    case .batchSize: .number(Double(batchSize))
    case .initializer: .text(initializer.rawValue)
    case .loss: .text(loss.rawValue)
    case .optimizer: .text(optimizer.name)
    case .scale: .text(scale.rawValue)
    case .momentum, .decay, .beta1, .beta2, .epsilon:
      optimizer.knobs.first { $0.axis == axis }.map { .number($0.value) }
    case .schedule: .text(scheduleName.rawValue)
    case .stepEpochs, .gamma:
      scheduleName.knobs.first { $0.axis == axis }
        .map { .number(choices.number(axis) ?? $0.value) }
    case .warmupEpochs:
      .number(choices.number(.warmupEpochs) ?? Double(scheduleName.warmupEpochs))
    case .weightDecay: .number(weightDecay)
    case .dropout: .number(dropout)
    case .epochs: .number(Double(length.epochs))
    case .steps: .number(Double(length.steps))
    // As typed: what whole steps make of it differs with the batch size.
    case .examples: .number(choices.number(.examples) ?? Double(length.examples))
    case .stop: AxisChoice.stop(stop).value
    case .variable: choices.number(axis).map(AxisValue.number)
    }
  }

  private var activationsValue: AxisValue {
    AxisChoice.activations(hiddenActivations + [outputActivation]).value
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
    case .network(let name):
      name.value(
        of: architecture, activations: (hiddenActivations + [outputActivation]).map(\.rawValue))
    }
  }

  /// Every axis with its value. What is neutral is there only where the file gives it; the dataset
  /// and the epochs only where they tell one point from another.
  func settings(withDataset: Bool, withEpochs: Bool) -> Settings {
    var settings = Settings()
    for axis in Axis.allCases where isShown(axis, withDataset, withEpochs) {
      settings[axis] = value(axis)
    }
    for axis in choices.givenVariables { settings[axis] = value(axis) }
    return settings
  }

  private func isShown(_ axis: Axis, _ withDataset: Bool, _ withEpochs: Bool) -> Bool {
    switch axis {
    case .dataset: withDataset
    case .epochs: withEpochs && choices[.steps] == nil && choices[.examples] == nil
    case .schedule, .stepEpochs, .gamma, .warmupEpochs, .weightDecay, .dropout, .steps, .examples,
      .stop:
      choices[axis] != nil
    default: true
    }
  }
}
