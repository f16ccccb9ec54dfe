import Datasets
import Formulas
import Networks
import Records

extension Resolution {
  /// What an axis comes to, given or by default; nil for a knob that the optimizer, the
  /// schedule or the loss has not, and for an unknown variable.
  func value(_ axis: Axis) -> AxisValue? {
    guard case .setting(let setting) = axis else {
      return choices.number(axis).map(AxisValue.number)
    }
    return value(setting)
  }

  private func value(_ setting: Setting) -> AxisValue? {
    switch setting {
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
      optimizer.knobs.first { $0.setting == setting }.map { .number($0.value) }
    // What training comes to need not be worked out to see that there is none.
    case .delta: loss.knobs.contains(setting) ? knobValue(setting) : nil
    case .schedule: .text(scheduleName.rawValue)
    case .stepEpochs, .gamma:
      scheduleName.knobs.first { $0.setting == setting }
        .map { .number(choices.number(.setting(setting)) ?? $0.value) }
    case .warmupEpochs:
      .number(choices.number(.warmupEpochs) ?? Double(scheduleName.warmupEpochs))
    case .epochs: .number(Double(length.epochs))
    case .steps: .number(Double(length.steps))
    // As typed: what whole steps make of it differs with the batch size.
    case .examples: .number(choices.number(.examples) ?? Double(length.examples))
    case .stop: AxisChoice.stop(stop).value
    case .classWeights: classWeightsValue
    default: knobValue(setting)
    }
  }

  /// The number of a setting that training takes as it is; nil where there is none.
  private func knobValue(_ setting: Setting) -> AxisValue? {
    guard let (knob, isOwned) = Self.knobs[setting.rawValue] else { return nil }
    if isOwned, !knob.hasEffect(training()) { return nil }
    let value = choices.number(.setting(setting)) ?? knob.standard
    return value.isFinite ? .number(value) : nil
  }

  // Asked for once a point: a setting's row is much to copy.
  private static let knobs = Setting.allCases.map { setting in
    let row = setting.row
    return row.knob.map { (knob: $0, isOwned: row.owner != nil) }
  }

  /// Nil for a number to predict, unless the file says it.
  private var classWeightsValue: AxisValue? {
    if case .regression = facts.task, choices[.classWeights] == nil { return nil }
    return AxisChoice.classWeights(classWeightsChoice).value
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
    for (axis, shown) in Self.shown where isShown(axis, shown, withDataset, withEpochs) {
      settings[axis] = value(axis)
    }
    for axis in choices.givenVariables { settings[axis] = value(axis) }
    return settings
  }

  private static let shown = Setting.allCases.map { (Axis.setting($0), $0.row.shown) }

  private func isShown(
    _ axis: Axis, _ shown: Setting.Shown, _ withDataset: Bool, _ withEpochs: Bool
  ) -> Bool {
    switch shown {
    case .always: true
    case .whenGiven: choices[axis] != nil
    case .withDatasets: withDataset
    case .withEpochs: withEpochs && choices[.steps] == nil && choices[.examples] == nil
    }
  }
}
