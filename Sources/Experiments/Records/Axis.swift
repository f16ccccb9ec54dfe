/// A setting that an experiment can vary, named as in the file; also the column of tables and plots.
/// The order of the cases is the order of columns.
public enum Axis: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Sizes between input and output.
  case hidden
  /// All sizes, from inputs to outputs.
  case layers
  case activations
  case learningRate = "learning_rate"
  case batchSize = "batch_size"
  case initializer
  case loss
  case optimizer
  case scale

  public static func < (left: Axis, right: Axis) -> Bool { left.position < right.position }

  private var position: Int { Axis.allCases.firstIndex(of: self) ?? 0 }

  /// Whether values are numbers, so that plots may order and space them as such.
  public var isNumeric: Bool { self == .learningRate || self == .batchSize }
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
