/// What a formula or a name in it stands for.
public enum FormulaType: Sendable, Hashable {
  case number
  case text
  case truth

  /// How messages name one of it.
  var words: String {
    switch self {
    case .number: "a number"
    case .text: "a text"
    case .truth: "a condition"
    }
  }

  var plural: String {
    switch self {
    case .number: "numbers"
    case .text: "texts"
    case .truth: "conditions"
    }
  }
}

/// What a name stands for at one point, or a formula comes to there.
public enum FormulaValue: Sendable, Hashable {
  case number(Double)
  case text(String)
  case truth(Bool)
}

/// The names that a formula may use.
public struct FormulaScope: Sendable {
  struct Name: Sendable {
    var name: String
    var type: FormulaType
    /// Every text that it can be, where these are known.
    var values: [String]
    /// Whether it is sizes of layers, which need no quotes where they are compared with it.
    var isSizes = false
  }

  /// In the order in which hints list them.
  private(set) var names: [Name] = []
  private var positions: [String: Int] = [:]
  /// Where a person finds all of them.
  public var everyName = "every name: nn-sweep keys grid derive"

  public init() {}

  /// Words that mean something in every formula, so that they cannot be names.
  public static let reserved = FormulaToken.reserved.union(FormulaFunction.names)

  /// Adds a name, or replaces it. A text may say which `values` it can take: others are then
  /// mistakes, and these need no quotes where they are compared with it. Nor do sizes of layers,
  /// which are written as in a file: `64`, `64-32`, `[64, 32]`, `[]`.
  public mutating func add(
    _ name: String, _ type: FormulaType, values: [String] = [], isSizes: Bool = false
  ) {
    let entry = Name(name: name, type: type, values: values, isSizes: isSizes)
    if let position = positions[name] {
      names[position] = entry
    } else {
      positions[name] = names.count
      names.append(entry)
    }
  }

  subscript(name: String) -> Name? { positions[name].map { names[$0] } }
}
