/// What a point asks of its trajectory.
public struct PointGoal: Sendable, Hashable {
  /// Epochs to train at most.
  public var epochs: Int
  /// What may end it before.
  public var stop: StopRule?

  public init(epochs: Int, stop: StopRule? = nil) {
    self.epochs = epochs
    self.stop = stop
  }

  /// Where a point's result is taken, once its trajectory has got there.
  public struct Reading: Sendable, Hashable {
    /// The epoch whose metrics and weights are the result.
    public var epoch: Int
    /// The last epoch that had to be trained.
    public var lastEpoch: Int
  }

  /// Where the result is taken on a curve that begins with epoch 1; nil while it is too short.
  ///
  /// Without a stop rule that is the last epoch asked for, with one the epoch of the best
  /// validation score up to the end, the earliest of equals; a score that is no number is worse
  /// than any other.
  public func reading(of curve: [EpochRecord]) -> Reading? {
    guard epochs > 0 else { return nil }
    var progress = GoalProgress(self)
    for record in curve.prefix(epochs) where progress.reading == nil { progress.take(record) }
    return progress.reading
  }
}

/// A goal on its way: what the epochs taken so far, from the first on, mean to it.
public struct GoalProgress: Sendable {
  public let goal: PointGoal
  /// Where the result is taken; nil as long as epochs are missing. It stands whatever follows.
  public private(set) var reading: PointGoal.Reading?
  private var patience = StopRule.Patience()
  private var best = BestEpoch()

  public init(_ goal: PointGoal) { self.goal = goal }

  /// Takes the next epoch into account.
  public mutating func take(_ record: EpochRecord) {
    guard reading == nil else { return }
    best.take(record)
    let isLast = record.epoch >= goal.epochs
    guard let stop = goal.stop else {
      if isLast { reading = PointGoal.Reading(epoch: record.epoch, lastEpoch: record.epoch) }
      return
    }
    let isOver = patience.isOver(after: record.validation.score, stop)
    if isOver || isLast {
      reading = PointGoal.Reading(epoch: best.epoch, lastEpoch: record.epoch)
    }
  }
}

/// The epoch of a curve's best validation score so far, the earliest of equals.
public struct BestEpoch: Sendable {
  /// 0 before the first epoch.
  public private(set) var epoch = 0
  /// Nil as long as there is no number.
  public private(set) var score: Double?

  public init() {}

  /// Takes the next epoch into account; answers whether it is the best by now.
  @discardableResult
  public mutating func take(_ record: EpochRecord) -> Bool {
    let new = Ranking.number(record.validation.score)
    guard epoch == 0 || Ranking.isHigher(new, than: score) == true else { return false }
    epoch = record.epoch
    score = new
    return true
  }
}
