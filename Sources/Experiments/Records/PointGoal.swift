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
  /// validation score up to the end, the earliest of equals.
  public func reading(of curve: [EpochRecord]) -> Reading? {
    let reachable = curve.prefix(epochs)
    guard let stop else {
      return reachable.count == epochs ? Reading(epoch: epochs, lastEpoch: epochs) : nil
    }
    guard let last = stop.end(of: reachable) ?? (reachable.count == epochs ? epochs : nil) else {
      return nil
    }
    return Reading(epoch: Self.best(of: reachable.prefix(last)), lastEpoch: last)
  }

  /// The epoch whose weights a run under way has to remember for this goal; nil when none yet, or
  /// when the result stands.
  public func bestSoFar(_ curve: [EpochRecord]) -> Int? {
    guard stop != nil, !curve.isEmpty, reading(of: curve) == nil else { return nil }
    return Self.best(of: curve.prefix(epochs))
  }

  private static func best(of curve: ArraySlice<EpochRecord>) -> Int {
    var best = curve.first
    for record in curve where record.validation.score > best?.validation.score ?? -.infinity {
      best = record
    }
    return best?.epoch ?? 1
  }
}
