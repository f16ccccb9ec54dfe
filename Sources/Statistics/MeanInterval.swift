/// Where the mean of a score lies that was measured a few times, with a confidence.
public struct MeanInterval: Sendable, Hashable {
  /// The share of such intervals that hold the true value, if what they assume is so.
  public static let confidence = 0.95

  public let mean: Double
  /// How far it reaches to both sides.
  public let reach: Double

  public var low: Double { mean - reach }
  public var high: Double { mean + reach }

  /// Of samples that do not depend on one another: seeds on one split, of which it says how much
  /// training differs there, and nothing of other splits. `deviation` is their standard deviation,
  /// `samples` at least 2.
  ///
  /// mean ± t(n − 1) · deviation / √n.
  public init(mean: Double, deviation: Double, samples: Int) {
    self.init(mean: mean, deviation: deviation, samples: samples, variance: 1 / Double(samples))
  }

  /// Of scores on several splits of the same examples, whose training parts overlap. `deviation` is
  /// that of the splits' means, `splits` at least 2, and `ratio` the size of a validation part over
  /// that of its training part.
  ///
  /// mean ± t(J − 1) · deviation · √(1/J + ratio) (Nadeau and Bengio, "Inference for the
  /// Generalization Error", 2003; for several folds redrawn, Bouckaert and Frank, 2004).
  public init(mean: Double, deviation: Double, splits: Int, ratio: Double) {
    self.init(
      mean: mean, deviation: deviation, samples: splits, variance: 1 / Double(splits) + ratio)
  }

  /// Of the samples themselves, which are splits where `ratio` is above 0; nil of fewer than two.
  public init?(of samples: [Double], ratio: Double = 0) {
    guard samples.count > 1 else { return nil }
    let count = Double(samples.count)
    let mean = samples.reduce(0, +) / count
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      mean: mean, deviation: (squares / (count - 1)).squareRoot(), samples: samples.count,
      variance: 1 / count + ratio)
  }

  /// `variance` is that of the mean over that of a sample.
  private init(mean: Double, deviation: Double, samples: Int, variance: Double) {
    precondition(samples > 1, "at least two samples")
    self.mean = mean
    reach =
      StudentT.reach(confidence: Self.confidence, freedom: Double(samples - 1)) * deviation
      * variance.squareRoot()
  }
}
