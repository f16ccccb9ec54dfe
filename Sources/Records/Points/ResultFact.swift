/// What a formula may ask of a stored result beside its settings; named as the columns are.
public enum ResultFact: String, Sendable, CaseIterable {
  case seed, state, seconds, epoch
  /// Of a setting: how many of its runs finished, and how many diverged.
  case seeds, diverged
  /// Of a run: on which split it is; of a setting: on how many its runs are.
  case draw, fold, splits
  case trainingLoss = "training_loss"
  case trainingScore = "training_score"
  case validationLoss = "validation_loss"
  case validationScore = "validation_score"
  case testLoss = "test_loss"
  case testScore = "test_score"

  /// Those of a run.
  public static let ofRun: [ResultFact] = [.seed, .draw, .fold, .state, .seconds] + metrics
  /// Those of an epoch of a run.
  public static let ofEpoch: [ResultFact] = [.seed, .draw, .fold, .epoch, .seconds] + metrics
  /// Those of a setting with its seeds pooled: means.
  public static let ofSetting: [ResultFact] = [
    .seeds, .splits, .diverged, .trainingScore, .validationLoss, .validationScore, .testScore,
  ]

  private static let metrics: [ResultFact] = [
    .trainingLoss, .trainingScore, .validationLoss, .validationScore, .testLoss, .testScore,
  ]

  /// Whether a variable of the experiment that has its name is meant instead: it came later than
  /// files that may have one.
  public var givesWay: Bool { self == .draw || self == .fold || self == .splits }

  /// Whether its values are texts; all others are numbers.
  public var isText: Bool { self == .state }

  /// Every text that it can be.
  public var texts: [String] { isText ? PointState.allCases.map(\.rawValue) : [] }

  /// Whether it is measured on the test part, which stays hidden until asked for.
  public var isOfTest: Bool { self == .testLoss || self == .testScore }
}
