/// A setting that an experiment can vary, named as in the file; also the column of tables and plots.
public enum Axis: Sendable, Hashable, CaseIterable, Comparable {
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
  case weightDecay
  case epochs
  /// A variable of the file's `let`: a number that settings are computed from.
  case variable(String)

  /// The settings of nn-sweep, in the order of columns; variables follow them by name.
  public static let allCases: [Axis] = [
    .hidden, .layers, .activations, .learningRate, .batchSize, .initializer, .loss, .optimizer,
    .scale, .momentum, .decay, .beta1, .beta2, .epsilon, .weightDecay, .epochs,
  ]

  /// The knobs of optimizers: they mean nothing to an optimizer that has no such knob.
  static let knobs: [Axis] = [.momentum, .decay, .beta1, .beta2, .epsilon]

  /// The setting of this name; never a variable.
  public init?(rawValue: String) {
    guard let axis = Axis.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = axis
  }

  /// The name in files, columns and labels.
  public var rawValue: String {
    switch self {
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
    case .weightDecay: "weight_decay"
    case .epochs: "epochs"
    case .variable(let name): name
    }
  }

  public static func < (left: Axis, right: Axis) -> Bool {
    (left.position, left.rawValue) < (right.position, right.rawValue)
  }

  private var position: Int { Axis.allCases.firstIndex(of: self) ?? Axis.allCases.count }

  /// Whether values are numbers, so that plots may order and space them as such.
  public var isNumeric: Bool {
    switch self {
    case .hidden, .layers, .activations, .initializer, .loss, .optimizer, .scale: false
    case .learningRate, .batchSize, .momentum, .decay, .beta1, .beta2, .epsilon, .weightDecay,
      .epochs, .variable:
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

/// The shortest decimal that reads back as `value`: `0.1`, `10`, `1e-05`.
public func shortest(_ value: Double) -> String {
  if value.magnitude < 1e15, let whole = Int(exactly: value) { return String(whole) }
  return "\(value)"
}
