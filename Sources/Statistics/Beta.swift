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
      Gamma.log(a + b) - Gamma.log(a) - Gamma.log(b) + a * Elementary.log(x)
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
}
