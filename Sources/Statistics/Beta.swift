import Kernels

/// The regularized incomplete beta function and what it takes, of operations that give the same
/// bits on every machine.
enum Beta {
  /// I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1: the share of the beta distribution below x, by the
  /// continued fraction of DLMF 8.17.22, which Lentz's method sums up from the front. Errors stay
  /// below 1e-12.
  static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges quickly on the side of the mean where x is.
    if x > (a + 1) / (a + b + 2) { return 1 - regularized(1 - x, b, a) }
    let front =
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * Elementary.log(x)
      + b * Elementary.log(1 - x)
    return Elementary.exp(front) / a * fraction(x, a, b)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      value *= d * c
      if (d * c - 1).magnitude < 1e-15 { break }
    }
    return value
  }

  /// ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) from 10 on, below by Γ(x + 1) = x Γ(x).
  static func logGamma(_ x: Double) -> Double {
    var x = x
    var product = 1.0
    while x < 10 {
      product *= x
      x += 1
    }
    let square = x * x
    let series =
      (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square)
        / square)
      / x
    let halfLogOfTwoPi = 0.9189385332046727
    return (x - 0.5) * Elementary.log(x) - x + halfLogOfTwoPi + series - Elementary.log(product)
  }
}
