import Kernels
public import YAMLLite

/// Why a formula has no value at some point.
public struct FormulaFailure: Error, Sendable, Equatable {
  public let message: String
  /// The part of the formula that fails, in its file.
  public let range: SourceRange

  init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// What a name, given by its number, stands for at the point in question.
typealias FormulaLookup = (Int) -> FormulaValue?

extension NumberTerm {
  /// Always finite: what would not be fails.
  func value(_ lookup: FormulaLookup) throws(FormulaFailure) -> Double {
    switch self {
    case .constant(let value): return value
    case .name(let name):
      guard case .number(let value)? = lookup(name.number), value.isFinite else {
        throw name.missing
      }
      return value
    case .negated(let term): return -(try term.value(lookup))
    case .sum(let terms, let range):
      var sum = 0.0
      for term in terms {
        let value = try term.value.value(lookup)
        sum += term.isInverse ? -value : value
      }
      return try finite(sum, range)
    case .product(let factors, let range):
      var product = 1.0
      for factor in factors {
        let value = try factor.value.value(lookup)
        guard factor.isInverse else {
          product *= value
          continue
        }
        guard value != 0 else { throw FormulaFailure("division by zero", at: factor.range) }
        product /= value
      }
      return try finite(product, range)
    case .power(let base, let exponent, let range):
      return try raised(base.value(lookup), exponent.value(lookup), range)
    case .call(let function, let arguments, let range):
      return try call(function, arguments, range, lookup)
    }
  }

  private func finite(_ value: Double, _ range: SourceRange) throws(FormulaFailure) -> Double {
    if value.isFinite { return value }
    throw FormulaFailure("the result is too large a number", at: range)
  }

  private func raised(
    _ base: Double, _ exponent: Double, _ range: SourceRange
  ) throws(FormulaFailure) -> Double {
    if base == 0, exponent < 0 { throw FormulaFailure("division by zero", at: range) }
    let value = base.raised(to: exponent)
    if value.isNaN {
      throw FormulaFailure(
        "\(shortest(base)) to the power \(shortest(exponent)) is no real number", at: range)
    }
    return try finite(value, range)
  }

  private func call(
    _ function: FormulaFunction, _ arguments: [NumberTerm], _ range: SourceRange,
    _ lookup: FormulaLookup
  ) throws(FormulaFailure) -> Double {
    var result = try arguments[0].value(lookup)
    switch function {
    case .min, .max:
      for term in arguments.dropFirst() {
        let value = try term.value(lookup)
        result = function == .min ? min(result, value) : max(result, value)
      }
    case .log, .log2, .log10:
      guard result > 0 else {
        throw FormulaFailure(
          "\(function.rawValue) of \(shortest(result)), which is not above 0", at: range)
      }
    case .sqrt:
      guard result >= 0 else {
        throw FormulaFailure("sqrt of \(shortest(result)), which is below 0", at: range)
      }
    default: break
    }
    return try finite(function.value(result), range)
  }
}

extension TextTerm {
  func value(_ lookup: FormulaLookup) throws(FormulaFailure) -> String {
    switch self {
    case .constant(let value): return value
    case .name(let name):
      guard case .text(let value)? = lookup(name.number) else { throw name.missing }
      return value
    }
  }
}

extension TruthTerm {
  /// From left to right, and no further than needed: `depth > 0 and 10 / depth < 5` never divides
  /// by zero.
  func value(_ lookup: FormulaLookup) throws(FormulaFailure) -> Bool {
    switch self {
    case .constant(let value): return value
    case .name(let name):
      guard case .truth(let value)? = lookup(name.number) else { throw name.missing }
      return value
    case .not(let term): return !(try term.value(lookup))
    case .all(let terms):
      for term in terms where !(try term.value(lookup)) { return false }
      return true
    case .any(let terms):
      for term in terms where try term.value(lookup) { return true }
      return false
    case .numbers(let left, let comparison, let right):
      let value = try left.value(lookup)
      return comparison.holds(value.order(to: try right.value(lookup)))
    case .texts(let left, let right): return try left.value(lookup) == right.value(lookup)
    case .truths(let left, let right): return try left.value(lookup) == right.value(lookup)
    case .numberIsOne(let term, let items):
      let value = try term.value(lookup)
      for item in items where value.order(to: try item.value(lookup)) == 0 { return true }
      return false
    case .textIsOne(let term, let items):
      let value = try term.value(lookup)
      for item in items where value == (try item.value(lookup)) { return true }
      return false
    }
  }
}
