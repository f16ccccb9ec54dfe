public import Datasets
import Networks

/// What is stored of an experiment itself.
public struct ExperimentRecord: Sendable, Hashable {
  public var name: String
  public var description: String
  /// Where the file stood when it was last run, from the root: relative paths of data are found by it.
  public var path: String
  /// The file's text as it was when last run.
  public var text: String
  /// What its runs are trained on, in the order of the file; all of one kind.
  public var data: [ExperimentData]
  /// What its runs are ranked by, and what else is recorded of them.
  public var scoring: Scoring
  /// What raw rows of its data are called, to be stored with it; of a stored one empty, since a run's
  /// are asked for where rows are read: `Results.rowNames`.
  public var rowNames: [RowNames]

  /// `data` holds at least one entry; without `scoring` accuracy or R² is all.
  public init(
    name: String, description: String, path: String, text: String, data: [ExperimentData],
    scoring: Scoring? = nil, rowNames: [RowNames] = []
  ) {
    precondition(!data.isEmpty, "an experiment has data")
    self.name = name
    self.description = description
    self.path = path
    self.text = text
    self.data = data
    self.scoring = scoring ?? Scoring(data[0].score)
    self.rowNames = rowNames
  }

  /// The names of its data as tables show them.
  public var dataset: String { data.map(\.name).joined(separator: ", ") }

  /// What its runs are ranked and told by.
  public var score: Score { scoring.score }

  /// The measure that a run with these settings is ranked by; nil for accuracy or R².
  public func ranking(of settings: Settings) -> Measure? {
    scoring.ranking(positive: data(of: settings).positive)
  }

  /// Whether any of its data have a test part.
  public var hasTestPart: Bool { data.contains(where: \.hasTestPart) }

  /// Why its runs have no validation scores, as those of a refit; nil where there is a validation part.
  public var lackOfValidation: String? {
    guard !data.contains(where: \.hasValidationPart) else { return nil }
    return "no validation part: the networks learn from all rows"
      + (hasTestPart ? " but the test part" : "")
  }

  /// The same experiment as if it ranked by another score.
  public func ranked(by score: Score) -> ExperimentRecord {
    var experiment = self
    experiment.scoring = Scoring(
      score, recorded: ([self.score] + scoring.recorded).filter { $0 != score })
    return experiment
  }

  /// The data that runs with these settings are trained on.
  public func data(of settings: Settings) -> ExperimentData {
    let name = settings[.dataset]?.description
    return data.first { $0.name == name } ?? data[0]
  }

  /// The root of the mean squared error of a row's validation parts, over all of its seeds; nil for
  /// classes, over several splits, each of which has a deviation of its own, and where it cannot be
  /// told.
  public func validationRootMeanSquaredError(of row: LeaderboardRow) -> Double? {
    guard row.splits == 1, let loss = row.validationLoss?.mean,
      let score = row.validationScore?.mean
    else { return nil }
    return data(of: row.settings).rootMeanSquaredError(
      .validation, PartMetrics(loss: loss, score: score), of: row.settings)
  }
}

/// What tables and plots say of a dataset.
public struct ExperimentData: Sendable, Hashable {
  public var name: String
  /// Class names in label order; empty for a numeric target.
  public var classes: [String]
  /// For a numeric target: its standard deviation in the training part, by which the targets that
  /// networks learn are divided.
  public var targetDeviation: Double?
  /// For a numeric target: its standard deviation in the parts held out, in its own units.
  public var heldOutDeviations: [Part: Double]
  /// Of two classes the one that F1 and average precision are about; nil for others, and where an
  /// earlier version ran it.
  public var positive: Int?
  /// What the examples were when the file was last run; nil where an earlier version ran it.
  public var description: DataDescription?
  /// How the examples are parted, where in several ways: the rest is then about the first one.
  public var splits: ExperimentSplits?

  public init(
    name: String, classes: [String], targetDeviation: Double? = nil,
    heldOutDeviations: [Part: Double] = [:], positive: Int? = nil,
    description: DataDescription? = nil, splits: ExperimentSplits? = nil
  ) {
    self.name = name
    self.classes = classes
    self.targetDeviation = targetDeviation
    self.heldOutDeviations = heldOutDeviations
    self.positive = positive
    self.description = description
    self.splits = splits
  }

  /// Whether some examples were left for a test part when the file was last run.
  public var hasTestPart: Bool { description?.rows.test != 0 }

  /// The same of a validation part.
  public var hasValidationPart: Bool { description?.rows.validation != 0 }

  /// What runs on it are told by unless something else is asked for.
  var score: Score { .standard(ofClasses: !classes.isEmpty) }

  /// The root of the mean squared error of a part in the target's own units, from what a run with
  /// these settings came to there; nil for classes, and where it cannot be told.
  ///
  /// The quadratic loss is half the squared error of the targets that networks learn. Beside any
  /// other loss R² says which share of the part's variance is left; where all its targets are equal
  /// there is none. Deviations are those of the split.
  public func rootMeanSquaredError(
    _ part: Part, _ metrics: PartMetrics, of settings: Settings, on split: SplitNumber = .init()
  ) -> Double? {
    let facts = splits?.facts(of: split)
    guard let targetDeviation = facts?.targetDeviation ?? self.targetDeviation else { return nil }
    switch Loss(rawValue: settings[.loss]?.description ?? "") ?? .quadratic {
    case .quadratic: return (2 * metrics.loss).squareRoot() * targetDeviation
    case .huber, .crossEntropy:
      let heldOut =
        facts.map { part == .validation ? $0.validationDeviation : $0.testDeviation }
        ?? heldOutDeviations[part]
      guard let deviation = part == .training ? targetDeviation : heldOut else { return nil }
      let rest = 1 - metrics.score
      return deviation == 0 && rest != 0 ? nil : rest.squareRoot() * deviation
    }
  }
}
