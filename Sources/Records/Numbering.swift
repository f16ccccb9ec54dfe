/// Numbers values in the order in which they come, equal ones alike: what many rows repeat is kept
/// once.
public struct Numbering<Value: Hashable & Sendable>: Sendable {
  private var numbers: [Value: UInt32] = [:]
  /// By number.
  public private(set) var values: [Value] = []

  public init() {}

  /// The number of a value; nil where it has none.
  public func known(_ value: Value) -> UInt32? { numbers[value] }

  /// The number of a value, the next one where it is new.
  public mutating func number(of value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }
}
