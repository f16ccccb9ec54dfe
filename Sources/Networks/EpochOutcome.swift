/// What one epoch of training came to.
public struct EpochOutcome: Sendable, Hashable {
  /// The sums over the epoch's examples, each taken before its batch's update: of fewer than there
  /// are where the epoch was interrupted or is the cut last one of a run; of none when diverged.
  public var tally: Tally
  /// Whether it was asked to stop before its last batch: then the rest is about those before.
  public var interrupted: Bool
  /// Where it stopped making sense, if it did.
  public var divergence: Divergence?

  /// An outcome as given.
  public init(tally: Tally, interrupted: Bool = false, divergence: Divergence? = nil) {
    self.tally = tally
    self.interrupted = interrupted
    self.divergence = divergence
  }

  /// The mean loss; not a number when the epoch diverged.
  public var loss: Double { divergence == nil ? tally.meanLoss : .nan }
}
