import Datasets

/// What answering without looking at an example scores on the validation part: always the most
/// frequent class of the training part, or the mean of its targets. Over several splits the mean of
/// what it scores on each.
public struct Baseline: Sendable, Hashable {
  /// What it answers.
  public enum Answer: Sendable, Hashable {
    case mostFrequentClass(String)
    /// For each class how frequent it is.
    case shares
    case mean(of: String)
  }

  /// The data that it is about, as tables name them.
  public var dataset: String
  public var answer: Answer
  public var score: Score
  public var value: Double
  /// Whether some class has half as many examples as another, or fewer.
  public var isUnbalanced = false

  /// Nil where the database does not know what the data were, and where there is no such score.
  public init?(_ data: ExperimentData, _ score: Score) {
    guard let description = data.description else { return nil }
    dataset = data.name
    self.score = score
    let splits = data.splits?.facts ?? [SplitFacts(description, data)]
    if let target = description.target {
      answer = .mean(of: target)
    } else {
      let training = splits[0].classes.map(\.training)
      guard let most = training.max(), most > 0, let frequent = training.firstIndex(of: most)
      else { return nil }
      answer = score.needsOutputs ? .shares : .mostFrequentClass(description.classes[frequent].name)
      isUnbalanced = 2 * (training.filter { $0 > 0 }.min() ?? most) <= most
    }
    let values = splits.compactMap { Self.value(score, $0, positive: data.positive) }
    guard !values.isEmpty, values.count == splits.count else { return nil }
    value = values.reduce(0, +) / Double(values.count)
  }

  private static func value(
    _ score: Score, _ facts: SplitFacts, positive: Int?
  ) -> Double? {
    guard facts.counts.validation > 0 else { return nil }
    let value =
      score.isOfClasses ? ofClasses(score, facts, positive: positive) : ofNumbers(score, facts)
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func ofClasses(
    _ score: Score, _ facts: SplitFacts, positive: Int?
  ) -> Double? {
    let counts = facts.classes.map(\.validation)
    let training = facts.classes.map(\.training)
    guard let most = training.max(), let frequent = training.firstIndex(of: most) else {
      return nil
    }
    // As many rows as classes; all examples are in one column.
    var confusion = [Int](repeating: 0, count: counts.count * counts.count)
    for (label, count) in counts.enumerated() { confusion[label * counts.count + frequent] = count }
    return score.value(of: ConfusionScores(confusion, classes: counts.count), positive: positive)
      ?? score.chance(counts, positive: positive)
  }

  /// Of the training part's mean m: R² = 1 − Σ (y − m)² / Σ (y − ȳ)² = −((ȳ − m) / deviation)², and
  /// the root mean squared error √(deviation² + (ȳ − m)²).
  private static func ofNumbers(_ score: Score, _ facts: SplitFacts) -> Double? {
    guard let mean = facts.targetMean, let validation = facts.validationMean,
      let deviation = facts.validationDeviation
    else { return nil }
    let distance = validation - mean
    switch score {
    case .determination:
      return deviation > 0 ? -(distance / deviation * (distance / deviation)) : nil
    case .rmse: return (deviation * deviation + distance * distance).squareRoot()
    default: return nil
    }
  }

  /// Whether a result is better. What differs by rounding alone is not.
  public func isBeaten(by result: Double) -> Bool {
    Chance(merit: score.merit(value)).isBeaten(by: score.merit(result))
  }
}

extension SplitFacts {
  /// Of the one split of an experiment's data.
  fileprivate init(_ description: DataDescription, _ data: ExperimentData) {
    self.init(
      counts: description.rows, classes: description.classes.map(\.counts),
      targetMean: description.targetMeans?.training, targetDeviation: data.targetDeviation,
      validationDeviation: data.heldOutDeviations[.validation])
    validationMean = description.targetMeans?.validation
  }
}

extension Score {
  /// From counts of true and predicted classes; nil for one that needs more than these.
  public func value(of counts: ConfusionScores, positive: Int?) -> Double? {
    switch self {
    case .accuracy: counts.accuracy
    case .balancedAccuracy: counts.balancedAccuracy
    case .macroF1: counts.macroF1
    case .f1: positive.map(counts.f1)
    case .mcc: counts.mcc
    case .auc, .averagePrecision, .logLoss, .brier, .determination, .rmse, .mae: nil
    }
  }
}

extension ExperimentRecord {
  /// One for each of its data for which it is known.
  public var baselines: [Baseline] { data.compactMap { Baseline($0, score) } }
}
