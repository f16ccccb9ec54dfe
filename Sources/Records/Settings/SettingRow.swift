extension Setting {
  /// What is known of it.
  public var row: Row { Self.rows[rawValue] }

  /// The name in files, columns and labels.
  public var name: String { Self.names[rawValue] }

  /// What numbers may stand for it; nil for one of names or sizes.
  public var rule: NumberRule? { Self.rules[rawValue] }

  /// The settings that say the same in another way: at any level one of them is given.
  public var excludes: [Setting] { Self.exclusions[rawValue] }

  /// The setting of this name.
  public init?(name: String) {
    guard let setting = Self.byName[name] else { return nil }
    self = setting
  }

  private static let rows = allCases.map(\.definition)
  // Asked for once a point: a row is much to copy.
  private static let names = rows.map(\.name)
  private static let exclusions = rows.map(\.excludes)
  private static let rules = rows.map { row -> NumberRule? in
    if case .number(let rule) = row.kind { rule } else { nil }
  }
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// The longest a run can be asked to train.
  public static let mostEpochs = 1_000_000

  /// Whatever the batch size; the epochs that it makes are limited as well.
  public static let mostSteps = 1_000_000_000_000
}

extension Setting {
  /// What a setting is: how it is read and shown, what goes with it, and what training does with it.
  public struct Row: Sendable {
    /// As files, columns and labels have it.
    public var name: String
    public var kind: Kind
    /// What may stand there, in a few words.
    public var type: String
    /// What holds where the file is silent, in words.
    public var fallback: String
    public var help: String
    /// One value, as a file has it.
    public var example: String
    /// Several values, as a list in a file.
    public var examples: String
    /// What must stand before the example so that the setting has an effect.
    public var context: String = ""
    /// The setting whose value decides whether there is this one: a knob.
    public var owner: Setting?
    /// The settings whose values may settle this one, so that it tells no settings apart.
    public var settledBy: [Setting] = []
    /// The settings that say the same in another way: at any level one of them is given.
    public var excludes: [Setting] = []
    public var shown = Shown.always
    /// What it does to training; nil where more than copying a number is to be done.
    public var knob: TrainingKnob?
  }

  /// How values look and are read.
  public enum Kind: Sendable {
    case dataset
    /// Sizes of layers, so many at least.
    case sizes(atLeast: Int)
    case activations
    /// One of these names.
    case name([String])
    case stop
    /// `none`, `balanced` or a weight for each class.
    case classWeights
    case number(NumberRule)
  }

  /// Where a value is shown beside a point.
  public enum Shown: Sendable {
    case always
    /// Where the file gives it: what is neutral is left out.
    case whenGiven
    /// Where there are several datasets.
    case withDatasets
    /// Where points differ in their epochs.
    case withEpochs
  }
}
