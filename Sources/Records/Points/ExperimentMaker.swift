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

  /// The experiment that one of this name was made of; nil where none that is made is called so.
  public func source(of name: String) -> String? {
    let ending = self.name(of: "")
    return name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : nil
  }
}
