/// Why there are no examples: the place, the cause, and a hint.
public struct DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Lower case, without full stop, the user's text in single quotes.
  public var message: String
  /// The file or folder at fault; nil for a split or scale that does not fit the data.
  public var path: String?
  /// 1-based, in a text file.
  public var line: Int?
  /// 1-based, counted in characters.
  public var column: Int?
  /// What to do about it.
  public var hint: String?
  /// Whether something a person wrote is wrong (a CSV file, a split: exit code 2) rather than
  /// something in the world (a missing or broken file: exit code 69).
  public var isTextual: Bool
  /// Whether it is about how the examples are parted.
  public private(set) var isOfSplit = false
  /// Whether the experiment contradicts itself about the columns of a table, which is as it should be.
  public private(set) var isOfExperiment = false

  public init(
    _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil,
    hint: String? = nil, isTextual: Bool = false
  ) {
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.hint = hint
    self.isTextual = isTextual
  }

  /// Of how the examples are to be parted, and cannot be.
  static func split(_ message: String, hint: String) -> DatasetError {
    var error = DatasetError("split: " + message, hint: hint, isTextual: true)
    error.isOfSplit = true
    return error
  }

  /// Of what an experiment says twice of a column of a table.
  static func contradiction(_ message: String, path: String, hint: String) -> DatasetError {
    var error = DatasetError(message, path: path, hint: hint, isTextual: true)
    error.isOfExperiment = true
    return error
  }

  /// `path:line:column`, as much of it as is known.
  public var place: String? {
    path.map { path in
      ([path] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    }
  }

  /// `path:line:column: error: message`, and the hint on a line of its own.
  public var description: String {
    (place.map { $0 + ": " } ?? "") + "error: " + message + (hint.map { "\n  hint: " + $0 } ?? "")
  }
}
