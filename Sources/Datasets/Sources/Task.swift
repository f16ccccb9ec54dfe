/// What is learned.
public enum Task: Sendable, Hashable, Codable {
  /// One of these classes; a label is an index here.
  case classification(classes: [String])
  /// A number of this name, standardized: `(value - mean) / deviation` over the training part.
  case regression(mean: Double, deviation: Double, name: String)

  /// The size of a one-hot or numeric output.
  public var outputs: Int {
    switch self {
    case .classification(let classes): classes.count
    case .regression: 1
    }
  }

  /// What one standardized unit of a number is in its own; 1 for classes.
  public var deviation: Double {
    if case .regression(_, let deviation, _) = self { deviation } else { 1 }
  }

  /// What the data have to be learned, in words that do not tell how many.
  public var kind: String {
    switch self {
    case .classification: "classes"
    case .regression: "a number to predict"
    }
  }
}
