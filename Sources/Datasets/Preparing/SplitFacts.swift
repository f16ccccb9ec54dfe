import Kernels

/// What one of the ways to part the examples comes to: all that runs on it have to know before the
/// examples are there.
public struct SplitFacts: Sendable, Hashable, Codable {
  /// How many examples are in each part.
  public var counts: DataDescription.Counts
  /// Examples of each class in each part, in label order; empty for a number to predict.
  public var classes: [DataDescription.Counts]
  /// For a number to predict: mean and standard deviation of the training part, by which the targets
  /// that networks learn are shifted and divided.
  public var targetMean: Double?
  public var targetDeviation: Double?
  /// For a number to predict: its mean in the validation part; nil where an earlier version said the
  /// rest.
  public var validationMean: Double?
  /// For a number to predict: its standard deviation in the parts held out, in its own units.
  public var validationDeviation: Double?
  public var testDeviation: Double?

  public init(
    counts: DataDescription.Counts, classes: [DataDescription.Counts] = [],
    targetMean: Double? = nil, targetDeviation: Double? = nil, validationDeviation: Double? = nil,
    testDeviation: Double? = nil
  ) {
    self.counts = counts
    self.classes = classes
    self.targetMean = targetMean
    self.targetDeviation = targetDeviation
    self.validationDeviation = validationDeviation
    self.testDeviation = testDeviation
  }
}

extension SplitFacts {
  init(
    _ description: DataDescription, _ task: Task, _ answers: RawExamples.Answers,
    _ partition: Partition
  ) {
    self.init(counts: description.rows, classes: description.classes.map(\.counts))
    guard case .regression(let mean, let deviation, _) = task else { return }
    (targetMean, targetDeviation) = (mean, deviation)
    validationMean = description.targetMeans?.validation
    validationDeviation = task.targets(answers, partition.validation).deviation * deviation
    testDeviation = task.targets(answers, partition.test).deviation * deviation
  }
}
