import Kernels

/// A setting that an experiment can vary, named as in the file; also the column of tables and plots.
public enum Axis: Sendable, Hashable, CaseIterable, Comparable {
  case dataset
  /// Sizes between input and output.
  case hidden
  /// All sizes, from inputs to outputs.
  case layers
  case activations
  case learningRate
  case batchSize
  case initializer
  case loss
  case optimizer
  case scale
  case momentum
  /// How slowly rmsprop forgets squared gradients.
  case decay
  case beta1
  case beta2
  case epsilon
  case schedule
  /// After how many epochs the step schedule lowers the rate.
  case stepEpochs
  /// By what the step and exponential schedules multiply the rate.
  case gamma
  case warmupEpochs
  case weightDecay
  case dropout
  case epochs
  /// A budget of steps, instead of epochs.
  case steps
  /// A budget of examples, each counted as often as it is seen, instead of epochs.
  case examples
  /// What may end a run before.
  case stop
  /// A variable of the file's `let`: a number that settings are computed from.
  case variable(String)

  /// The settings of nn-sweep, in the order of columns; variables follow them by name.
  public static let allCases: [Axis] = [
    .dataset, .hidden, .layers, .activations, .learningRate, .batchSize, .initializer, .loss,
    .optimizer, .scale, .momentum, .decay, .beta1, .beta2, .epsilon, .schedule, .stepEpochs, .gamma,
    .warmupEpochs, .weightDecay, .dropout, .epochs, .steps, .examples, .stop,
  ]

  /// The knobs of optimizers: they mean nothing to an optimizer that has no such knob.
  public static let knobs: [Axis] = [.momentum, .decay, .beta1, .beta2, .epsilon]

  /// The knobs that only some schedules have.
  public static let scheduleKnobs: [Axis] = [.stepEpochs, .gamma]

  /// The axes that say the same in another way: at any level one of them is given.
  public var rivals: [Axis] {
    switch self {
    case .hidden: [.layers]
    case .layers: [.hidden]
    case .epochs: [.steps, .examples]
    case .steps: [.epochs, .examples]
    case .examples: [.epochs, .steps]
    default: []
    }
  }

  /// The setting of this name; never a variable.
  public init?(rawValue: String) {
    guard let axis = Axis.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = axis
  }

  /// The name in files, columns and labels.
  public var rawValue: String {
    switch self {
    case .dataset: "dataset"
    case .hidden: "hidden"
    case .layers: "layers"
    case .activations: "activations"
    case .learningRate: "learning_rate"
    case .batchSize: "batch_size"
    case .initializer: "initializer"
    case .loss: "loss"
    case .optimizer: "optimizer"
    case .scale: "scale"
    case .momentum: "momentum"
    case .decay: "decay"
    case .beta1: "beta1"
    case .beta2: "beta2"
    case .epsilon: "epsilon"
    case .schedule: "schedule"
    case .stepEpochs: "step_epochs"
    case .gamma: "gamma"
    case .warmupEpochs: "warmup_epochs"
    case .weightDecay: "weight_decay"
    case .dropout: "dropout"
    case .epochs: "epochs"
    case .steps: "steps"
    case .examples: "examples"
    case .stop: "stop"
    case .variable(let name): name
    }
  }

  public static func < (left: Axis, right: Axis) -> Bool {
    (left.position, left.rawValue) < (right.position, right.rawValue)
  }

  private var position: Int { index ?? Axis.allCases.count }

  /// The place in `allCases`; nil for a variable. Millions of points look values up by it.
  public var index: Int? {
    switch self {
    case .dataset: 0
    case .hidden: 1
    case .layers: 2
    case .activations: 3
    case .learningRate: 4
    case .batchSize: 5
    case .initializer: 6
    case .loss: 7
    case .optimizer: 8
    case .scale: 9
    case .momentum: 10
    case .decay: 11
    case .beta1: 12
    case .beta2: 13
    case .epsilon: 14
    case .schedule: 15
    case .stepEpochs: 16
    case .gamma: 17
    case .warmupEpochs: 18
    case .weightDecay: 19
    case .dropout: 20
    case .epochs: 21
    case .steps: 22
    case .examples: 23
    case .stop: 24
    case .variable: nil
    }
  }

  /// Whether values are numbers, so that plots may order and space them as such.
  public var isNumeric: Bool {
    switch self {
    case .dataset, .hidden, .layers, .activations, .initializer, .loss, .optimizer, .scale,
      .schedule, .stop:
      false
    case .learningRate, .batchSize, .momentum, .decay, .beta1, .beta2, .epsilon, .stepEpochs,
      .gamma, .warmupEpochs, .weightDecay, .dropout, .epochs, .steps, .examples, .variable:
      true
    }
  }
}

/// One value of an axis, in the form that tables, labels and file short forms share.
public enum AxisValue: Sendable, Hashable, CustomStringConvertible {
  case number(Double)
  /// `16-16`, `relu/softmax`, `he_normal`; a network without hidden layer is `[]`.
  case text(String)

  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The shortest text that reads back as the same value; whole numbers without a fraction.
  public var description: String {
    switch self {
    case .number(let value): shortest(value)
    case .text(let text): text
    }
  }
}
