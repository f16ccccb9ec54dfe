import Networks
import Records

/// How long a run trains: its budget in epochs, steps or examples, as the other two.
struct TrainingLength: Equatable {
  /// Epochs where nothing is said.
  static let defaultEpochs = 20

  /// Epochs begun.
  let epochs: Int
  /// Of the whole run.
  let steps: Int
  let stepsPerEpoch: Int
  /// Counted as often as they are seen.
  let examples: Int

  /// At most one of the budgets is given; without any, training goes on for `defaultEpochs`.
  /// Examples are seen in whole epochs and, in the last one, in as many steps as they need.
  init(epochs: Int?, steps: Int?, examples: Int?, batchSize: Int, trainingCount: Int) {
    let batchSize = max(1, batchSize)
    let trainingCount = max(1, trainingCount)
    stepsPerEpoch = TrainingSettings.stepsPerEpoch(
      examples: trainingCount, batchSize: batchSize)
    if let examples {
      let (whole, rest) = examples.quotientAndRemainder(dividingBy: trainingCount)
      self.steps = whole * stepsPerEpoch + (rest + batchSize - 1) / batchSize
    } else {
      self.steps = steps ?? (epochs ?? Self.defaultEpochs) * stepsPerEpoch
    }
    self.epochs = (self.steps + stepsPerEpoch - 1) / stepsPerEpoch
    let (whole, rest) = self.steps.quotientAndRemainder(dividingBy: stepsPerEpoch)
    self.examples = whole * trainingCount + min(rest * batchSize, trainingCount)
  }

  /// Whether the last epoch is no whole one.
  var isCut: Bool { steps % stepsPerEpoch != 0 }
}
