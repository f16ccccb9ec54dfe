public import Datasets

/// Which results are better: everything that ranks, pools over replicates or keeps the best asks
/// here, so that tables, pictures, progress and the weights kept name the same winner.
///
/// The better validation score is better, whichever the experiment ranks by, then the lower validation
/// loss, then the earlier place in the file. What is not a number comes behind every number;
/// infinities are numbers. Scores of the test part play no part.
///
/// A setting ranks by the mean of its finished runs as they are, the number that tables show. What diverged
/// has no score and counts as chance, but no better than that mean: to diverge never helps.
public enum Ranking {
  /// Nil for what is not a number.
  public static func number(_ value: Double) -> Double? { value.isNaN ? nil : value }

  /// Whether a number is higher than another, each of which is higher than none; nil for equals.
  public static func isHigher(_ number: Double?, than other: Double?) -> Bool? {
    if number == other { return nil }
    guard let number, let other else { return number != nil }
    return number > other
  }

  /// The place among several of the one in the middle, of two the better one; nil of none.
  public static func median(_ ranks: [ResultRank]) -> Int? {
    let sorted = ranks.indices.sorted { ranks[$0].isBefore(ranks[$1]) }
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }

  /// The same for the lower one, none behind every number.
  static func isLower(_ number: Double?, than other: Double?) -> Bool? {
    isHigher(number.map { -$0 }, than: other.map { -$0 })
  }
}

/// What a finished run, or the finished runs of a setting together, is ranked by.
public struct ResultRank: Sendable, Hashable {
  /// On validation, turned so that more is better; nil for what is not a number.
  public var score: Double?
  public var loss: Double?
  /// Place in the file.
  public var position: Int

  public init(score: Double?, loss: Double?, position: Int) {
    self.score = score
    self.loss = loss
    self.position = position
  }

  /// Of metrics whose score is this one.
  public init(_ validation: PartMetrics, of score: Score = .accuracy, position: Int) {
    self.init(
      score: Ranking.number(score.merit(validation.score)), loss: Ranking.number(validation.loss),
      position: position)
  }

  /// Whether this one is the better of the two.
  public func isBefore(_ other: ResultRank) -> Bool {
    Ranking.isHigher(score, than: other.score) ?? Ranking.isLower(loss, than: other.loss)
      ?? (position < other.position)
  }
}

/// What answering without looking comes to, turned so that more is better.
public struct Chance: Sendable, Hashable {
  public let merit: Double

  public init(merit: Double) { self.merit = merit }

  /// On the data's validation part; nil where it is not known.
  public init?(_ data: ExperimentData, _ score: Score) {
    guard let baseline = Baseline(data, score) else { return nil }
    merit = score.merit(baseline.value)
  }

  /// What a setting's diverged runs count as, where the finished ones come to `mean`.
  public func ofDiverged(_ mean: Double?) -> Double { min(merit, mean ?? merit) }

  /// Whether a merit is better. What differs by rounding alone is not.
  public func isBeaten(by merit: Double) -> Bool {
    merit - self.merit > 1e-9 * max(1, self.merit.magnitude)
  }
}

/// What a setting is ranked by: its ended runs, pooled while they pass by in the order of the file.
public struct SettingStanding: Sendable, Hashable {
  /// The first of its places in the file.
  public private(set) var position = Int.max
  public private(set) var finished = 0
  public private(set) var diverged = 0
  /// Finished runs with a score that is no better than chance.
  public private(set) var collapsed = 0
  /// The best of its finished runs.
  public private(set) var best: ResultRank?
  private var scores: ReplicatePool
  private var losses = ReplicatePool()
  private let chance: Chance?

  /// Without knowing chance, settings of which a run diverged come behind all others. `measure` is what
  /// the score is computed of over folds: see `ExperimentData.summed`.
  public init(_ chance: Chance? = nil, summing measure: Measure? = nil) {
    self.chance = chance
    scores = ReplicatePool(summing: measure)
  }

  /// Pools a finished run; answers whether it is the best by now.
  @discardableResult
  public mutating func take(
    _ run: ResultRank, on split: SplitNumber = SplitNumber(), counts: [Int]? = nil
  ) -> Bool {
    position = min(position, run.position)
    finished += 1
    scores.take(run.score, on: split, counts: counts)
    losses.take(run.loss, on: split)
    if let chance, let score = run.score, !chance.isBeaten(by: score) { collapsed += 1 }
    guard best.map(run.isBefore) ?? true else { return false }
    best = run
    return true
  }

  /// Counts a run that diverged.
  public mutating func takeDiverged(position: Int) {
    self.position = min(self.position, position)
    diverged += 1
  }

  /// Splits that finished runs are on.
  public var splits: Int { scores.splits }

  /// None where one of the finished runs has no number; the score is turned so that more is better.
  public var merit: SeedSummary? { scores.summary(of: finished) }
  public var validationLoss: SeedSummary? { losses.summary(of: finished) }

  /// What the setting is ranked by: the mean of its finished runs, less what its diverged ones cost where it
  /// is known what chance is.
  public var countedMerit: Double? {
    guard let mean = merit?.mean, let chance, diverged > 0 else { return merit?.mean }
    return (mean * Double(finished) + chance.ofDiverged(mean) * Double(diverged))
      / Double(finished + diverged)
  }

  /// Whether this setting comes first.
  public func isBefore(_ other: SettingStanding) -> Bool { order.isBefore(other.order) }

  /// Where it stands, found once for a comparison with thousands of others.
  public var order: Order {
    Order(
      grade: grade,
      rank: ResultRank(score: countedMerit, loss: validationLoss?.mean, position: position))
  }

  /// Settings of a lower one come first.
  private var grade: Int {
    if finished == 0 { return diverged > 0 ? 2 : 3 }
    return chance == nil && diverged > 0 ? 1 : 0
  }

  public struct Order: Sendable {
    var grade: Int
    var rank: ResultRank

    /// One with a finished run comes first, then one with an ended run, then the better mean score,
    /// each run as it counts, mean loss and place.
    public func isBefore(_ other: Order) -> Bool {
      if grade != other.grade { return grade < other.grade }
      return rank.isBefore(other.rank)
    }
  }
}
