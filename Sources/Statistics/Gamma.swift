import Kernels

/// The logarithm of the gamma function and its derivatives, for x > 0, of operations that give the same
/// bits on every machine: each by its asymptotic series from 10 on, below by its recurrence.
enum Gamma {
  /// ln Γ(x): DLMF 5.11.1.
  static func log(_ x: Double) -> Double {
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

  /// ψ(x), the derivative of ln Γ: DLMF 5.11.2.
  static func digamma(_ x: Double) -> Double {
    var x = x
    var rest = 0.0
    while x < 10 {
      rest -= 1 / x
      x += 1
    }
    let square = 1 / (x * x)
    let series =
      square
      * (1 / 12.0 - square
        * (1 / 120.0 - square * (1 / 252.0 - square * (1 / 240.0 - square / 132))))
    return Elementary.log(x) - 1 / (2 * x) - series + rest
  }

  /// ψ′(x): the derivative of the series of `digamma`.
  static func trigamma(_ x: Double) -> Double {
    var x = x
    var rest = 0.0
    while x < 10 {
      rest += 1 / (x * x)
      x += 1
    }
    let square = 1 / (x * x)
    let series =
      square
      * (1 / 6.0 - square
        * (1 / 30.0 - square * (1 / 42.0 - square * (1 / 30.0 - square * 5 / 66))))
    return (1 + series) / x + square / 2 + rest
  }

  /// The x at which ψ′ is `value`, above 0; it falls everywhere, so halving finds it.
  static func inverseTrigamma(_ value: Double) -> Double {
    var (low, high) = (1e-8, 1.0)
    while trigamma(high) > value, high < 1e300 { (low, high) = (high, 2 * high) }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return low }
      if trigamma(middle) > value { low = middle } else { high = middle }
    }
  }
}
