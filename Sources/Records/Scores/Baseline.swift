import Datasets

/// What answering without looking at an example scores on the validation part: always the most
/// frequent class of the training part, or the mean of its targets.
public struct Baseline: Sendable, Hashable {
  /// What it answers.
  public enum Answer: Sendable, Hashable {
    case mostFrequentClass(String)
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
    let value: Double?
    if let target = description.target {
      answer = .mean(of: target)
      value = description.targetMeans.flatMap {
        Self.determination($0, deviation: data.heldOutDeviations[.validation])
      }
    } else {
      let classes = description.classes
      let training = classes.map(\.counts.training)
      guard let most = training.max(), most > 0, let frequent = training.firstIndex(of: most)
      else { return nil }
      answer = .mostFrequentClass(classes[frequent].name)
      isUnbalanced = 2 * (training.filter { $0 > 0 }.min() ?? most) <= most
      value = Self.value(score, classes.map(\.counts.validation), always: frequent)
    }
    guard let value, value.isFinite else { return nil }
    self.value = value
  }

  /// Of examples of each class, answering `answer` to all of them. The score of chance is that of the
  /// class that is the most frequent among these, which nearly always is the same one.
  private static func value(_ score: Score, _ counts: [Int], always answer: Int) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    if score == .accuracy { return Double(counts[answer]) / Double(total) }
    return score.chance(counts)
  }

  /// R² of the training part's mean: 1 − Σ (y − m)² / Σ (y − ȳ)² = −((ȳ − m) / deviation)².
  private static func determination(
    _ means: DataDescription.TargetMeans, deviation: Double?
  ) -> Double? {
    guard let validation = means.validation, let deviation, deviation > 0 else { return nil }
    let distance = (validation - means.training) / deviation
    return -(distance * distance)
  }

  /// Whether a result is better. What differs by rounding alone is not.
  public func isBeaten(by result: Double) -> Bool {
    let ahead = score.merit(result) - score.merit(value)
    return ahead > 1e-9 * max(1, value.magnitude)
  }
}

extension ExperimentRecord {
  /// One for each of its data for which it is known.
  public var baselines: [Baseline] { data.compactMap { Baseline($0, score) } }
}
