public import Datasets

/// Finished runs of which is not stored what they answered for each validation row, though it could
/// be: an earlier version trained them, or a point was asked for when its run was past that epoch.
/// Training them once more brings it.
public struct MissingRowResults: Sendable, Hashable {
  /// Those that lack it.
  public var lacking: Int
  /// All that can have it.
  public var runs: Int
  /// Of processor time that training the whole experiment took; nil where some of it never ended.
  public var seconds: Double?

  public init(lacking: Int, runs: Int, seconds: Double?) {
    self.lacking = lacking
    self.runs = runs
    self.seconds = seconds
  }
}

extension ExperimentData {
  /// Whether runs on a split keep what they answer for each validation row: there are some, and not
  /// too many. False where their number is not known.
  public func keepsRowResults(on split: SplitNumber) -> Bool {
    let counts = splits?.facts(of: split)?.counts ?? description?.rows
    guard let rows = counts?.validation, rows > 0 else { return false }
    let form: ValidationRows.Form = classes.isEmpty ? .numbers : .classes(classes.count)
    return form.bytes(of: rows) <= RowResults.mostBytes
  }
}
