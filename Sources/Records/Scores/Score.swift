public import Datasets
import Kernels
public import Networks

/// What runs are judged, ranked and told by.
///
/// A score is a case here with its rows below, its formula in `HeldOutScores` and its writing in
/// `ScoreText`. Definitions are those of scikit-learn, whose numbers tests compare them with.
public enum Score: String, Sendable, Hashable, CaseIterable {
  /// The share of examples classified right, in 0...1.
  case accuracy
  /// The mean over the classes that occur of the share of each that was found.
  case balancedAccuracy = "balanced_accuracy"
  /// The mean of the classes' F1, over those that occur among the true or the predicted ones.
  case macroF1 = "macro_f1"
  /// 2 · found / (predicted + true) of the positive one of two classes.
  case f1
  /// Matthews' correlation of true and predicted classes (Gorodkin 2004 for several).
  case mcc
  /// The area under the ROC curve: how often a random example of a class is put before a random
  /// one of the others, ties counted half; for several classes the mean over them.
  case auc
  /// The mean of the precision at every recall: of the positive one of two classes, or the mean over
  /// several.
  case averagePrecision = "average_precision"
  /// The mean of −ln of the true class's probability.
  case logLoss = "log_loss"
  /// The mean squared error of the probabilities, summed over the classes; halved for two.
  case brier
  /// R², the share of the targets' variance that the outputs account for, at most 1.
  case determination = "r2"
  /// The root of the mean squared error, in the target's own units.
  case rmse
  /// The mean absolute error, in the target's own units.
  case mae

  /// What is told of a task unless something else is asked for.
  public init(of task: Task) {
    switch task {
    case .classification: self = .accuracy
    case .regression: self = .determination
    }
  }

  /// What is told of classes, or of numbers, unless something else is asked for.
  public static func standard(ofClasses: Bool) -> Score { ofClasses ? .accuracy : .determination }

  /// Whether it is one of classes, not of numbers.
  public var isOfClasses: Bool {
    switch self {
    case .determination, .rmse, .mae: false
    default: true
    }
  }

  /// Those of classes, or those of numbers.
  public static func all(ofClasses: Bool) -> [Score] {
    allCases.filter { $0.isOfClasses == ofClasses }
  }

  /// Whether every epoch has it already, whatever is asked for.
  public var isStandard: Bool { self == .accuracy || self == .determination }

  /// Whether it is about one of two classes, the positive one.
  public var hasPositive: Bool { self == .f1 || self == .averagePrecision }

  /// Whether examples have to be sorted for it: too much for every epoch, unless runs are ranked or
  /// stopped by it.
  public var sorts: Bool { self == .auc || self == .averagePrecision }

  /// Whether it needs each example's outputs, not counts and sums alone.
  public var needsOutputs: Bool {
    switch self {
    case .auc, .averagePrecision, .logLoss, .brier, .mae: true
    default: false
    }
  }

  /// Whether confusion counts tell it, of every part that has examples.
  public var isOfCounts: Bool { isOfClasses && !needsOutputs }

  /// Whether over folds it is that of the counts of a draw's folds, added up, and not the mean of
  /// theirs.
  public var isSummedOverFolds: Bool { self == .f1 || self == .macroF1 || self == .mcc }

  /// Whether outputs have to be probabilities for it.
  public var needsProbabilities: Bool { self == .logLoss || self == .brier }

  /// What a part has to have for it beside rows, in words; nil where every row will do.
  public var need: String? {
    switch self {
    case .auc: "rows of every class"
    case .determination: "rows whose targets differ"
    default: nil
    }
  }

  /// In columns and JSON.
  public var column: String { rawValue }

  /// In the middle of a sentence.
  public var name: String {
    switch self {
    case .accuracy: "accuracy"
    case .balancedAccuracy: "balanced accuracy"
    case .macroF1: "macro F1"
    case .f1: "F1"
    case .mcc: "MCC"
    case .auc: "AUC"
    case .averagePrecision: "average precision"
    case .logLoss: "log loss"
    case .brier: "Brier score"
    case .determination: "R²"
    case .rmse: "RMSE"
    case .mae: "MAE"
    }
  }

