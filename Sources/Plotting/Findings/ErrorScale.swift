import Foundation
import Records

/// How near to perfect a score is: z = −ln(1 − y + ½/N) for scores that end at 1, N being the rows
/// that they are measured on, −ln(1 − R²), and −ln y for errors. From 98 to 99 % is as far as from
/// 80 to 90 %. Colors and axes of pictures go by it.
struct ErrorScale: Sendable, Hashable {
  let score: Score
  /// Rows of the validation part, where known.
  let rows: Double?

  /// What no value reaches; nil for scores of which less is better.
  var limit: Double? { score.isHigherBetter ? score.bounds.upperBound + floor : nil }

  /// Half of one row, or for R² what is exact in print: a perfect result is not infinitely good.
  private var floor: Double {
    score == .determination ? 1e-6 : 0.5 / max(rows ?? 1000, 1)
  }

  /// More is better, whatever the score.
  func z(_ value: Double) -> Double {
    let value = score.leveled(value)
    guard let limit else { return -log(max(value, 1e-12)) }
    return -log(max(limit - value, floor / 2))
  }

  /// The standard deviation of z that the choice of the rows alone brings, for shares of them; nil
  /// for other scores.
  func deviation(at value: Double) -> Double? {
    guard let rows, score == .accuracy || score == .balancedAccuracy else { return nil }
    let error = min(max(1 - value, floor), 1)
    return ((1 - error) / (error * rows)).squareRoot()
  }
}
