/// What one epoch of training came to.
public struct EpochOutcome: Sendable, Hashable {
  /// The mean loss over the epoch's examples, each taken before its batch's update; not a number
  /// when the epoch diverged.
  public var loss: Double
  /// Accuracy in 0...1, or R² for numbers, of the same outputs; not a number when diverged.
  public var score: Double
  /// Examples classified right; 0 for numbers.
  public var correct: Int
  /// Examples trained on: fewer than there are where the epoch was interrupted or is the cut last
  /// one of a run; 0 when diverged.
  public var count: Int
  /// Whether it was asked to stop before its last batch: then the rest is about those before.
  public var interrupted: Bool
  /// Where it stopped making sense, if it did.
  public var divergence: Divergence?

  /// An outcome as given.
  public init(
    loss: Double, score: Double, correct: Int, count: Int, interrupted: Bool = false,
    divergence: Divergence? = nil
  ) {
    self.loss = loss
    self.score = score
    self.correct = correct
    self.count = count
    self.interrupted = interrupted
    self.divergence = divergence
  }
}
