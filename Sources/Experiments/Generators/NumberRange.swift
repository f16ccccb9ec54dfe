import Formulas
import Kernels
import Records

/// Numbers from one end to the other, both included: what `{from, to, count, scale}`,
/// `{from, to, step}` and, for whole numbers, `{from, to}` stand for.
///
/// Every value is computed from its index, never by repeated adding, and rounded to 12 significant
/// digits, so that 0.1 is `0.1` and no `0.09999999`; the ends are as typed, and so are whole numbers
/// that a step leads to, however many digits they have.
struct NumberRange: Sendable, Equatable {
  enum Scale: String, CaseIterable, Sendable {
    case linear
    case log
  }

  enum Spacing: Sendable, Equatable {
    /// So many values: `from` + i · (`to` − `from`) / (count − 1), or the like of their logarithms.
    case count(Int, Scale)
    /// `from` + i · step, which must meet `to`.
    case step(Double)
    /// Neighboring whole numbers, upward or downward.
    case whole
  }

  var from: Double
  var to: Double
  var spacing: Spacing

  /// More values than any axis can use.
  static let mostValues = 1_000_000

  /// The numbers; both ends are finite.
  func numbers() throws(Unfit) -> [Double] {
    switch spacing {
    case .count(let count, let scale): try spaced(count, scale)
    case .step(let step): try stepped(step)
    case .whole:
      throw Unfit(nil, "a range of numbers needs 'count' or 'step'", hint: "add count: 5")
    }
  }

  /// The numbers of an axis of whole ones. Those of a count are rounded, and each comes once:
  /// `{from: 1, to: 8, count: 20}` is 1 to 8.
  func wholeNumbers() throws(Unfit) -> [Int] {
    let (first, last) = (try whole(from, "from"), try whole(to, "to"))
    switch spacing {
    case .step(let step): return try stepped(whole(step, "step"), first, last)
    case .whole: return try first == last ? [first] : stepped(first < last ? 1 : -1, first, last)
    case .count:
      // Rounding a row that rises or falls puts equal values next to each other.
      var whole: [Int] = []
      for value in try numbers().map({ Int($0.rounded(.toNearestOrAwayFromZero)) })
      where whole.last != value { whole.append(value) }
      return whole
    }
  }

  private func whole(_ value: Double, _ key: String) throws(Unfit) -> Int {
    guard value.magnitude < 0x1p53, let whole = Int(exactly: value) else {
      throw Unfit(key, "\(key) must be a whole number, not \(shortest(value))")
    }
    return whole
  }
}

extension NumberRange {
  private func spaced(_ count: Int, _ scale: Scale) throws(Unfit) -> [Double] {
    guard count >= 1 else { throw Unfit("count", "count must be at least 1, not \(count)") }
    guard count <= Self.mostValues else {
      throw Unfit("count", "count must be at most \(Self.mostValues), not \(count)")
    }
    if scale == .log {
      for (key, end) in [("from", from), ("to", to)] where end <= 0 {
        throw Unfit(key, "\(key) of a log scale must be above 0, not \(shortest(end))")
      }
    }
    if from == to {
      guard count == 1 else { throw Unfit("to", "from and to are equal: that is one value") }
      return [from]
    }
    guard count > 1 else {
      throw Unfit("count", "one value cannot be both \(shortest(from)) and \(shortest(to))")
    }
    var values = [from]
    for index in 1..<count {
      values.append(index == count - 1 ? to : between(Double(index) / Double(count - 1), scale))
      guard from < to ? values[index] > values[index - 1] : values[index] < values[index - 1] else {
        throw Unfit(
          "count",
          "\(count) values from \(shortest(from)) to \(shortest(to)) differ in less than 12 digits")
      }
    }
    return values
  }

  /// The number at a part of the way.
  private func between(_ part: Double, _ scale: Scale) -> Double {
    let value =
      switch scale {
      case .linear: from * (1 - part) + to * part
      case .log: Elementary.exp(Elementary.log(from) * (1 - part) + Elementary.log(to) * part)
      }
    return value.roundedToSignificantDigits
  }

  /// How many steps lead from one end to the other, whole or not.
  private func count(ofSteps step: Double) throws(Unfit) -> Double {
    guard step != 0 else { throw Unfit("step", "step must not be 0") }
    let steps = (to - from) / step
    guard steps >= 0 else {
      throw Unfit(
        "step",
        "a step of \(shortest(step)) leads away: \(shortest(to)) is"
          + " \(from < to ? "above" : "below") \(shortest(from))",
        hint: "write step: \(shortest(-step))")
    }
    guard steps < Double(Self.mostValues) else {
      throw Unfit("step", "a range has at most \(Self.mostValues) values; these are more")
    }
    return steps
  }

  private func stepped(_ step: Double) throws(Unfit) -> [Double] {
    let steps = try count(ofSteps: step)
    let count = steps.rounded()
    let value = { (index: Double) in (from + index * step).roundedToSignificantDigits }
    guard (steps - count).magnitude <= 1e-9 * max(count, 1) else {
      throw missed(step, value(steps.rounded(.down)), value(steps.rounded(.up)))
    }
    return (0...Int(count)).map { index in
      index == 0 ? from : index == Int(count) ? to : value(Double(index))
    }
  }

  /// The like in whole numbers, which need no rounding.
  private func stepped(_ step: Int, _ first: Int, _ last: Int) throws(Unfit) -> [Int] {
    _ = try count(ofSteps: Double(step))
    let (count, rest) = (last - first).quotientAndRemainder(dividingBy: step)
    let value = { (index: Int) in first + index * step }
    guard rest == 0 else {
      throw missed(Double(step), Double(value(count)), Double(value(count + 1)))
    }
    return (0...count).map(value)
  }

  /// Why steps do not meet the end, given the last value before it and the next one.
  private func missed(_ step: Double, _ last: Double, _ next: Double) -> Unfit {
    Unfit(
      "to", "steps of \(shortest(step)) from \(shortest(from)) miss \(shortest(to))",
      hint: "write to: \(shortest(last)) or to: \(shortest(next))")
  }
}
