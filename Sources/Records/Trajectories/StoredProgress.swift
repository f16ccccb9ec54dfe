/// How far a trajectory got that is to be trained or judged further.
public struct StoredProgress: Sendable, Hashable {
  /// The completed epochs, from 1.
  public var epochs: [EpochRecord]
  /// The state of training after them, maybe some batches into the next one: see `Training.state`. Nil
  /// where it was not kept.
  public var state: [UInt8]?
  /// Weights that were kept of epochs where results are taken: without a state they tell scores, but
  /// nothing can be trained from them.
  public var models: [ModelRecord]
  /// Seconds of training so far.
  public var seconds: Double

  public init(
    epochs: [EpochRecord], state: [UInt8]?, models: [ModelRecord] = [], seconds: Double
  ) {
    self.epochs = epochs
    self.state = state
    self.models = models
    self.seconds = seconds
  }
}
