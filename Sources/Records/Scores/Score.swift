public import Datasets
public import Networks

/// What runs are judged, ranked and told by.
///
/// A score is a case here with its rows below and its writing in `ScoreText`; where it needs more
/// than the sums of `Tally`, these too.
public enum Score: String, Sendable, Hashable, CaseIterable {
  /// The share of examples classified right, in 0...1.
  case accuracy
  /// R², the share of the targets' variance that the outputs account for, at most 1.
  case determination = "r2"

  /// What is told of a task unless something else is asked for.
  public init(of task: Task) {
    switch task {
    case .classification: self = .accuracy
    case .regression: self = .determination
    }
  }

  /// In columns and JSON.
  public var column: String { rawValue }

  /// In the middle of a sentence.
  public var name: String {
    switch self {
    case .accuracy: "accuracy"
    case .determination: "R²"
    }
  }

  /// At the beginning of a line.
  public var title: String {
    switch self {
    case .accuracy: "Accuracy"
    case .determination: name
    }
  }

  /// The stem of the files that show its curves.
  public var fileName: String {
    switch self {
    case .accuracy: "accuracy"
    case .determination: "score"
    }
  }

  /// Whether more is better.
  public var isHigherBetter: Bool {
    switch self {
    case .accuracy, .determination: true
    }
  }

  /// The value turned so that more is better.
  public func merit(_ value: Double) -> Double { isHigherBetter ? value : -value }

  /// The values that it can have.
  public var bounds: ClosedRange<Double> {
    switch self {
    case .accuracy: 0...1
    case .determination: -.infinity...1
    }
  }

  /// The value that models without hope share, whatever they have: how bad they are tells nothing.
  /// Nil where every value tells something.
  public var hopeless: Double? {
    switch self {
    case .accuracy: nil
    case .determination: -1
    }
  }

  /// The value, but of a model without hope that which all of those share.
  public func leveled(_ value: Double) -> Double {
    guard let hopeless else { return value }
    return merit(value) < merit(hopeless) ? hopeless : value
  }

  /// What answering without looking comes to: always the most frequent class, `classCounts` being
  /// the examples of each, or the mean of the targets.
  public func chance(_ classCounts: [Int]) -> Double {
    switch self {
    case .accuracy:
      let total = classCounts.reduce(0, +)
      return total == 0 ? 0 : Double(classCounts.max() ?? 0) / Double(total)
    case .determination: return 0
    }
  }

  /// From the sums over the examples of a held-out part. Not a number where it does not exist: of no
  /// examples, R² of outputs that are not numbers, and R² of targets that are all equal, which have
  /// no variance to account for.
  ///
  /// R² is 1 − squared errors / squared deviations of the targets from their own mean.
  public func value(of tally: Tally) -> Double {
    switch self {
    case .accuracy: tally.count == 0 ? .nan : Double(tally.correct) / Double(tally.count)
    case .determination:
      tally.targetDeviations == 0 ? .nan : 1 - tally.squaredErrors / tally.targetDeviations
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
    }
  }
}
