import Kernels

/// How near to perfect a score is, so that 98 to 99 % is as far as 80 to 90 %. Colors and axes of
/// pictures go by it, and what axes do is judged on it. More is better, whatever the score.
public struct ErrorScale: Sendable, Hashable {
  public let score: Score
  /// Rows of the validation part, where known.
  public let rows: Double?

  public init(_ score: Score, rows: Double?) {
    self.score = score
    self.rows = rows
  }

  /// What no value reaches; nil for scores of which less is better.
  public var limit: Double? {
    score.isHigherBetter ? score.bounds.upperBound + floor : nil
  }

  /// Half of one row, or for R² what is exact in print: a perfect result is not infinitely good.
  private var floor: Double {
    score == .determination ? 1e-6 : 0.5 / max(rows ?? 1000, 1)
  }

  /// −ln(1 − y + ½/N) for scores that end at 1, N being the rows that they are measured on,
  /// −ln(1 − R²) with R² no lower than −1, and −ln y for errors, no lower than 1e-12.
  public func z(_ value: Double) -> Double {
    let value = score.leveled(value)
    guard let limit else { return -Elementary.log(min(max(value, 1e-12), 1e300)) }
    return -Elementary.log(max(limit - value, floor / 2))
  }

  /// The standard deviation of z that the choice of the rows alone brings, for shares of them; nil
  /// for other scores.
  public func deviation(at value: Double) -> Double? {
    guard let rows, score == .accuracy || score == .balancedAccuracy else { return nil }
    let error = min(max(1 - value, floor), 1)
    return ((1 - error) / (error * rows)).squareRoot()
  }
}
