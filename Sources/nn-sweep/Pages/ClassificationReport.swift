import Experiments
import Records

/// How well classes were told apart in one part of the data: precision, recall and F1 of every
/// class, accuracy, and averages over classes, all from the confusion matrix.
///
/// What has nothing to divide by counts as 0, in averages too, as scikit-learn has it when all
/// labels are named; `isPrecisionUndefined` and `isRecallUndefined` say where that happened.
struct ClassificationReport: Sendable, Hashable {
  /// One class, or an average over classes.
  struct Scores: Sendable, Hashable {
    var precision: Double
    var recall: Double
    var f1: Double
    /// Examples that truly belong to the class.
    var support: Int
  }

  struct ClassScores: Sendable, Hashable {
    var name: String
    var scores: Scores
    /// No example was taken for the class.
    var isPrecisionUndefined: Bool
    /// No example belongs to the class.
    var isRecallUndefined: Bool
  }

  /// One pair of a true class and another it was taken for.
  struct Mistake: Sendable, Hashable {
    var label: Int
    var predicted: Int
    var count: Int
  }

  let classes: [ClassScores]
  /// classes × classes, row = true class, column = predicted class.
  let confusion: [Int]
  /// Examples, and those classified correctly.
  let total: Int
  let correct: Int

  /// Nil where `confusion` is not a square of as many rows as there are names of classes.
  init?(confusion: [Int], names: [String]) {
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

  var accuracy: Double { ratio(correct, total) }

  /// Every class counts the same.
  var macroAverage: Scores { average { _ in 1 } }

  /// Every class counts by its examples.
  var weightedAverage: Scores { average { Double($0.support) } }

  /// What was confused with what, most frequent first; equal ones in class order.
  var mistakes: [Mistake] {
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
    let all = classes.map(\.scores)
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
