/// What is stored of an experiment itself.
public struct ExperimentRecord: Sendable, Hashable {
  public var name: String
  public var description: String
  /// Where the file stood when it was last run; information only.
  public var path: String
  /// The file's text as it was when last run.
  public var text: String
  /// The dataset's name as tables show it.
  public var dataset: String
  /// Class names in label order; empty for a numeric target.
  public var classes: [String]
  /// For a numeric target: standard deviation of the target on the training part, by which a
  /// standardised RMSE is multiplied to read in original units.
  public var targetDeviation: Double?

  public init(
    name: String, description: String, path: String, text: String, dataset: String,
    classes: [String], targetDeviation: Double?
  ) {
    self.name = name
    self.description = description
    self.path = path
    self.text = text
    self.dataset = dataset
    self.classes = classes
    self.targetDeviation = targetDeviation
  }

  public var isRegression: Bool { classes.isEmpty }
}
