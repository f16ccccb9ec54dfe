public import Datasets

/// Mean, range and spread of numbers that pass by, one a replicate: those of one split are averaged
/// first, and then the splits.
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

  private var count = 0
  /// In the order in which they came.
  private var parts: [OnSplit] = []
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  public init() {}

  /// Splits of which any number came, or none that is one.
  public var splits: Int { parts.count }

  /// Nil, a number that is none, is left out.
  public mutating func take(_ number: Double?, on split: SplitNumber = SplitNumber()) {
    // Most often the split is that of the number before.
    var place = parts.count - 1
    if place < 0 || parts[place].split != split {
      place = parts.firstIndex { $0.split == split } ?? parts.count
      if place == parts.count { parts.append(OnSplit(split: split)) }
    }
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
    let mean = means.reduce(0, +) / Double(means.count)
    guard !mean.isNaN else { return nil }
    if parts.count > 1 {
      let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return SeedSummary(
        mean: mean, lowest: lowest, highest: highest, sample: .splits(means.count),
        deviation: (squares / Double(means.count - 1)).squareRoot())
    }
    return SeedSummary(
      mean: mean, lowest: lowest, highest: highest, sample: .seeds(count),
      deviation: count > 1 ? (first.squares / Double(count - 1)).squareRoot() : nil)
  }
}
