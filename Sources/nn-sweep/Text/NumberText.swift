import Foundation

/// Numbers as tables and progress lines write them. What has no value is an en dash.
enum NumberText {
  static let missing = "–"

  /// `97.50%`; two decimals tell apart what one example in 10,000 changes.
  static func percent(_ fraction: Double?) -> String {
    guard let fraction, fraction.isFinite else { return missing }
    return fixed(100 * fraction, 2) + "%"
  }

  /// A score as its task reads it: accuracy in percent, R² as a number.
  static func score(_ score: Double?, isRegression: Bool) -> String {
    guard isRegression else { return percent(score) }
    guard let score else { return missing }
    return score.magnitude < 1e6 ? fixed(score, 4) : rounded(score)
  }

  /// Four significant digits and at most four decimals: `0.0412`, `2.303`, `41.21`, `3.1e-06`.
  static func rounded(_ value: Double?) -> String {
    guard let value, !value.isNaN else { return missing }
    guard value.isFinite else { return value < 0 ? "-inf" : "inf" }
    let magnitude = value.magnitude
    if magnitude == 0 { return "0.0000" }
    if magnitude < 5e-4 || magnitude >= 1e7 { return String(format: "%.1e", value) }
    let whole = Int(log10(magnitude).rounded(.down))
    return fixed(value, max(0, min(4, 3 - whole)))
  }

  /// The decimal nearest to the exact value, a tie to the even digit, as C's `printf` writes it: by
  /// whole numbers where they suffice, as every line of a sweep has four of these.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard decimals > 0, decimals < powersOfTen.count else { return printed(value, decimals) }
    let power = powersOfTen[decimals]
    let product = value.magnitude * Double(power)
    // Above this a product has no halves.
    guard product < 0x1p51 else { return printed(value, decimals) }
    var scaled = Int(product)
    let beyondHalf = product - Double(scaled) - 0.5
    // What rounding took from the product tells whether a half is one.
    let error = (-product).addingProduct(value.magnitude, Double(power))
    if beyondHalf > 0 || beyondHalf == 0 && (error > 0 || error == 0 && scaled % 2 == 1) {
      scaled += 1
    }
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: power)
    let sign = value.sign == .minus ? "-" : ""
    return "\(sign)\(whole).\(String(power + fraction).dropFirst())"
  }

  private static let powersOfTen = [1, 10, 100, 1000, 10_000]

  private static func printed(_ value: Double, _ decimals: Int) -> String {
    // The largest number has 309 digits before the point.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 340 + decimals) { text in
      _ = withVaList([Int32(decimals), value]) {
        vsnprintf(text.baseAddress, text.count, "%.*f", $0)
      }
      return String(cString: text.baseAddress!)
    }
  }

  /// `1,234,567`.
  static func count(_ value: Int) -> String {
    var text = String(value.magnitude)
    var end = text.count - 3
    while end > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: end))
      end -= 3
    }
    return value < 0 ? "-" + text : text
  }

  /// A rate with no more digits than it deserves: `870`, `52,300`, `1.24M`.
  static func rate(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return missing }
    if value >= 1e6 { return fixed(value / 1e6, value >= 1e8 ? 0 : value >= 1e7 ? 1 : 2) + "M" }
    let step = value >= 10_000 ? 100.0 : value >= 1000 ? 10 : 1
    return count(Int((value / step).rounded() * step))
  }

  /// `0.8 s`, `12 s`, `4 min 30 s`, `1 h 02 min`, `3 d 4 h`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return missing }
    if seconds < 9.95 { return fixed(seconds, 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
    let minutes = whole / 60
    if minutes < 24 * 60 { return "\(minutes / 60) h \(twoDigits(minutes % 60)) min" }
    return "\(minutes / 1440) d \(minutes / 60 % 24) h"
  }

  /// A duration still to come, no finer than an estimate can be.
  static func estimate(_ seconds: Double) -> String {
    let step: Double =
      switch seconds {
      case ..<20: 1
      case ..<120: 5
      case ..<600: 10
      case ..<3600: 60
      default: 300
      }
    let coarse = (seconds / step).rounded(.up) * step
    guard coarse.isFinite, coarse < 1e12 else { return missing }
    if coarse < 60 { return "\(Int(coarse)) s" }
    if coarse >= 600, coarse < 3600 { return "\(Int(coarse) / 60) min" }
    return duration(coarse)
  }

  /// `1 run`, `2 runs`, `1,078 examples`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(self.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
