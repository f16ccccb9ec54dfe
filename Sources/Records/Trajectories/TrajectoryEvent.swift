/// What happens to runs while a sweep is executed, in the order in which one consumer sees it.
public enum TrajectoryEvent: Sendable {
  /// A worker thread begins to train a run.
  case started(TrajectoryID, worker: Int)
  /// A run completed so many epochs since the event before, the record is the last one's; `counts`
  /// has nothing for a numeric target.
  case epoch(TrajectoryID, worker: Int, EpochRecord, counts: PartCounts, epochs: Int = 1)
  /// A run ended, in whatever way. Indirect, since most events are epochs and a result is large.
  indirect case ended(TrajectoryResult)
}

/// What each part came to; a dictionary would be made and thrown away every epoch.
public struct PartCounts: Sendable, Hashable {
  public var training: PartCount?
  public var validation: PartCount?
  public var test: PartCount?

  public init(
    training: PartCount? = nil, validation: PartCount? = nil, test: PartCount? = nil
  ) {
    self.training = training
    self.validation = validation
    self.test = test
  }

  public subscript(part: Part) -> PartCount? {
    switch part {
    case .training: training
    case .validation: validation
    case .test: test
    }
  }
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
