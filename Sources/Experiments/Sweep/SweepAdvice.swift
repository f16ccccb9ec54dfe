import Datasets
import Networks

extension Sweep {
  /// What is probably not meant, a line each: for a person to look at before anything is trained.
  public var warnings: [String] {
    var lines: [String] = []
    for space in spaces {
      let block = space.section.name.map { "block '\($0)': " } ?? ""
      lines += space.warnings.map { block + $0 }
    }
    for line in settingWarnings where !lines.contains(line) { lines.append(line) }
    return lines
  }

  /// Every setting that all runs leave at its default, with what that comes to.
  public var defaults: [(name: String, value: String)] {
    guard let first else { return [] }
    let isGiven = { (axis: Axis) in
      self.spaces.contains { space in
        space.section.place(of: axis) != nil
          || space.section.inclusions.contains { $0.choices[axis] != nil }
      }
    }
    var defaults: [(name: String, value: String)] = []
    for axis in Axis.allCases where !isGiven(axis) {
      if axis == .layers || axis == .hidden && isGiven(.layers) { continue }
      let values = Set(lazy.prefix(Self.looked).map { $0.value(axis) })
      guard values.count == 1, let value = values.first ?? nil else { continue }
      defaults.append((axis.rawValue, value))
    }
    if file.split == nil {
      let split = first.data.split
      let test = first.data.hasOfficialTest ? "official" : "\(split.test ?? .fraction(0.2))"
      defaults.append(("split", "validation \(split.validation), test \(test), seed \(split.seed)"))
    }
    if spaces.allSatisfy({ $0.section.seeds == [1] }) { defaults.append(("seed", "1")) }
    return defaults
  }

  /// Runs that warnings look at: enough to see what a grid has in common.
  private static let looked = 10_000

  private var settingWarnings: [String] {
    var lines: [String] = []
    for spec in prefix(Self.looked) {
      let architecture = spec.training.architecture
      guard let output = architecture.activations.last else { continue }
      if !facts.isRegression, output != .softmax, output != .sigmoid {
        lines.append("\(output.rawValue) outputs are no probabilities of classes")
      }
      if output == .softmax, architecture.loss == .quadratic {
        lines.append("softmax with the quadratic loss learns slowly: cross_entropy goes with it")
      }
      if let line = spec.rateWarning { lines.append(line) }
    }
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }
}

extension SettingSpace {
  fileprivate var warnings: [String] {
    var lines: [String] = []
    for factor in factors where factor.drawn == nil && factor.rows.count == 1 {
      let names = factor.axes.map { "'\($0.axis.rawValue)'" }.joined(separator: " and ")
      lines.append("\(names) has one value only")
    }
    let filters = section.exclusions.count + section.conditions.count
    if filters > 0, count == section.inclusions.count {
      lines.append("the conditions leave out every point")
    } else {
      for (index, condition) in section.conditions.enumerated()
      where !effective.contains(section.exclusions.count + index) {
        lines.append("the condition '\(condition.formula.text)' leaves out nothing")
      }
      for (index, exclusion) in section.exclusions.enumerated() where !effective.contains(index) {
        let names = exclusion.axes.map(\.axis.rawValue).joined(separator: ", ")
        lines.append("what 'exclude' says of \(names) leaves out nothing")
      }
    }
    if let sample = section.sample?.value, let drawn, drawn.count < sample.points {
      lines.append("the sample has \(drawn.count) points: there are no more")
    }
    return lines
  }
}

extension RunSpec {
  fileprivate func value(_ axis: Axis) -> String? {
    switch axis {
    case .weightDecay: shortest(training.weightDecay)
    case .epochs: "\(epochs)"
    default: settings[axis]?.description
    }
  }

  /// Steps so long that they nearly always end in numbers that are not finite: with outputs
  /// that have no bound, or relu-like layers, and rules that do not divide by the gradient's size.
  fileprivate var rateWarning: String? {
    let architecture = training.architecture
    let isUnbounded = architecture.activations.contains { $0.isReLULike || $0 == .identity }
    let reach: Double
    switch training.optimizer {
    case .sgd: reach = training.learningRate
    case .momentum(let momentum), .nesterov(let momentum):
      reach = training.learningRate / (1 - momentum)
    case .rmsprop, .adam, .adamw: return nil
    }
    // A mean over few examples is a longer and wilder step.
    let limit = training.batchSize < 8 ? 4.0 : 16
    guard isUnbounded, reach > limit else { return nil }
    return "learning_rate \(shortest(training.learningRate)) with batch_size \(training.batchSize)"
      + " and \(training.optimizer.name) nearly always diverges"
  }
}
