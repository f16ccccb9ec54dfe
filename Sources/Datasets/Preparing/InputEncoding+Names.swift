extension InputEncoding {
  /// What raw rows are called: names of columns and arrays, texts of categories and their order, names
  /// of classes and of the target. None of it is a number that a network learns from, so tables that
  /// differ in it alone ask for the same runs.
  public struct Names: Sendable, Hashable, Codable {
    public var layout: Layout
    public var arrays: Arrays?
    /// In label order; nil for a number to predict.
    public var classes: [String]?
    /// What the number to predict is called; nil for classes.
    public var target: String?

    /// What tells them from others: a delimiter is none of it, nor is a column that is dropped from a
    /// table with a header.
    public var meaning: Names {
      var names = self
      if case .table(let fields, let header, _) = layout {
        names.layout = .table(
          header ? fields.filter { $0.use != .dropped } : fields, header: header, delimiter: nil)
      }
      return names
    }
  }

  public var names: Names {
    switch task {
    case .classification(let classes): Names(layout: layout, arrays: arrays, classes: classes)
    case .regression(_, _, let name): Names(layout: layout, arrays: arrays, target: name)
    }
  }

  /// The same numbers for rows that are called otherwise; nil where these names are of rows that
  /// become other inputs or answers: the names of classes are part of what was learned.
  public func named(_ names: Names) -> InputEncoding? {
    var encoding = self
    encoding.layout = names.layout
    encoding.arrays = names.arrays
    guard encoding.inputs == inputs else { return nil }
    switch (task, names.classes, names.target) {
    case (.classification(let known), let classes?, _) where classes == known: break
    case (.regression(let mean, let deviation, _), _, let name?):
      encoding.task = .regression(mean: mean, deviation: deviation, name: name)
    default: return nil
    }
    return encoding
  }
}
