import Foundation

extension String {
  /// Three significant digits, as losses are written in labels.
  static func threeDigits(_ value: Double) -> String { String(format: "%.3g", value) }
}
