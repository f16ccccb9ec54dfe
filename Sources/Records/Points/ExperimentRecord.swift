public import Datasets

/// What is stored of an experiment itself.
public struct ExperimentRecord: Sendable, Hashable {
  public var name: String
  public var description: String
  /// Where the file stood when it was last run; information only.
  public var path: String
  /// The file's text as it was when last run.
  public var text: String
  /// What its runs are trained on, in the order of the file; all of one kind.
  public var data: [ExperimentData]

  /// `data` holds at least one entry.
  public init(
    name: String, description: String, path: String, text: String, data: [ExperimentData]
  ) {
    precondition(!data.isEmpty, "an experiment has data")
    self.name = name
    self.description = description
    self.path = path
    self.text = text
    self.data = data
  }

  /// The names of its data as tables show them.
  public var dataset: String { data.map(\.name).joined(separator: ", ") }

  /// What its runs are ranked and told by.
  public var score: Score { data[0].score }

  /// The data that runs with these settings are trained on.
  public func data(of settings: Settings) -> ExperimentData {
    let name = settings[.dataset]?.description
    return data.first { $0.name == name } ?? data[0]
  }
}

/// What tables and plots say of a dataset.
public struct ExperimentData: Sendable, Hashable {
  public var name: String
  /// Class names in label order; empty for a numeric target.
  public var classes: [String]
  /// For a numeric target: standard deviation of the target on the training part, by which a
  /// standardized RMSE is multiplied to read in original units.
  public var targetDeviation: Double?
  /// What the examples were when the file was last run; nil where an earlier version ran it.
  public var description: DataDescription?

  public init(
    name: String, classes: [String], targetDeviation: Double? = nil,
    description: DataDescription? = nil
  ) {
    self.name = name
    self.classes = classes
    self.targetDeviation = targetDeviation
    self.description = description
  }

  /// What runs on it are told by.
  var score: Score { classes.isEmpty ? .determination : .accuracy }

  /// The root of the mean squared error in the target's own units, from a quadratic loss (half the
  /// squared error) of standardized targets; nil for classes.
  public func rootMeanSquaredError(loss: Double?) -> Double? {
    guard let loss, let targetDeviation else { return nil }
    return (2 * loss).squareRoot() * targetDeviation
  }
}
