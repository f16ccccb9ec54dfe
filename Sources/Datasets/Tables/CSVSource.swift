/// A CSV file and what its columns mean. Nothing about meaning is ever guessed.
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
  /// Whether the first line names the columns.
  public var header: Bool
  /// Columns that are no inputs.
  public var drop: [Column]
  /// What stands between fields; nil finds it: whichever of `,` `;` tab `|` the first row holds
  /// outside quotes, of several the one that parts the first ten rows alike, or an error.
  public var delimiter: Character?

  public init(
    file: String, answer: Answer, header: Bool = false, drop: [Column] = [],
    delimiter: Character? = nil
  ) {
    self.file = file
    self.answer = answer
    self.header = header
    self.drop = drop
    self.delimiter = delimiter
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
}
