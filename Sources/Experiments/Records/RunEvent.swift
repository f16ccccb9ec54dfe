/// What happens to runs while a sweep is executed, in the order in which one consumer sees it.
public enum RunEvent: Sendable {
  /// A worker thread begins to train a run.
  case started(RunID, worker: Int)
  /// A run completed an epoch: `correct` counts examples a part, empty for a numeric target.
  case epoch(RunID, worker: Int, EpochRecord, counts: [Part: PartCount])
  /// A run ended, in whatever way.
  case ended(RunResult)
}

/// How many examples of a part were classified correctly.
public struct PartCount: Sendable, Hashable {
  public var correct: Int
  public var total: Int

  public init(correct: Int, total: Int) {
    self.correct = correct
    self.total = total
  }
}
