import Kernels

/// The scale on which scores are compared where all of them are near the best possible one: the
/// negative logarithm of the error, so that 98 to 99 % is as far as 80 to 90 %. More is better.
public struct ErrorScale: Sendable, Hashable {
  public let score: Score
  /// Of accuracy and its kind: the rows that it is told of.
  private let rows: Int

  /// `rows` is how many rows a run is judged on.
  public init(_ score: Score, rows: Int) {
    self.score = score
    self.rows = max(1, rows)
  }

  /// z of a value of the score; not a number for what is none.
  ///
  /// −ln(1 − y + ½/N) where 1 is the best, with half an example of N in place of no error at all;
  /// −ln(1 − R²), with R² no lower than −1; −ln y of errors and losses. What would be infinite is
  /// that of an error of 1e-9.
  public func callAsFunction(_ value: Double) -> Double {
    guard !value.isNaN else { return value }
    let error: Double
    switch score {
    case .determination: error = 1 - score.leveled(value)
    case .logLoss, .brier, .rmse, .mae: error = value
    default: error = 1 - value + 0.5 / Double(rows)
    }
    return -Elementary.log(min(max(error, Self.least), 1e300))
  }

  /// The value of the score at which z is so large.
  public func value(at z: Double) -> Double {
    let error = Elementary.exp(-z)
    switch score {
    case .determination: return 1 - error
    case .logLoss, .brier, .rmse, .mae: return error
    default: return 1 + 0.5 / Double(rows) - error
    }
  }

  private static let least = 1e-9
}
