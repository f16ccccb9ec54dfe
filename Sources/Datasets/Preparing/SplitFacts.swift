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
