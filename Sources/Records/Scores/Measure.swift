/// A score as it is computed and stored: with the class that it is about where it is about one.
///
/// Experiments that share a training may call different classes positive, so that what is stored of
/// the training says itself which one.
public struct Measure: Sendable, Hashable {
  public var score: Score
  /// The index of the positive class; nil unless the score of two classes has one.
  public var positive: Int?

  /// Of no class in particular, unless the score has a positive one of two classes.
  public init(_ score: Score, positive: Int? = nil) {
    self.score = score
    self.positive = score.hasPositive ? positive : nil
  }
}

extension Measure: CustomStringConvertible {
  /// `mcc`, or `f1/1` of the second class: for columns and stop rules.
  public var description: String {
    score.column + (positive.map { "/\($0)" } ?? "")
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let score = Score(rawValue: String(parts[0])) else {
      return nil
    }
    self.init(score)
    guard parts.count == 2 else { return }
    guard score.hasPositive, let positive = Int(parts[1]), (0...1).contains(positive) else {
      return nil
    }
    self.positive = positive
  }
}

/// What a measure came to after an epoch. Not a number where it does not exist.
public struct MeasuredScore: Sendable, Hashable {
  public var measure: Measure
  public var validation: Double
  public var test: Double

  public init(_ measure: Measure, validation: Double, test: Double) {
    self.measure = measure
    self.validation = validation
    self.test = test
  }
}
