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
  /// Without a stop rule that is the last epoch asked for, with one the best epoch up to the end by
  /// what the rule goes by on validation, the earliest of equals; what is no number is worse than any
  /// other. Nil, too, where the curve lacks what the rule goes by.
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
  /// Whether an epoch lacked what the stop rule goes by: then there is no reading.
  public private(set) var isBlind = false
  private var patience = StopRule.Patience()
  private var best: BestEpoch

  public init(_ goal: PointGoal) {
    self.goal = goal
    best = BestEpoch(by: goal.stop?.by)
  }

  /// Takes the next epoch into account.
  public mutating func take(_ record: EpochRecord) {
    guard reading == nil, !isBlind else { return }
    let isLast = record.epoch >= goal.epochs
    guard let stop = goal.stop else {
      if isLast { reading = PointGoal.Reading(epoch: record.epoch, lastEpoch: record.epoch) }
      return
    }
    guard let merit = record.merit(by: stop.by) else {
      isBlind = true
      return
    }
    best.take(record)
    let isOver = patience.isOver(after: merit, stop)
    if isOver || isLast {
      reading = PointGoal.Reading(epoch: best.epoch, lastEpoch: record.epoch)
    }
  }
}

/// The best epoch of a curve so far by one criterion on validation, the earliest of equals.
public struct BestEpoch: Sendable {
  /// Nil for accuracy or R².
  public let criterion: StopRule.Criterion?
  /// 0 before the first epoch.
  public private(set) var epoch = 0
  /// What it is worth, more being better; nil as long as there is no number.
  public private(set) var merit: Double?

  public init(by criterion: StopRule.Criterion? = nil) { self.criterion = criterion }

  /// Takes the next epoch into account; answers whether it is the best by now.
  @discardableResult
  public mutating func take(_ record: EpochRecord) -> Bool {
    let new = record.merit(by: criterion).flatMap(Ranking.number)
    guard epoch == 0 || Ranking.isHigher(new, than: merit) == true else { return false }
    epoch = record.epoch
    merit = new
    return true
  }
}
