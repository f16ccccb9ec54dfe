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
  /// How the learning rate changes from step to step.
  public var schedule: Schedule
  /// The share of hidden outputs set to zero in each step of training, the others made larger to
  /// make up for them (Srivastava and others 2014); 0 drops none.
  public var dropout: Double
  /// The most that the gradient of a step, all weights and biases together, may have as Euclidean
  /// norm: a longer one is shortened to it (Pascanu, Mikolov, Bengio 2013); infinity for no limit.
  public var clipNorm = Double.infinity
  /// How large an error may be for the Huber loss to square it; larger ones count linearly.
  public var huberDelta = 1.0
  /// How much the examples of each class count; only where classes are learned.
  public var classWeights = ClassWeights.none
  /// Examples a step; an epoch's last batch may be shorter.
  public var batchSize: Int
  /// Steps of the whole run, where that matters: where its last epoch is cut short, or where the
  /// schedule depends on it. Nil for a run of whole epochs, however many.
  public var steps: Int?
  /// What weights and order of examples are derived from.
  public var seed: UInt64

  /// Settings as given.
  public init(
    architecture: Architecture, initializer: Initializer, optimizer: Optimizer = .sgd,
    learningRate: Double, weightDecay: Double = 0, schedule: Schedule = .constant,
    dropout: Double = 0, batchSize: Int, steps: Int? = nil, seed: UInt64
  ) {
    self.architecture = architecture
    self.initializer = initializer
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.schedule = schedule
    self.dropout = dropout
    self.batchSize = batchSize
    self.steps = steps
    self.seed = seed
  }
}

extension TrainingSettings {
  /// Batches that so many examples make, the last maybe a short one; one at least.
  public static func stepsPerEpoch(examples: Int, batchSize: Int) -> Int {
    max(1, (examples + batchSize - 1) / batchSize)
  }

  /// The learning rate of a step, counted from 0 over all epochs.
  func rate(ofStep step: Int, stepsPerEpoch: Int) -> Double {
    learningRate
      * schedule.factor(ofStep: step, stepsPerEpoch: stepsPerEpoch, steps: steps)
  }
}
