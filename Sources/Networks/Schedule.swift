/// How the learning rate changes while a run is trained: a factor for each step.
public struct Schedule: Sendable, Hashable {
  /// What the factor does after the warmup.
  public enum Shape: Sendable, Hashable {
    /// Stays 1.
    case constant
    /// Is multiplied by `factor` after every so many epochs.
    case step(epochs: Int, factor: Double)
    /// Is multiplied by `factor` after every epoch.
    case exponential(factor: Double)
    /// Falls as half a wave of a cosine from 1 to 0, which it would reach one step after the run's
    /// last (Loshchilov, Hutter 2017, without restarts).
    case cosine
  }

  public var shape: Shape
  /// Epochs during which the factor rises linearly, step by step, to 1; the shape begins after them.
  public var warmupEpochs: Int

  public init(_ shape: Shape = .constant, warmupEpochs: Int = 0) {
    self.shape = shape
    self.warmupEpochs = warmupEpochs
  }

  /// The rate of every step is the learning rate itself.
  public static let constant = Schedule()

  /// Whether a step's factor depends on how many steps the run has in all.
  public var dependsOnTotal: Bool { shape == .cosine }
}
