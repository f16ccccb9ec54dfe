import Kernels

/// The functions of formulas.
enum FormulaFunction: String, CaseIterable, Sendable {
  case min, max, abs, log, log2, log10, sqrt, exp, floor, ceil, round

  static let names = allCases.map(\.rawValue)

  /// `min` and `max` take two values or more, the others one.
  var arguments: ClosedRange<Int> {
    self == .min || self == .max ? 2...Int.max : 1...1
  }

  /// The function's value, which need not be finite; of `log2` for x above 0.
  ///
  /// Whole numbers are found in what 12 digits show, so that `floor(0.29 * 100)` is 29.
  func value(_ x: Double) -> Double {
    switch self {
    case .min, .max: x
    case .abs: x.magnitude
    case .log: Elementary.log(x)
    // In two parts, so that powers of two come out exact.
    case .log2: Double(x.exponent) + Elementary.log(x.significand) / Self.ln2
    case .log10: Elementary.log(x) / Self.ln10
    case .sqrt: x.squareRoot()
    case .exp: Elementary.exp(x)
    case .floor: x.roundedToSignificantDigits.rounded(.down)
    case .ceil: x.roundedToSignificantDigits.rounded(.up)
    case .round: x.roundedToSignificantDigits.rounded(.toNearestOrAwayFromZero)
    }
  }

  private static let ln2 = 0.6931471805599453
  private static let ln10 = 2.302585092994046
}

extension Double {
  /// xʸ: whole exponents up to 1024 by repeated squaring, others as e^(y ln x). NaN for a negative
  /// x with a broken exponent; 0⁰ is 1.
  func raised(to exponent: Double) -> Double {
    guard exponent.rounded() == exponent else { return Elementary.pow(self, exponent) }
    guard exponent.magnitude <= 1024 else {
      let size = Elementary.pow(magnitude, exponent)
      let isOdd = exponent.truncatingRemainder(dividingBy: 2) != 0
      return self < 0 && isOdd ? -size : size
    }
    var result = 1.0
    var square = self
    var rest = Int(exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }
}
