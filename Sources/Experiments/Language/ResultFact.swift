import Datasets

/// What a formula may ask of a stored result beside its settings; named as the columns are.
public enum ResultFact: String, Sendable, CaseIterable {
  case seed, state, seconds, epoch
  /// Of a setting: how many of its runs finished, and how many diverged.
  case seeds, diverged
  case trainingLoss = "training_loss"
  case trainingScore = "training_score"
  case validationLoss = "validation_loss"
  case validationScore = "validation_score"
  case testLoss = "test_loss"
  case testScore = "test_score"

  /// Those of a run.
  public static let ofRun: [ResultFact] = [.seed, .state, .seconds] + metrics
  /// Those of an epoch of a run.
  public static let ofEpoch: [ResultFact] = [.seed, .epoch, .seconds] + metrics
  /// Those of a setting with its seeds pooled: means.
  public static let ofSetting: [ResultFact] = [
    .seeds, .diverged, .trainingScore, .validationLoss, .validationScore, .testScore,
  ]

  private static let metrics: [ResultFact] = [
    .trainingLoss, .trainingScore, .validationLoss, .validationScore, .testLoss, .testScore,
  ]

  var type: FormulaType { self == .state ? .text : .number }

  /// Every text that it can be.
  var texts: [String] { self == .state ? RunState.allCases.map(\.rawValue) : [] }

  var isOfTest: Bool { self == .testLoss || self == .testScore }
}

extension ResultFilter {
  public func holds(_ run: RunRecord) -> Bool {
    holds { axis in
      axis == .epochs ? .number(Double(run.epochs)) : run.settings[axis]
    } fact: { fact in
      switch fact {
      case .seed: .number(Double(run.seed))
      case .state: .text(run.state.rawValue)
      case .seconds: run.seconds.map(FormulaValue.number)
      case .epoch: run.result.map { .number(Double($0.epoch)) }
      case .trainingLoss: run.result.map { .number($0.training.loss) }
      case .trainingScore: run.result.map { .number($0.training.score) }
      case .validationLoss: run.result.map { .number($0.validation.loss) }
      case .validationScore: run.result.map { .number($0.validation.score) }
      case .testLoss: run.result.map { .number($0.test.loss) }
      case .testScore: run.result.map { .number($0.test.score) }
      case .seeds, .diverged: nil
      }
    }
  }

  public func holds(_ row: LeaderboardRow) -> Bool {
    holds { axis in
      axis == .epochs ? .number(Double(row.epochs)) : row.settings[axis]
    } fact: { fact in
      switch fact {
      case .seeds: .number(Double(row.seeds))
      case .diverged: .number(Double(row.diverged))
      case .trainingScore: row.trainingScore.map { .number($0.mean) }
      case .validationLoss: row.validationLoss.map { .number($0.mean) }
      case .validationScore: row.validationScore.map { .number($0.mean) }
      case .testScore: row.testScore.map { .number($0.mean) }
      case .seed, .state, .seconds, .epoch, .trainingLoss, .testLoss: nil
      }
    }
  }
}
