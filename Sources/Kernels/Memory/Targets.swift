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

  /// The standard deviation of numbers around their own mean, in 64 bits; 0 for labels.
  public var deviation: Double {
    guard case .numbers(let numbers) = self, !numbers.isEmpty else { return 0 }
    let count = Double(numbers.count)
    let mean = numbers.reduce(0.0) { $0 + Double($1) } / count
    let square = numbers.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    // The mean of equal numbers may be rounded.
    return numbers.allSatisfy { $0 == numbers[0] } ? 0 : (square / count).squareRoot()
  }
}
