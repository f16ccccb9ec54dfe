public import Datasets

/// What raw rows of one of an experiment's data are called there.
public struct RowNames: Sendable, Hashable {
  /// The data, as the experiment names them.
  public var dataset: String
  /// SHA-256 of the examples, in hexadecimal, as the texts of runs have it.
  public var examples: String
  public var names: InputEncoding.Names

  public init(dataset: String, examples: String, names: InputEncoding.Names) {
    self.dataset = dataset
    self.examples = examples
    self.names = names
  }
}
