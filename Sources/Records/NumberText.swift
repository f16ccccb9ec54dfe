import Foundation

/// Numbers as tables, progress lines and pictures write them. What has no value is an en dash.
public enum NumberText {
  /// What has no value.
  public static let missing = "–"

  /// Four significant digits and at most four decimals: `0.0412`, `2.303`, `41.21`, `3.1e-06`.
  public static func rounded(_ value: Double?) -> String {
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
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
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
    String(format: "%.\(decimals)f", value)
  }

  /// `1,234,567`.
  public static func count(_ value: Int) -> String {
    var text = String(value.magnitude)
    var end = text.count - 3
    while end > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: end))
      end -= 3
    }
    return value < 0 ? "-" + text : text
  }

  /// `1st`, `2nd`, `11th`.
  public static func ordinal(_ place: Int) -> String {
    let isTeen = (11...13).contains(place % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][place % 10] ?? "th"
    return count(place) + ending
  }

  /// A rate with no more digits than it deserves: `870`, `52,300`, `1.24M`.
  public static func rate(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return missing }
    if value >= 1e6 { return fixed(value / 1e6, value >= 1e8 ? 0 : value >= 1e7 ? 1 : 2) + "M" }
    let step = value >= 10_000 ? 100.0 : value >= 1000 ? 10 : 1
    return count(Int((value / step).rounded() * step))
  }

  /// `380 µs`, `3.8 ms`, `38 ms`, `0.8 s`, `12 s`, `4 min 30 s`, `1 h 02 min`, `3 d 4 h`.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return missing }
    if seconds > 0, seconds < 0.0995 {
      if seconds < 9.995e-4 { return "\(Int((seconds * 1e6).rounded())) µs" }
      return fixed(seconds * 1e3, seconds < 9.95e-3 ? 1 : 0) + " ms"
    }
    if seconds < 9.95 { return fixed(seconds, 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
    let minutes = whole / 60
    if minutes < 24 * 60 { return "\(minutes / 60) h \(twoDigits(minutes % 60)) min" }
    return "\(minutes / 1440) d \(minutes / 60 % 24) h"
  }

  /// A duration still to come, no finer than an estimate can be.
  public static func estimate(_ seconds: Double) -> String {
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
  public static func counted(_ count: Int, _ noun: String) -> String {
    "\(self.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `12 MB`, two digits that count.
  public static func bytes(_ count: Double) -> String {
    var value = count
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1000 || unit == "GB" {
        return "\(fixed(value, value < 10 && unit != "B" ? 1 : 0)) \(unit)"
      }
      value /= 1000
    }
    return ""
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
