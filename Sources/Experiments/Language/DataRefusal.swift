public import Datasets
public import YAMLLite

extension ExperimentFile {
  /// What the file says of its data and they do not allow, at its place in the file: the split, or else
  /// the dataset. Nil for what is wrong with the data themselves, or with the world.
  public func diagnostics(of error: DatasetError, in source: DatasetSource) -> Diagnostics? {
    guard error.isTextual, error.path == nil || error.isOfExperiment else { return nil }
    let dataset = datasets.first { $0.value == source }?.range
    let place = (error.isOfSplit ? split?.range : nil) ?? dataset ?? SourceRange(0, 0)
    return Diagnostics(
      file: self.source, items: [Diagnostic(error.message, at: place, hint: error.hint)])
  }
}
