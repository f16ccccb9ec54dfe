import Formulas
import Kernels
import Records

/// What a sample draws for one axis or variable.
enum SampleDimension: Sendable, Equatable {
  /// One of so many listed values, each as likely.
  case choice(Int)
  /// A number between two bounds.
  case uniform(Double, Double)
  /// A number between two bounds above 0 whose logarithm is uniform; the bounds are values, never
  /// exponents.
  case logUniform(Double, Double)
  /// A whole number from the first bound to the second, both included.
  case intUniform(Int, Int)
  /// Hidden layers of one width: a width from the first bound to the second, both included.
  case widths(Int, Int, depth: Int)
  /// So many hidden layers, from the first bound to the second, of one width.
  case depths(Int, Int, width: Int)

  /// Refuses what nothing can be drawn from; the keys are those of the file.
  func check() throws(Unfit) {
    switch self {
    case .choice(let count):
      guard count > 0 else { throw Unfit(nil, "an empty list") }
    case .uniform(let lower, let upper): try Self.check("uniform", lower, upper)
    case .logUniform(let lower, let upper):
      try Self.check("log_uniform", lower, upper)
      guard lower > 0 else {
        throw Unfit(
          "log_uniform", "bounds of log_uniform must be above 0, not \(shortest(lower))",
          hint: "bounds are values, as in [0.001, 1], not exponents")
      }
    case .intUniform(let lower, let upper):
      try Self.check("int_uniform", Double(lower), Double(upper))
      guard max(lower.magnitude, upper.magnitude) <= 1 << 53 else {
        throw Unfit("int_uniform", "bounds of int_uniform are too large")
      }
    case .widths(let lower, let upper, _), .depths(let lower, let upper, _):
      try Self.check("int_uniform", Double(lower), Double(upper))
    }
  }

  private static func check(_ key: String, _ lower: Double, _ upper: Double) throws(Unfit) {
    guard lower < upper else {
      throw Unfit(
        key,
        "the first bound of \(key) must be below the second,"
          + " but \(shortest(lower)) is not below \(shortest(upper))",
        hint: lower > upper ? "write [\(shortest(upper)), \(shortest(lower))]" : nil)
    }
  }

  /// How many values there are; nil where they are not counted.
  var count: Int? {
    switch self {
    case .choice(let count): count
    case .intUniform(let lower, let upper), .widths(let lower, let upper, _),
      .depths(let lower, let upper, _):
      upper - lower + 1
    case .uniform, .logUniform: nil
    }
  }

  /// Value number `index` of those that are counted.
  func value(at index: Int) -> SampleValue {
    switch self {
    case .intUniform(let lower, _): .whole(lower + index)
    case .widths(let lower, _, let depth):
      .sizes(Array(repeating: lower + index, count: depth))
    case .depths(let lower, _, let width):
      .sizes(Array(repeating: width, count: lower + index))
    case .choice, .uniform, .logUniform: .choice(index)
    }
  }

  /// The value at a part of the way from the first to the last, 0 ≤ part < 1. Numbers are
  /// rounded to 12 significant digits.
  func value(at part: Double) -> SampleValue {
    if let count { return value(at: min(Int(part * Double(count)), count - 1)) }
    switch self {
    case .uniform(let lower, let upper):
      return .number(Self.tidy(lower * (1 - part) + upper * part, lower, upper))
    case .logUniform(let lower, let upper):
      let logarithm = Elementary.log(lower) * (1 - part) + Elementary.log(upper) * part
      return .number(Self.tidy(Elementary.exp(logarithm), lower, upper))
    case .choice, .intUniform, .widths, .depths: return value(at: 0)
    }
  }

  private static func tidy(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
    min(max(value.roundedToSignificantDigits, lower), upper)
  }
}

/// What was drawn for one dimension.
enum SampleValue: Sendable, Hashable {
  /// The listed value with this index.
  case choice(Int)
  case number(Double)
  case whole(Int)
  /// Of hidden layers.
  case sizes([Int])
}
