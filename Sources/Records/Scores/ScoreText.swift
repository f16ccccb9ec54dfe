import Foundation

/// How the values of a score are written, in tables, on the way and in pictures.
public struct ScoreText: Sendable, Hashable {
  public let score: Score
  /// Digits after the point.
  private let decimals: Int
  /// Whether room is short, as in a picture.
  private let isShort: Bool

  /// With all the digits that may tell runs apart, as tables have them: two decimals of a percent
  /// show what one example in 10,000 changes.
  public init(_ score: Score) {
    self.score = score
    isShort = false
    decimals = Self.isPercent(score) ? 2 : 4
  }

  /// With the digits that a picture has room for, where `best` is the best value around: near 100 %
  /// a second digit tells settings apart.
  public init(short score: Score, best: Double?) {
    self.score = score
    isShort = true
    decimals = Self.isPercent(score) ? (best ?? 0) >= 0.99 ? 2 : 1 : 3
  }

  /// Shares of examples are read as percent, all others as they are.
  private static func isPercent(_ score: Score) -> Bool {
    score == .accuracy || score == .balancedAccuracy
  }

  /// The value in the unit in which people read it: percent, or as it is.
  public func scaled(_ value: Double) -> Double {
    Self.isPercent(score) ? 100 * value : value
  }

  /// What stands behind a scaled value.
  public var unit: String { Self.isPercent(score) ? "%" : "" }

  /// `97.50%` or `0.8731`; a dash where the score does not exist.
  public func text(_ value: Double?) -> String {
    guard let value else { return NumberText.missing }
    let number = number(value)
    return number == NumberText.missing ? number : number + unit
  }

  /// As `text`, with the name where the unit does not say it: `97.2%` or `R² 0.873`.
  public func named(_ value: Double) -> String {
    score == .accuracy ? text(value) : "\(score.name) \(text(value))"
  }

  /// `97.50` or `0.8731`, for headings that say what it is.
  public func number(_ value: Double) -> String {
    switch score {
    case .accuracy, .balancedAccuracy:
      guard value.isFinite else { return NumberText.missing }
      return isShort && value == 1 ? "100" : fixed(100 * value)
    case .rmse, .mae:
      // In units of any size.
      return isShort && value.isFinite ? String(format: "%.3g", value) : NumberText.rounded(value)
    default:
      let magnitude = value.magnitude
      // A model can be wrong by any factor.
      if isShort, magnitude >= 10 { return String(format: "%.3g", value) }
      guard magnitude < 1e6 else { return NumberText.rounded(value) }
      return fixed(value)
    }
  }

  private func fixed(_ value: Double) -> String {
    let number = NumberText.fixed(value, decimals)
    // What rounds to zero has no sign.
    let isZero = number.allSatisfy { "-0.".contains($0) }
    return isZero && value < 0 ? String(number.dropFirst()) : number
  }

  /// `96.89–97.50%`; with a negative end `-0.12 to 0.30`, which a dash would hide.
  public func range(_ summary: SeedSummary) -> String {
    range(summary.lowest, summary.highest)
  }

  /// The same of any two ends.
  public func range(_ low: Double, _ high: Double) -> String {
    let separator = low < 0 || high < 0 ? " to " : "–"
    return number(low) + separator + text(high)
  }
}
