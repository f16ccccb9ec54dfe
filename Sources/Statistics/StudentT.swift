/// Student's t distribution.
public enum StudentT {
  /// The share of the distribution with so many degrees of freedom, above 0, that lies below `t`.
  public static func share(below t: Double, freedom: Double) -> Double {
    if t == 0 { return 0.5 }
    // From there on it is the normal distribution, to six digits.
    let freedom = min(freedom, 1e6)
    let tail = Beta.regularized(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// How far from 0 values lie of which the share `confidence`, between 0 and 1, is nearer: 2.776
  /// for 0.95 and four degrees of freedom.
  ///
  /// Found by halving, to the last bit: it is asked for once a table.
  public static func reach(confidence: Double, freedom: Double) -> Double {
    let tail = (1 - confidence) / 2
    func isWithin(_ t: Double) -> Bool { share(below: -t, freedom: freedom) > tail }
    var (low, high) = (0.0, 1.0)
    while isWithin(high), high < 1e300 { (low, high) = (high, 2 * high) }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return low }
      if isWithin(middle) { low = middle } else { high = middle }
    }
  }
}
