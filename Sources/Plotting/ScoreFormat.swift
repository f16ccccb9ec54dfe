import Foundation
import Records

/// How validation scores are written and drawn: accuracy in percent, R² as it is.
struct ScoreFormat: Sendable, Hashable {
  let isRegression: Bool
  private let digits: Int

  /// `best` is the best score around: near 100 % a second digit tells settings apart.
  init(isRegression: Bool, best: Double?) {
    self.isRegression = isRegression
    digits = isRegression ? 3 : (best ?? 0) >= 0.99 ? 2 : 1
  }

  /// What a score is called.
  var name: String { isRegression ? "R²" : "accuracy" }

  /// Its name at the beginning of a line.
  var title: String { isRegression ? "R²" : "Accuracy" }

  /// The value as axes show it.
  func drawn(_ score: Double) -> Double { isRegression ? score : 100 * score }

  /// gnuplot's number format of tick labels.
  var tickFormat: String { isRegression ? "%g" : "%g %%" }

  /// The values that a score can have, as axes show them.
  var bounds: ClosedRange<Double> { isRegression ? -Double.infinity...1 : 0...100 }

  /// `97.2 %` or `R² 0.873`.
  func text(_ score: Double) -> String {
    isRegression ? "R² \(number(score))" : "\(number(score)) %"
  }

  /// `97.2` or `0.873`.
  func number(_ score: Double) -> String {
    let value = drawn(score)
    if isRegression && value.magnitude >= 10 { return String(format: "%.3g", value) }
    return value == 100 ? "100" : String(format: "%.\(digits)f", value)
  }

  /// `96.9–97.5`; with a negative end `-0.12 to 0.30`, which a dash would hide.
  func range(_ summary: SeedSummary) -> String {
    let (lowest, highest) = (number(summary.lowest), number(summary.highest))
    return summary.lowest < 0 ? "\(lowest) to \(highest)" : "\(lowest)–\(highest)"
  }
}

extension String {
  /// Three significant digits, as losses are written in labels.
  static func threeDigits(_ value: Double) -> String { String(format: "%.3g", value) }
}

extension Int {
  /// `10,000`.
  var grouped: String {
    let digits = Array(String(self))
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }
}
