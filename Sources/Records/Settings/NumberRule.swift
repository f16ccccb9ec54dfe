import Kernels

/// What a number must be to stand for a setting, however it came about: typed, drawn or derived.
public enum NumberRule: Sendable {
  /// Any finite number.
  case any
  case whole(ClosedRange<Int>)
  /// Above 0, and a positive normal number still after rounding to a `Float`.
  case positive
  /// 0 or more, and finite after rounding to a `Float`.
  case notNegative
  /// 0 or more, below 1 also after rounding to a `Float`.
  case belowOne
  /// Above 0, at most 1.
  case factor

  /// Why `value` does not do, without place, and a hint; nil where it does.
  public func refusal(_ value: Double, _ what: String) -> (message: String, hint: String?)? {
    // Nearly always there is none: the text is made where it is shown.
    var text: String { shortest(value) }
    switch self {
    case .any: return nil
    case .whole(let range):
      guard let whole = Int(exactly: value) else {
        return ("\(what) must be a whole number, not \(text)", "round it: round(…)")
      }
      return range.contains(whole) ? nil : ("\(what) must be \(range.words), not \(text)", nil)
    case .positive:
      guard value > 0 else { return ("\(what) must be above 0, not \(text)", nil) }
      guard Float(value).isFinite, Float(value).isNormal else {
        return (
          "\(what) \(text) does not fit a 32-bit float",
          "\(Float.leastNormalMagnitude) to \(Float.greatestFiniteMagnitude) do"
        )
      }
    case .notNegative:
      guard value >= 0 else { return ("\(what) must be at least 0, not \(text)", nil) }
      guard Float(value).isFinite else {
        return ("\(what) \(text) does not fit a 32-bit float", nil)
      }
    case .belowOne:
      guard value >= 0, Float(value) < 1 else {
        return ("\(what) must be at least 0 and below 1, not \(text)", nil)
      }
    case .factor:
      guard value > 0, value <= 1 else {
        return ("\(what) must be above 0 and at most 1, not \(text)", nil)
      }
    }
    return nil
  }
}

extension ClosedRange<Int> {
  /// `at least 1`, `between 1 and 10`.
  public var words: String {
    upperBound == .max ? "at least \(lowerBound)" : "between \(lowerBound) and \(upperBound)"
  }
}
