/// What a formula may ask of a stored result beside its settings; named as the columns are.
public enum ResultFact: String, Sendable, CaseIterable {
  case seed, state, seconds, epoch
  /// Of a setting: how many of its runs finished, and how many diverged.
  case seeds, diverged
  /// Of a run: on which split it is; of a setting: on how many its runs are.
  case draw, fold, splits
  case outerPart = "outer_part"
  case trainingLoss = "training_loss"
  case trainingScore = "training_score"
  case validationLoss = "validation_loss"
  case validationScore = "validation_score"
  case testLoss = "test_loss"
  case testScore = "test_score"
  // Where they were asked for.
  case validationBalancedAccuracy = "validation_balanced_accuracy"
  case validationMacroF1 = "validation_macro_f1"
  case validationF1 = "validation_f1"
  case validationMcc = "validation_mcc"
  case validationAuc = "validation_auc"
  case validationAveragePrecision = "validation_average_precision"
  case validationLogLoss = "validation_log_loss"
  case validationBrier = "validation_brier"
  case validationRmse = "validation_rmse"
  case validationMae = "validation_mae"
  case testBalancedAccuracy = "test_balanced_accuracy"
  case testMacroF1 = "test_macro_f1"
  case testF1 = "test_f1"
  case testMcc = "test_mcc"
  case testAuc = "test_auc"
  case testAveragePrecision = "test_average_precision"
  case testLogLoss = "test_log_loss"
  case testBrier = "test_brier"
  case testRmse = "test_rmse"
  case testMae = "test_mae"

  /// Those of a run.
  public static let ofRun: [ResultFact] =
    [.seed, .draw, .fold, .outerPart, .state, .seconds] + metrics + scores
  /// Those of an epoch of a run.
  public static let ofEpoch: [ResultFact] =
    [.seed, .draw, .fold, .outerPart, .epoch, .seconds] + metrics + scores
  /// Those of a setting with its seeds pooled: means.
  public static let ofSetting: [ResultFact] =
    [
      .seeds, .splits, .diverged, .trainingScore, .validationLoss, .validationScore, .testScore,
    ] + scores

  private static let metrics: [ResultFact] = [
    .trainingLoss, .trainingScore, .validationLoss, .validationScore, .testLoss, .testScore,
  ]

  /// Whether a variable of the experiment that has its name is meant instead: it came later than
  /// files that may have one.
  public var givesWay: Bool {
    self == .draw || self == .fold || self == .splits || self == .outerPart || measured != nil
  }

  private static let scores = allCases.filter { $0.measured != nil }

  /// The score beside accuracy and R² that it is, and of which part; nil for all others.
  public var measured: (score: Score, part: Part)? { Self.measures[self] }

  private static let measures: [ResultFact: (score: Score, part: Part)] = {
    var measures: [ResultFact: (score: Score, part: Part)] = [:]
    for part in [Part.validation, .test] {
      for score in Score.allCases where !score.isStandard {
        guard let fact = ResultFact(rawValue: "\(part.rawValue)_\(score.column)") else { continue }
        measures[fact] = (score, part)
      }
    }
    return measures
  }()

  /// Whether its values are texts; all others are numbers.
  public var isText: Bool { self == .state }

  /// Every text that it can be.
  public var texts: [String] { isText ? PointState.allCases.map(\.rawValue) : [] }

  /// Whether it is measured on the test part, which stays hidden until asked for.
  public var isOfTest: Bool { self == .testLoss || self == .testScore || measured?.part == .test }
}
