import Datasets
import Digests
import Kernels
import Networks
import Records

/// Everything that decides a bit of a trajectory, a line each; what is neutral or without effect is
/// left out, so that a setting added later changes no id.
enum CanonicalText {
  /// The lines about the data, the same for very many runs.
  static func head(_ data: DataSpec) -> String {
    """
    contract \(data.contractVersion)
    \(data.rows)
    scale \(data.scale.rawValue)

    """
  }

  /// The whole text.
  ///
  /// The seed is that of the file: what a split makes of it follows from the lines about the data.
  static func text(head: String, _ training: TrainingSettings, seed: UInt64) -> String {
    beginning(head: head, training) + ending(seed: seed)
  }

  /// The ids of runs that differ in their seeds alone: what they share is digested once.
  static func ids(head: String, _ training: TrainingSettings) -> (_ seed: UInt64) -> TrajectoryID {
    var shared = Digest.Hasher()
    shared.update(beginning(head: head, training))
    return { seed in
      var hasher = shared
      hasher.update(ending(seed: seed))
      return TrajectoryID(hasher.finish())
    }
  }

  private static func ending(seed: UInt64) -> String { "\nseed \(seed)\n" }

  /// All but the line of the seed, built piece by piece: a million of them are.
  private static func beginning(head: String, _ training: TrainingSettings) -> String {
    var text = ""
    text.reserveCapacity(512)
    text += head
    text += "layers "
    text.append(training.architecture.layers, separator: "-") { String($0) }
    text += "\nactivations "
    text.append(training.architecture.activations, separator: "/", \.rawValue)
    text.addLine("loss", training.architecture.loss.rawValue)
    text.addLine("initializer", training.initializer.rawValue)
    text.addLine("optimizer", training.optimizer.name)
    for knob in training.optimizer.knobs { text.addLine(knob.setting.name, shortest(knob.value)) }
    text.addLine("learning_rate", shortest(training.learningRate))
    text.addKnobs(of: training, .afterRate)
    text.addLines(training.schedule)
    text.addKnobs(of: training, .afterSchedule)
    text.addLine(training.classWeights)
    text.addLine("batch_size", String(training.batchSize))
    if let steps = training.steps { text.addLine("steps", String(steps)) }
    return text
  }
}

extension String {
  fileprivate mutating func append<Element>(
    _ items: [Element], separator: String, _ describe: (Element) -> String
  ) {
    for (index, item) in items.enumerated() {
      if index > 0 { self += separator }
      self += describe(item)
    }
  }

  fileprivate mutating func addLine(_ name: String, _ value: String) {
    self += "\n"
    self += name
    self += " "
    self += value
  }

  /// The numbers of training that have no line of code of their own.
  fileprivate mutating func addKnobs(of training: TrainingSettings, _ place: TrainingKnob.Place) {
    for (_, name, knob) in Setting.trainingKnobs where knob.place == place {
      if let value = knob.canonicalValue(training) { addLine(name, shortest(value)) }
    }
  }

  /// Weights in label order, since the names of the classes are in the digest of the examples.
  fileprivate mutating func addLine(_ weights: ClassWeights) {
    switch weights {
    case .none: break
    case .balanced: addLine("class_weights", "balanced")
    case .given(let weights):
      self += "\nclass_weights "
      append(weights, separator: ",", shortest)
    }
  }

  fileprivate mutating func addLines(_ schedule: Schedule) {
    switch schedule.shape {
    case .constant: break
    case .step(let epochs, let factor):
      addLine("schedule", "step")
      addLine("step_epochs", String(epochs))
      addLine("gamma", shortest(factor))
    case .exponential(let factor):
      addLine("schedule", "exponential")
      addLine("gamma", shortest(factor))
    case .cosine: addLine("schedule", "cosine")
    }
    if schedule.warmupEpochs > 0 { addLine("warmup_epochs", String(schedule.warmupEpochs)) }
  }
}

extension DataSpec {
  /// The lines about examples and split, which say which rows are in which part.
  public var rows: String {
    var parts = [split.folds.map { "folds \($0)" } ?? "validation \(split.validation)"]
    if !hasOfficialTest { parts.append("test \(split.test ?? Split.defaultTest)") }
    // Nothing is drawn along an order.
    if split.order == nil { parts.append("seed \(split.seed)") }
    if let column = split.by { parts.append("by \(column)") }
    if let column = split.order {
      parts.append("order \(column)")
      if split.gap > 0 { parts.append("gap \(split.gap)") }
    }
    return "examples \(digest.hex)\nsplit " + parts.joined(separator: ", ")
      + number.canonicalEnding
  }
}
