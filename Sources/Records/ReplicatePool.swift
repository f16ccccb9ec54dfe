public import Datasets

/// Mean, range and spread of numbers that pass by, one a replicate: those of one split are averaged
/// first, and then the splits.
///
/// Over folds some scores are of the counts of a draw's folds, added up, instead: a fold with few
/// examples of a class says little of its F1, and the mean of such numbers is biased (Forman and
/// Scholz, 2010). Then the mean is that over the draws; range and spread stay those of the splits.
public struct ReplicatePool: Sendable, Hashable {
  /// The numbers of one split.
  private struct OnSplit: Hashable {
    var split: SplitNumber
    var count = 0
    var sum = 0.0
    // Mean and squared deviations as they grow (Welford, 1962): no cancellation.
    var growingMean = 0.0
    var squares = 0.0

    mutating func take(_ number: Double) {
      count += 1
      sum += number
      let distance = number - growingMean
      growingMean += distance / Double(count)
      squares += distance * (number - growingMean)
    }

    var mean: Double { sum / Double(count) }
  }

  /// Confusion counts of a draw's folds.
  private struct OnDraw: Hashable {
    var draw: SplitNumber
    var counts: [Int]
  }

  /// What is computed of the counts of folds; nil where the mean is that of the numbers.
  private let measure: Measure?
  private var draws: [OnDraw] = []
  private var hasAllCounts = true
  private var count = 0
  /// In the order in which they came.
  private var parts: [OnSplit] = []
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// `measure` is what has to be computed of the counts of folds: see `ExperimentData.summed`.
  public init(summing measure: Measure? = nil) {
    self.measure = measure
  }

  /// Splits of which any number came, or none that is one.
  public var splits: Int { parts.count }

  /// Nil, a number that is none, is left out.
  public mutating func take(
    _ number: Double?, on split: SplitNumber = SplitNumber(), counts: [Int]? = nil
  ) {
    // Most often the split is that of the number before.
    var place = parts.count - 1
    if place < 0 || parts[place].split != split {
      place = parts.firstIndex { $0.split == split } ?? parts.count
      if place == parts.count { parts.append(OnSplit(split: split)) }
    }
    if measure != nil { hasAllCounts = add(counts ?? [], of: split) && hasAllCounts }
    guard let number else { return }
    parts[place].take(number)
    count += 1
    lowest = min(lowest, number)
    highest = max(highest, number)
  }

  /// Nil unless every one of `replicates` runs has a number: a mean of those that are left would
  /// flatter.
  public func summary(of replicates: Int) -> SeedSummary? {
    guard count > 0, count == replicates, let first = parts.first else { return nil }
    let means = parts.map(\.mean)
    let center = means.reduce(0, +) / Double(means.count)
    let mean = measure.map(meanOfDraws) ?? center
    guard !mean.isNaN else { return nil }
    if parts.count > 1 {
      let squares = means.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      return SeedSummary(
        mean: mean, lowest: lowest, highest: highest, sample: .splits(means.count),
        deviation: (squares / Double(means.count - 1)).squareRoot())
    }
    return SeedSummary(
      mean: mean, lowest: lowest, highest: highest, sample: .seeds(count),
      deviation: count > 1 ? (first.squares / Double(count - 1)).squareRoot() : nil)
  }

  /// Adds counts to those of their draw; answers whether there are any, and their sum can be one.
  private mutating func add(_ counts: [Int], of split: SplitNumber) -> Bool {
    guard !counts.isEmpty else { return false }
    var draw = split
    draw.fold = nil
    let place = draws.firstIndex { $0.draw == draw } ?? draws.count
    if place == draws.count {
      draws.append(OnDraw(draw: draw, counts: [Int](repeating: 0, count: counts.count)))
    }
    guard draws[place].counts.count == counts.count else { return false }
    let largest = (1 << 53) / counts.count
    for (index, count) in counts.enumerated() {
      guard count <= largest - draws[place].counts[index] else { return false }
      draws[place].counts[index] += count
    }
    return true
  }

  /// Not a number where counts are missing.
  private func meanOfDraws(_ measure: Measure) -> Double {
    guard hasAllCounts, !draws.isEmpty else { return .nan }
    let values = draws.map { ConfusionScores($0.counts).value(of: measure) }
    return values.reduce(0, +) / Double(values.count)
  }
}