  /// At the beginning of a line.
  public var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  /// The stem of the files that show its curves.
  public var fileName: String {
    switch self {
    case .determination: "score"
    default: rawValue
    }
  }

  /// Whether more is better.
  public var isHigherBetter: Bool {
    switch self {
    case .logLoss, .brier, .rmse, .mae: false
    default: true
    }
  }

  /// The value turned so that more is better.
  public func merit(_ value: Double) -> Double { isHigherBetter ? value : -value }

  /// The values that it can have.
  public var bounds: ClosedRange<Double> {
    switch self {
    case .determination: -.infinity...1
    case .mcc: -1...1
    case .logLoss, .rmse, .mae: 0...(.infinity)
    default: 0...1
    }
  }

  /// The value that models without hope share, whatever they have: how bad they are tells nothing.
  /// Nil where every value tells something.
  public var hopeless: Double? {
    switch self {
    case .determination: -1
    default: nil
    }
  }

  /// The value, but of a model without hope that which all of those share.
  public func leveled(_ value: Double) -> Double {
    guard let hopeless else { return value }
    return merit(value) < merit(hopeless) ? hopeless : value
  }

  /// What answering without looking comes to: always the most frequent class, `classCounts` being
  /// the examples of each, or the mean of the targets. Where probabilities count, the answer is the
  /// classes' shares.
  ///
  /// `positive` is the class that F1 and average precision of two classes are about. `spread` is how
  /// far numbers are from their mean: their standard deviation for RMSE, the mean absolute one for
  /// MAE.
  public func chance(_ classCounts: [Int], positive: Int? = nil, spread: Double = 1) -> Double {
    let total = Double(classCounts.reduce(0, +))
    guard total > 0 || !isOfClasses else { return 0 }
    let shares = classCounts.map { Double($0) / total }
    let present = Double(classCounts.count { $0 > 0 })
    let most = shares.max() ?? 0
    // Of the class that is always named: found are all, predicted is everything.
    let bestF1 = 2 * most / (1 + most)
    switch self {
    case .accuracy: return most
    case .balancedAccuracy: return 1 / present
    case .macroF1: return bestF1 / present
    case .f1:
      guard let positive else { return 0 }
      return classCounts.firstIndex(of: classCounts.max() ?? 0) == positive ? bestF1 : 0
    case .auc: return 0.5
    case .averagePrecision: return positive.map { shares[$0] } ?? 1 / Double(shares.count)
    case .logLoss: return shares.reduce(0) { $1 > 0 ? $0 - $1 * Elementary.log($1) : $0 }
    case .brier:
      let rest = max(0, 1 - shares.reduce(0) { $0 + $1 * $1 })
      return classCounts.count == 2 ? rest / 2 : rest
    case .mcc, .determination: return 0
    case .rmse, .mae: return spread
    }
  }

  /// From the sums over the examples of a held-out part. Not a number where it does not exist: of no
  /// examples, R² of outputs that are not numbers, R² of targets that are all equal, which have no
  /// variance to account for, and where more than the sums is needed.
  ///
  /// R² is 1 − squared errors / squared deviations of the targets from their own mean.
  public func value(of tally: Tally) -> Double {
    switch self {
    case .accuracy: tally.count == 0 ? .nan : Double(tally.correct) / Double(tally.count)
    case .determination:
      tally.targetDeviations == 0 ? .nan : 1 - tally.squaredErrors / tally.targetDeviations
    default: .nan
    }
  }

  /// From the sums over an epoch of training, which may be cut after a single example: there equal
  /// targets count as 1 for exact outputs, else as 0, and accuracy of none as 0.
  public func trainingValue(of tally: Tally) -> Double {
    switch self {
    case .accuracy: return tally.count == 0 ? 0 : value(of: tally)
    case .determination:
      guard tally.targetDeviations == 0 && !tally.squaredErrors.isNaN else {
        return 1 - tally.squaredErrors / tally.targetDeviations
      }
      return tally.squaredErrors == 0 ? 1 : 0
    default: return .nan
    }
  }
}
