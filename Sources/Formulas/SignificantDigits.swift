/// How many digits of a computed number count: what is left of 0.1 · 3 is 0.3.
let significantDigits = 12

extension Double {
  /// The number nearest to this one rounded to 12 significant digits, halves away from zero, so
  /// that its shortest text has no more of them: `0.30000000000000004` becomes `0.3`. What is not
  /// finite stays as it is.
  ///
  /// It is the shortest text that is rounded, with integers, so no machine does it differently.
  public var roundedToSignificantDigits: Double {
    guard isFinite, let decimal = Decimal(shortestTextOf: magnitude) else { return self }
    let surplus = decimal.digitCount - significantDigits
    guard surplus > 0 else { return self }
    var unit: UInt64 = 1
    for _ in 0..<surplus { unit *= 10 }
    let digits = (decimal.digits + unit / 2) / unit
    guard let rounded = Double("\(digits)e\(decimal.exponent + surplus)"), rounded.isFinite
    else { return self }
    return self < 0 ? -rounded : rounded
  }

  /// −1, 0 or 1 for a number below, equal to or above `other` as far as 12 significant digits
  /// tell. Both are finite.
  func order(to other: Double) -> Int {
    if self == other { return 0 }
    // Only what is nearly equal needs rounding, which takes a hundred times as long.
    let isFar = (self - other).magnitude > 1e-11 * Swift.max(magnitude, other.magnitude)
    let left = isFar ? self : roundedToSignificantDigits
    let right = isFar ? other : other.roundedToSignificantDigits
    return left == right ? 0 : left < right ? -1 : 1
  }
}

/// A decimal number, digits · 10^exponent.
private struct Decimal {
  var digits: UInt64 = 0
  var digitCount = 0
  var exponent = 0

  /// Reads `12.5`, `1e-05` or `1.25e+20`: at most 17 digits that count.
  init?(shortestTextOf value: Double) {
    let text = "\(value)".utf8
    var isFraction = false
    for (position, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        if digits > 0 { digitCount += 1 }
        if isFraction { exponent -= 1 }
      case UInt8(ascii: "e"):
        guard let power = Int(String(decoding: text.dropFirst(position + 1), as: UTF8.self))
        else { return nil }
        exponent += power
        return
      default: return nil
      }
    }
  }
}
