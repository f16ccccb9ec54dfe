/// What an experiment can vary, named as in the file; also the column of tables and plots.
public enum Axis: Sendable, Hashable {
  case setting(Setting)
  /// A variable of the file's `let`: a number that settings are computed from.
  case variable(String)

  /// The settings of nn-sweep, in the order of columns; variables follow them by name.
  public static let allCases = Setting.allCases.map(Axis.setting)

  /// The setting of this name; never a variable.
  public init?(rawValue: String) {
    guard let setting = Setting(name: rawValue) else { return nil }
    self = .setting(setting)
  }

  /// The name in files, columns and labels.
  public var rawValue: String {
    switch self {
    case .setting(let setting): setting.name
    case .variable(let name): name
    }
  }

  /// The place in `allCases`; nil for a variable. Millions of points look values up by it.
  public var index: Int? { if case .setting(let setting) = self { setting.rawValue } else { nil } }

  /// What is known of a setting; nil for a variable.
  public var row: Setting.Row? { if case .setting(let setting) = self { setting.row } else { nil } }

  /// The axes that say the same in another way: at any level one of them is given.
  public var rivals: [Axis] {
    guard case .setting(let setting) = self else { return [] }
    return setting.excludes.map(Axis.setting)
  }

  /// What numbers may stand for it; nil for an axis of names or sizes.
  public var rule: NumberRule? {
    guard case .setting(let setting) = self else { return self == .block ? nil : .any }
    return setting.rule
  }

  /// Whether values are numbers, so that plots may order and space them as such.
  public var isNumeric: Bool { rule != nil }

  /// Whether its numbers are whole.
  public var isWhole: Bool { if case .whole? = rule { true } else { false } }
}

extension Axis: Comparable {
  public static func < (left: Axis, right: Axis) -> Bool {
    (left.column, left.rawValue) < (right.column, right.rawValue)
  }

  /// What is fixed by the block stands beside its name.
  private var column: Int { self == .block ? -1 : index ?? .max }
}

extension Axis {
  /// The block of the file that asks for a setting, by its name. It stands among the file's own
  /// variables, none of which may have this name.
  public static let block = Axis.variable("block")
}

/// The settings that code names where any axis may stand.
extension Axis {
  public static var dataset: Axis { .setting(.dataset) }
  public static var hidden: Axis { .setting(.hidden) }
  public static var layers: Axis { .setting(.layers) }
  public static var activations: Axis { .setting(.activations) }
  public static var learningRate: Axis { .setting(.learningRate) }
  public static var batchSize: Axis { .setting(.batchSize) }
  public static var initializer: Axis { .setting(.initializer) }
  public static var loss: Axis { .setting(.loss) }
  public static var optimizer: Axis { .setting(.optimizer) }
  public static var scale: Axis { .setting(.scale) }
  public static var momentum: Axis { .setting(.momentum) }
  public static var decay: Axis { .setting(.decay) }
  public static var beta1: Axis { .setting(.beta1) }
  public static var beta2: Axis { .setting(.beta2) }
  public static var epsilon: Axis { .setting(.epsilon) }
  public static var schedule: Axis { .setting(.schedule) }
  public static var stepEpochs: Axis { .setting(.stepEpochs) }
  public static var gamma: Axis { .setting(.gamma) }
  public static var warmupEpochs: Axis { .setting(.warmupEpochs) }
  public static var weightDecay: Axis { .setting(.weightDecay) }
  public static var dropout: Axis { .setting(.dropout) }
  public static var classWeights: Axis { .setting(.classWeights) }
  public static var epochs: Axis { .setting(.epochs) }
  public static var steps: Axis { .setting(.steps) }
  public static var examples: Axis { .setting(.examples) }
  public static var stop: Axis { .setting(.stop) }
}
