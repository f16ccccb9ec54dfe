import Kernels

/// The standard normal distribution.
enum Normal {
  /// The share below x: 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …) (Marsaglia, 2004). The error stays below
  /// 1e-15 up to |x| = 7, beyond which the share is 0 or 1 to 1e-12.
  static func share(below x: Double) -> Double {
    guard x > -7 else { return 0 }
    guard x < 7 else { return 1 }
    var (sum, term, step) = (x, x, 1.0)
    while term.magnitude > 1e-17 * sum.magnitude {
      step += 2
      term *= x * x / step
      sum += term
    }
    return 0.5 + density(x) * sum
  }

  /// φ(x).
  static func density(_ x: Double) -> Double {
    Elementary.exp(-x * x / 2) * 0.3989422804014327
  }
}
