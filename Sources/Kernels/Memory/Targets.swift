/// What the examples of a part are to be learned as.
public enum Targets: Sendable {
  /// The class of each example, in 0 ..< `classes`.
  case labels([Int32], classes: Int)
  /// The number of each example, already standardized.
  case numbers([Float])

  /// The number of examples.
  public var count: Int {
    switch self {
    case .labels(let labels, _): labels.count
    case .numbers(let numbers): numbers.count
    }
  }
}
