/// The command of nn-sweep that wrote the text of an experiment; nobody's own text has one.
public enum ExperimentMaker: String, Sendable, CaseIterable {
  case confirm, refit

  /// Nil for a text that a person wrote.
  public init?(of text: String) {
    guard let maker = Self.allCases.first(where: { text.hasPrefix($0.mark) }) else { return nil }
    self = maker
  }

  /// The line with which such a text begins.
  public var mark: String { "# written by 'nn-sweep \(rawValue)'\n" }

  /// What the experiment that is made of another one is called.
  public func name(of experiment: String) -> String { experiment + "." + rawValue }
}
