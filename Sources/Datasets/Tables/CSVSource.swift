/// A CSV file and what its columns mean. What is learned is never guessed.
public struct CSVSource: Sendable, Hashable {
  /// What is to be learned from the other columns.
  public enum Answer: Sendable, Hashable {
    /// A column of classes: every different text is one class.
    case label(Column)
    /// A column of numbers.
    case target(Column)

    public var column: Column {
      switch self {
      case .label(let column), .target(let column): column
      }
    }
  }

  /// The path; a relative one is relative to the experiment file.
  public var file: String
  public var answer: Answer
  /// Whether the first line names the columns; nil sees it by the rows below.
  public var header: Bool?
  /// Columns that are no inputs.
  public var drop: [Column]
  /// Columns of texts, whatever they look like: numbers in any notation, or markers of no value.
  public var categories: [Column]
  /// What stands between fields; nil finds it: whichever of `,` `;` tab `|` the first row holds
  /// outside quotes, of several the one that parts the first ten rows alike, or an error; blanks
  /// where there is none of them.
  public var delimiter: Character?
  /// How much each row counts in training, a number from 0; nil where all count the same.
  public var weight: Column?
  /// What becomes of fields without a value in the columns that are inputs; nil refuses them.
  public var missing: MissingRule?
  /// Columns of texts that become their place in an order.
  public var ordinal: [OrdinalColumn]

  public init(
    file: String, answer: Answer, header: Bool? = nil, drop: [Column] = [],
    categories: [Column] = [], delimiter: Character? = nil, weight: Column? = nil,
    missing: MissingRule? = nil, ordinal: [OrdinalColumn] = []
  ) {
    self.file = file
    self.answer = answer
    self.header = header
    self.drop = drop
    self.categories = categories
    self.delimiter = delimiter
    self.weight = weight
    self.missing = missing
    self.ordinal = ordinal
  }
}

/// A column of a table, as an experiment file names it.
public enum Column: Sendable, Hashable, CustomStringConvertible {
  /// By its name in the header.
  case name(String)
  /// By its place, counted from 0; −1 is the last, as in Python.
  case index(Int)
  case last

  /// As a file writes it.
  public var description: String {
    switch self {
    case .name(let name): name
    case .index(let index): String(index)
    case .last: "last"
    }
  }

  /// Words that mean something else in an experiment file unless they are quoted.
  private static let words: Set<String> = [
    "last", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "none",
  ]

  /// A name, of a column or an array, as an experiment file writes it: in quotes, unless it is plain.
  public static func word(_ name: String) -> String {
    let isPlain =
      !words.contains(name.lowercased())
      && name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_ .-/%".contains($0) }
    return isPlain && name.last != " "
      ? name : "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
