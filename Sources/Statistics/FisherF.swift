/// Fisher's F distribution.
public enum FisherF {
  /// The share above `ratio`, with `freedom` of its numerator and of its denominator, both above 0.
  public static func share(
    above ratio: Double, freedom: (numerator: Double, denominator: Double)
  ) -> Double {
    guard ratio > 0 else { return 1 }
    guard ratio.isFinite else { return 0 }
    let (one, two) = (freedom.numerator, freedom.denominator)
    return Beta.regularized(two / (two + one * ratio), two / 2, one / 2)
  }
}
