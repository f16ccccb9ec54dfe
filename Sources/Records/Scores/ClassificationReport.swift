/// How well classes were told apart in one part of the data: precision, recall and F1 of every
/// class, accuracy, and averages over classes, all from the confusion matrix.
///
/// What has nothing to divide by counts as 0, in averages too; `isPrecisionUndefined` and
/// `isRecallUndefined` say where that happened. Classes that are neither among the true ones nor
/// among the predicted play no part in averages, as scikit-learn has it.
public struct ClassificationReport: Sendable, Hashable {
  /// One class, or an average over classes.
  public struct Scores: Sendable, Hashable {
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// Examples that truly belong to the class.
    public var support: Int
  }

  /// One class with its scores.
  public struct ClassScores: Sendable, Hashable {
    public var name: String
    public var scores: Scores
    /// No example was taken for the class.
    public var isPrecisionUndefined: Bool
    /// No example belongs to the class.
    public var isRecallUndefined: Bool

    /// Neither among the true classes nor among the predicted ones.
    public var isAbsent: Bool { isPrecisionUndefined && isRecallUndefined }
  }

  /// One pair of a true class and another it was taken for.
  public struct Mistake: Sendable, Hashable {
    public var label: Int
    public var predicted: Int
    public var count: Int
  }

  public let classes: [ClassScores]
  /// classes × classes, row = true class, column = predicted class.
  public let confusion: [Int]
  /// Examples.
  public let total: Int
  /// Those classified correctly.
  public let correct: Int

  /// Nil where `confusion` is not a square of as many rows as there are names of classes.
  public init?(confusion: [Int], names: [String]) {
    let count = names.count
    guard count > 0, confusion.count == count * count else { return nil }
    self.confusion = confusion
    total = confusion.reduce(0, +)
    correct = (0..<count).reduce(0) { $0 + confusion[$1 * count + $1] }
    classes = names.enumerated().map { index, name in
      let hits = confusion[index * count + index]
      let support = (0..<count).reduce(0) { $0 + confusion[index * count + $1] }
      let predicted = (0..<count).reduce(0) { $0 + confusion[$1 * count + index] }
      let scores = Scores(
        precision: ratio(hits, predicted), recall: ratio(hits, support),
        f1: ratio(2 * hits, support + predicted), support: support)
      return ClassScores(
        name: name, scores: scores, isPrecisionUndefined: predicted == 0,
        isRecallUndefined: support == 0)
    }
  }

  /// The share of examples classified correctly; 0 of none.
  public var accuracy: Double { ratio(correct, total) }

  /// Every class counts the same.
  public var macroAverage: Scores { average { _ in 1 } }

  /// Every class counts by its examples.
  public var weightedAverage: Scores { average { Double($0.support) } }

  /// What was confused with what, most frequent first; equal ones in class order.
  public var mistakes: [Mistake] {
    let count = classes.count
    var mistakes: [Mistake] = []
    for (index, times) in confusion.enumerated()
    where times > 0 && index / count != index % count {
      mistakes.append(Mistake(label: index / count, predicted: index % count, count: times))
    }
    return mistakes.sorted {
      ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted)
    }
  }

  private func average(_ weight: (Scores) -> Double) -> Scores {
    let all = classes.filter { !$0.isAbsent }.map(\.scores)
    let sum = all.reduce(0) { $0 + weight($1) }
    func mean(_ value: (Scores) -> Double) -> Double {
      sum == 0 ? 0 : all.reduce(0) { $0 + weight($1) * value($1) } / sum
    }
    return Scores(
      precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1), support: total)
  }
}

private func ratio(_ part: Int, _ whole: Int) -> Double {
  whole == 0 ? 0 : Double(part) / Double(whole)
}
