/// The differences of two series of numbers that belong together in pairs, as the scores of two
/// settings on the same replicates do.
struct PairedDifferences: Sendable, Hashable {
  let count: Int
  /// Of the first less the second.
  let mean: Double
  /// Of one difference; nil of one.
  let variance: Double?
  let isEqual: Bool

  /// `floor` is the least variance that a difference can have.
  init(_ one: [Double], less other: [Double], floor: Double) {
    let differences = zip(one, other).map { $0 - $1 }
    count = differences.count
    isEqual = differences.allSatisfy { $0 == 0 }
    let n = Double(count)
    let mean = count == 0 ? 0 : differences.reduce(0, +) / n
    self.mean = mean
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    variance = count > 1 && mean.isFinite ? max(squares / (n - 1), floor) : nil
  }
}

/// A comparison of two settings that stands alone, or one of a few that were planned.
public struct PairedTest: Sendable, Hashable {
  /// By how much the first is better on average.
  public let mean: Double
  /// How far the interval of 95 % reaches to both sides.
  public let reach: Double
  /// How often chance alone would make the first look so much better; one-sided.
  public let probability: Double

  public var low: Double { mean - reach }
  public var high: Double { mean + reach }

  /// Nil with fewer than two pairs. `floor` is the least variance that a difference can have, `ratio`
  /// the size of a validation part over that of its training part where pairs are of splits, which
  /// overlap.
  ///
  /// t = mean / (s √(1/n + ratio)) with n − 1 degrees of freedom.
  public init?(_ one: [Double], over other: [Double], floor: Double = 0, ratio: Double = 0) {
    let differences = PairedDifferences(one, less: other, floor: floor)
    guard let variance = differences.variance else { return nil }
    mean = differences.mean
    let freedom = Double(differences.count - 1)
    let error = (variance * (1 / Double(differences.count) + ratio)).squareRoot()
    reach = StudentT.reach(confidence: 0.95, freedom: freedom) * error
    if error > 0 {
      probability = 1 - StudentT.share(below: mean / error, freedom: freedom)
    } else {
      probability = mean > 0 ? 0 : mean < 0 ? 1 : 0.5
    }
  }

  /// The probabilities of several tests as they count where all claims together shall be right in 95 %
  /// (Holm, 1979): the smallest times their number, the next times one fewer, none below one before.
  public static func holm(_ probabilities: [Double]) -> [Double] {
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    var adjusted = probabilities
    var least = 0.0
    for (rank, place) in order.enumerated() {
      least = max(least, min(1, probabilities[place] * Double(probabilities.count - rank)))
      adjusted[place] = least
    }
    return adjusted
  }
}
