/// Where a run stands.
public enum PointState: String, Sendable, Hashable, CaseIterable {
  /// Asked for, not yet started.
  case waiting
  /// Claimed by a living process.
  case running
  /// Trained for every epoch asked.
  case finished
  /// A training loss, weight or bias stopped being finite: a result, not an error.
  case diverged
  /// Something outside the mathematics went wrong; the message says what.
  case failed
}
