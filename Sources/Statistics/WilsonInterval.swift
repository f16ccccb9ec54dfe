/// Where the share of a population lies of which a sample has a share, with a confidence of 95 %
/// (Wilson, 1927): it never leaves 0...1, and it has a width at 0 and 1 too.
public struct WilsonInterval: Sendable, Hashable {
  public let low: Double
  public let high: Double

  /// Of a sample of `count` that has the share `share`.
  ///
  /// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
  public init(share: Double, count: Int) {
    precondition(count > 0, "a sample has at least one member")
    let n = Double(count)
    let square = Self.reach * Self.reach
    let middle = share + square / (2 * n)
    let half =
      Self.reach * (max(0, share * (1 - share)) / n + square / (4 * n * n)).squareRoot()
    low = max(0, (middle - half) / (1 + square / n))
    high = min(1, (middle + half) / (1 + square / n))
  }

  /// 95 % of the normal distribution are nearer to 0.
  private static let reach = 1.959963984540054
}
