import Kernels

/// How a network does on examples it is not being trained on at that moment.
public struct Evaluation: Sendable, Hashable {
  /// The mean loss.
  public var loss: Double
  /// Accuracy in 0...1, or R² for numbers.
  public var score: Double
  /// Examples classified right; 0 for numbers.
  public var correct: Int
  /// Examples looked at.
  public var count: Int
  /// `classes * classes` counts, a row for each true class, a column for each predicted; empty
  /// for numbers.
  public var confusion: [Int]
  /// The root of the mean squared error in the units of the targets as trained on (standardized);
  /// nil for classes.
  public var rmse: Double?

  /// Results as given.
  public init(
    loss: Double, score: Double, correct: Int, count: Int, confusion: [Int], rmse: Double?
  ) {
    self.loss = loss
    self.score = score
    self.correct = correct
    self.count = count
    self.confusion = confusion
    self.rmse = rmse
  }
}

extension Evaluation {
  /// What was added up over a part.
  init(_ tally: Tally, _ confusion: Confusion, _ targets: Targets) {
    loss = tally.meanLoss
    score = tally.score(targets)
    correct = tally.correct
    count = tally.count
    self.confusion = confusion.counts
    if case .numbers = targets { rmse = tally.rmse } else { rmse = nil }
  }
}
