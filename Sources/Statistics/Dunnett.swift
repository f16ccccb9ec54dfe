import Kernels

/// The distribution of the largest of several t statistics that compare with one control.
enum Dunnett {
  /// How far the largest of so many comparisons with the best, each with so many degrees of freedom,
  /// lies with a confidence of 95 % where there is no difference at all (Dunnett, 1955; one-sided).
  ///
  /// Two differences from the same control have the correlation 1/2. Found by halving, to 1e-6.
  static func reach(comparisons: Int, freedom: Double) -> Double {
    guard comparisons > 1 else { return StudentT.reach(confidence: 0.9, freedom: freedom) }
    let scales = scales(freedom)
    func isWithin(_ c: Double) -> Bool {
      scales.reduce(0) { $0 + $1.weight * share(below: c * $1.scale, comparisons) } < 0.95
    }
    var (low, high) = (0.0, 4.0)
    while isWithin(high), high < 1e6 { (low, high) = (high, 2 * high) }
    while high - low > 1e-6 * high {
      let middle = (low + high) / 2
      if isWithin(middle) { low = middle } else { high = middle }
    }
    return high
  }

  /// P(all of k differences of normal numbers from one of them, over √2, are below x):
  /// ∫ φ(z) Φ(z + √2 x)ᵏ dz.
  private static func share(below x: Double, _ comparisons: Int) -> Double {
    let step = 0.125
    return (-56...56).reduce(0.0) { sum, place in
      let z = Double(place) * step
      let below = Normal.share(below: z + 1.4142135623730951 * x)
      guard below > 0 else { return sum }
      return sum + Normal.density(z) * Elementary.exp(Double(comparisons) * Elementary.log(below))
        * step
    }
  }

  /// Places and weights to integrate over √(χ²/ν), the scale by which an estimated deviation misses.
  private static func scales(_ freedom: Double) -> [(scale: Double, weight: Double)] {
    guard freedom < 1e5 else { return [(1, 1)] }
    let half = freedom / 2
    let front = half * Elementary.log(half) - Gamma.log(half)
    let end = 1 + 8 / freedom.squareRoot()
    let step = end / 128
    let points = (1...128).map { place in
      let scale = Double(place) * step
      let density = Elementary.exp(
        front + (freedom - 1) * Elementary.log(scale) - half * scale * scale)
      return (scale: scale, weight: density)
    }
    // A sum at equal distances is as good as any integral of a smooth hill, up to its factor.
    let total = points.reduce(0) { $0 + $1.weight }
    return points.map { ($0.scale, $0.weight / total) }
  }
}
