/// How far a trajectory got that is to be trained further: what was stored in one transaction.
public struct StoredProgress: Sendable, Hashable {
  /// The completed epochs, from 1.
  public var epochs: [EpochRecord]
  /// The state of training after them, maybe some batches into the next one: see `Training.state`.
  public var state: [UInt8]
  /// Seconds of training so far.
  public var seconds: Double

  public init(epochs: [EpochRecord], state: [UInt8], seconds: Double) {
    self.epochs = epochs
    self.state = state
    self.seconds = seconds
  }
}
