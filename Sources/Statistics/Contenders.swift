/// Which of several settings may be as good as the best, by the differences on the replicates that
/// they share with it.
///
/// Each is compared with the best by itself at 95 %, in pairs, one-sided, with variances moderated by
/// what they have in common (see `VariancePrior`). So of settings that are equal in truth some are
/// left out: left out does not mean significantly worse.
public struct Contenders: Sendable, Hashable {
  /// How a setting compares with the best.
  public struct Difference: Sendable, Hashable {
    /// By how much the best is better on average.
    public let mean: Double
    /// How far the interval of 95 % reaches to both sides; nil with fewer than two common replicates.
    public let reach: Double?
    /// Whether the setting may be as good.
    public internal(set) var isContender: Bool

    public var low: Double? { reach.map { mean - $0 } }
    public var high: Double? { reach.map { mean + $0 } }
  }

  /// One setting beside the best.
  public struct Pairs: Sendable, Hashable {
    /// Its merits, replicate by replicate.
    public var own: [Double]
    /// Those of the best on the same replicates.
    public var best: [Double]
    /// Whether it trained as it should: settings that diverged or collapsed say nothing of what is
    /// usual.
    public var isSound: Bool

    public init(own: [Double], best: [Double], isSound: Bool) {
      precondition(own.count == best.count, "replicates in pairs")
      self.own = own
      self.best = best
      self.isSound = isSound
    }
  }

  /// In the order of the settings asked about.
  public private(set) var differences: [Difference]
  /// Whether every common replicate of every setting equals that of the best.
  public let isTie: Bool

  /// - Parameters:
  ///   - pairs: each other setting beside the best.
  ///   - floor: the least variance that a difference of one replicate can have, from the rounding of a
  ///     share to whole examples; 0 where there is none.
  ///   - ratio: the size of a validation part over that of its training part where replicates are
  ///     splits, which overlap; 0 where they are seeds.
  ///   - strict: whether all comparisons together shall hold at 95 % (Dunnett's, step by step).
  public init(_ pairs: [Pairs], floor: Double, ratio: Double = 0, strict: Bool = false) {
    let samples = pairs.map { PairedSample($0, floor: floor, ratio: ratio) }
    isTie = samples.allSatisfy { $0.count > 1 && $0.isEqual }
    guard strict else {
      let prior = VariancePrior(samples.filter(\.isSound).compactMap(\.variation))
      differences = Self.differences(samples, prior)
      return
    }
    // What is usual among the good ones: the best quarter, at least ten.
    let good = samples.filter(\.isSound).sorted { $0.mean < $1.mean }
      .prefix(max(10, (samples.count + 3) / 4))
    let prior = VariancePrior(good.compactMap(\.variation))
    differences = Self.differences(samples, prior)
    var remaining = Set(samples.indices.filter { samples[$0].variation != nil })
    while true {
      let reaches = Reaches { Dunnett.reach(comparisons: remaining.count, freedom: $0) }
      let leaving = remaining.filter { !samples[$0].isWithin(reaches, prior) }
      if leaving.isEmpty { break }
      remaining.subtract(leaving)
    }
    for place in samples.indices where samples[place].variation != nil {
      differences[place].isContender = remaining.contains(place)
    }
  }

  private static func differences(_ samples: [PairedSample], _ prior: VariancePrior) -> [Difference]
  {
    let oneSided = Reaches { StudentT.reach(confidence: 0.9, freedom: $0) }
    let twoSided = Reaches { StudentT.reach(confidence: 0.95, freedom: $0) }
    return samples.map { $0.difference(oneSided, twoSided, prior) }
  }
}

/// Quantiles by degrees of freedom: each is costly, and most settings have the same.
private final class Reaches {
  private let reach: (Double) -> Double
  private var known: [Double: Double] = [:]

  init(_ reach: @escaping (Double) -> Double) { self.reach = reach }

  subscript(freedom: Double) -> Double {
    if let value = known[freedom] { return value }
    let value = reach(freedom)
    known[freedom] = value
    return value
  }
}

/// The differences of one setting from the best.
private struct PairedSample {
  private let differences: PairedDifferences
  let isSound: Bool
  /// The variance of the mean over that of a difference.
  private let factor: Double

  init(_ pairs: Contenders.Pairs, floor: Double, ratio: Double) {
    differences = PairedDifferences(pairs.best, less: pairs.own, floor: floor)
    isSound = pairs.isSound
    factor = 1 / Double(max(1, differences.count)) + ratio
  }

  var count: Int { differences.count }
  var mean: Double { differences.mean }
  var isEqual: Bool { differences.isEqual }

  /// The variance of a difference and its degrees of freedom; nil of one.
  var variation: (variance: Double, freedom: Double)? {
    differences.variance.map { ($0, Double(count - 1)) }
  }

  /// What cannot be compared may be as good.
  func difference(
    _ oneSided: Reaches, _ twoSided: Reaches, _ prior: VariancePrior
  ) -> Contenders.Difference {
    guard let (error, freedom) = error(prior) else {
      return .init(mean: mean, reach: nil, isContender: true)
    }
    return .init(
      mean: mean, reach: twoSided[freedom] * error,
      isContender: mean <= oneSided[freedom] * error)
  }

  func isWithin(_ reaches: Reaches, _ prior: VariancePrior) -> Bool {
    guard let (error, freedom) = error(prior) else { return true }
    return mean <= reaches[freedom] * error
  }

  /// The standard error of the mean difference, and its degrees of freedom.
  private func error(_ prior: VariancePrior) -> (Double, freedom: Double)? {
    guard let variation else { return nil }
    let moderated = prior.moderated(variation.variance, freedom: variation.freedom)
    return ((moderated.variance * factor).squareRoot(), moderated.freedom)
  }
}
