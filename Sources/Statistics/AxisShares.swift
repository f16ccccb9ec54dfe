import Kernels

/// How much of the variation between settings each axis accounts for, and whether that is more than
/// chance: an analysis of variance in which seeds are repeated measures.
///
/// An axis is tested against how much its own effect changes from seed to seed, since settings that
/// share a value share much of their beginnings too; 4 degrees of freedom of what all axes change
/// together steady that where seeds are few:
///
///     error = (df · MS(axis × seed) + 4 · MS(all × seed)) / (df + 4),  F = MS(axis) / error
///
/// Axes are looked at as the last to come into a linear model of all of them; on a complete grid that
/// is the variation of their values' means.
public struct AxisShares: Sendable, Hashable {
  /// The values of an axis, one a setting.
  public enum Values: Sendable, Hashable {
    /// By number, from 0: no order is assumed.
    case levels([Int])
    /// Numbers of so many values that each alone would explain everything: a quadratic is fitted.
    case numbers([Double])
  }

  public struct Share: Sendable, Hashable {
    /// Degrees of freedom of the effect; 0 where the settings cannot tell it from those of others.
    public let freedom: Int
    /// The share of the variation between settings that it accounts for by itself, ω²: what seeds
    /// would cause is taken off.
    public let main: Double
    /// With all combinations that it takes part in; nil where the settings are no complete grid.
    public let total: Double?
    /// How often chance alone would do as much; nil with a single replicate.
    public let probability: Double?

    /// `total` where it is more than `main` by so much that the axis alone would mislead: by a tenth of
    /// all variation.
    public var joint: Double? { total.flatMap { $0 - main >= 0.1 ? $0 : nil } }
  }

  public let shares: [Share]
  /// An axis counts as more than chance when its probability is below this.
  public let level: Double

  /// Whether an axis does more than chance would, all axes together wrong in at most 5 % of cases.
  public func isClaimed(_ axis: Int) -> Bool {
    shares[axis].probability.map { $0 < level } ?? false
  }

  /// - Parameters:
  ///   - axes: at least one.
  ///   - scores: for each setting its scores, all on the same replicates.
  ///   - ratio: the size of a validation part over that of its training part where replicates are
  ///     splits; 0 where they are seeds.
  public init(_ axes: [Values], scores: [[Double]], ratio: Double = 0) {
    let design = AxisDesign(axes, settings: scores.count)
    let replicates = scores.first?.count ?? 0
    let means = scores.map { $0.reduce(0, +) / Double(max(1, replicates)) }
    let variation = ReplicateVariation(design, scores, means)
    let between = Double(max(1, replicates)) * Self.squares(means)
    let effects = design.model.squares(means).map { square in
      let effect = square * Double(max(1, replicates))
      // So little is what rounding leaves of nothing.
      return effect > 1e-12 * between ? effect : 0
    }
    level = 0.05 / Double(max(1, axes.count))
    shares = axes.indices.map { axis in
      let freedom = design.model.freedom(axis)
      guard freedom > 0, between > 0 else {
        return Share(freedom: freedom, main: 0, total: nil, probability: nil)
      }
      let error = variation.error(axis, freedom: freedom)
      let main = max(0, effects[axis] - Double(freedom) * (error?.square ?? 0)) / between
      var probability: Double?
      if let error {
        // Overlapping training parts make every effect look steadier than it is.
        let scale = 1 + Double(replicates) * ratio
        probability = FisherF.share(
          above: effects[axis] / Double(freedom) / error.square / scale,
          freedom: (Double(freedom), error.freedom))
      }
      return Share(
        freedom: freedom, main: min(1, main),
        total: design.others[axis].map { others in
          let within = Double(replicates) * Self.squares(means, within: others)
          let count = scores.count - (Set(others).count)
          return min(1, max(0, within - Double(count) * (variation.all ?? 0)) / between)
        }, probability: probability)
    }
  }

  static func squares(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The squares that are left within groups.
  private static func squares(_ values: [Double], within groups: [Int]) -> Double {
    var sums = [(count: Double, sum: Double)](
      repeating: (0, 0), count: (groups.max() ?? -1) + 1)
    for (group, value) in zip(groups, values) {
      sums[group].count += 1
      sums[group].sum += value
    }
    return zip(groups, values).reduce(0) { total, pair in
      let distance = pair.1 - sums[pair.0].sum / sums[pair.0].count
      return total + distance * distance
    }
  }
}

/// How effects change from replicate to replicate.
private struct ReplicateVariation {
  /// Squares by axis, over all replicates.
  private let axes: [Double]
  private let replicates: Int
  /// The mean square of what settings change between replicates, beside what all share; nil with one.
  let all: Double?

  init(_ design: AxisDesign, _ scores: [[Double]], _ means: [Double]) {
    replicates = scores.first?.count ?? 0
    guard replicates > 1, scores.count > 1 else {
      (axes, all) = ([], nil)
      return
    }
    var squares = [Double](repeating: 0, count: design.others.count)
    var whole = 0.0
    for replicate in 0..<replicates {
      let rest = zip(scores, means).map { $0[replicate] - $1 }
      for (axis, square) in design.model.squares(rest).enumerated() { squares[axis] += square }
      whole += AxisShares.squares(rest)
    }
    axes = squares
    all = whole / Double((scores.count - 1) * (replicates - 1))
  }

  func error(_ axis: Int, freedom: Int) -> (square: Double, freedom: Double)? {
    guard let all else { return nil }
    let own = Double(freedom * (replicates - 1))
    // MS · df is the sum of squares again. Rounding must not make a claim of nothing.
    return (max((axes[axis] + 4 * all) / (own + 4), 1e-300), own + 4)
  }
}
