/// The lowest, highest and first of a column's numbers.
struct NumberRange: Sendable, Hashable {
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity
  private(set) var first = 0.0

  mutating func add(_ number: Double) {
    if lowest > highest { first = number }
    if number < lowest { lowest = number }
    if number > highest { highest = number }
  }

  /// Whether all numbers are equal.
  var isConstant: Bool { lowest == highest }

  /// What is taken from every number before it becomes a `Float`, in 64 bits: the first, where the
  /// numbers are so large beside their range that a `Float` would keep little of it; else 0.
  var origin: Double {
    let width = highest - lowest
    return width > 0 && max(lowest.magnitude, highest.magnitude) > 1024 * width ? first : 0
  }
}
