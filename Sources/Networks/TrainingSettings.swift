/// Everything besides the data that decides what training does.
public struct TrainingSettings: Sendable, Hashable {
  /// The network's shape and loss.
  public var architecture: Architecture
  /// How the weights begin.
  public var initializer: Initializer
  /// How gradients become steps.
  public var optimizer: Optimizer
  /// The step's length; rounded to a `Float` once, where the optimizer takes it.
  public var learningRate: Double
  /// How strongly weights, not biases, are pulled towards zero; see `Optimizer`.
  public var weightDecay: Double
  /// Examples a step; an epoch's last batch may be shorter.
  public var batchSize: Int
  /// What weights and order of examples are derived from.
  public var seed: UInt64

  /// Settings as given.
  public init(
    architecture: Architecture, initializer: Initializer, optimizer: Optimizer = .sgd,
    learningRate: Double, weightDecay: Double = 0, batchSize: Int, seed: UInt64
  ) {
    self.architecture = architecture
    self.initializer = initializer
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.batchSize = batchSize
    self.seed = seed
  }
}
