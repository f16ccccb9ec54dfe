import Kernels

/// What the variances of many comparisons have in common: with few seeds each alone is a poor
/// estimate, and a small one by chance makes a difference look sure. Each is drawn towards what is
/// usual among all (Smyth, "Linear Models and Empirical Bayes Methods", 2004).
struct VariancePrior: Sendable, Hashable {
  /// The variance that is usual, s₀².
  let variance: Double
  /// How many degrees of freedom that is worth, d₀: infinite where the variances differ no more than
  /// chance makes them.
  let freedom: Double

  /// No prior: each variance counts by itself.
  static let none = VariancePrior(variance: 0, freedom: 0)

  private init(variance: Double, freedom: Double) {
    self.variance = variance
    self.freedom = freedom
  }

  /// Of variances above 0 with their degrees of freedom. With fewer than five there is nothing in
  /// common that could be told.
  ///
  /// u = ln s² − ψ(ν/2) + ln(ν/2) has the mean ln s₀² − ψ(d₀/2) + ln(d₀/2) and the variance
  /// ψ′(ν/2) + ψ′(d₀/2).
  init(_ samples: [(variance: Double, freedom: Double)]) {
    let samples = samples.filter { $0.variance > 0 && $0.variance.isFinite }
    guard samples.count >= 5 else {
      self = .none
      return
    }
    let logs = samples.map { sample in
      let half = sample.freedom / 2
      return Elementary.log(sample.variance) - Gamma.digamma(half) + Elementary.log(half)
    }
    let count = Double(logs.count)
    let mean = logs.reduce(0, +) / count
    let spread = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let rest = spread - samples.reduce(0) { $0 + Gamma.trigamma($1.freedom / 2) } / count
    guard rest > 0 else {
      self.init(variance: Elementary.exp(mean), freedom: .infinity)
      return
    }
    let half = Gamma.inverseTrigamma(rest)
    self.init(
      variance: Elementary.exp(mean + Gamma.digamma(half) - Elementary.log(half)),
      freedom: 2 * half)
  }

  /// A variance drawn towards this prior, and the degrees of freedom it then has.
  func moderated(
    _ variance: Double, freedom: Double
  ) -> (variance: Double, freedom: Double) {
    guard self.freedom.isFinite else { return (self.variance, .infinity) }
    let total = self.freedom + freedom
    return ((self.freedom * self.variance + freedom * variance) / total, total)
  }
}
