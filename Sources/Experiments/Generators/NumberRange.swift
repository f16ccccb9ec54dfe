import Kernels

/// Numbers from one end to the other, both included: what `{from, to, count, scale}`,
/// `{from, to, step}` and, for whole numbers, `{from, to}` stand for.
///
/// Every value is computed from its index, never by repeated adding, and rounded to 12 significant
/// digits, so that 0.1 is `0.1` and no `0.09999999`; the ends are as typed.
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
    for (key, end) in [("from", from), ("to", to)] { _ = try whole(end, key) }
    var values: [Double]
    switch spacing {
    case .count: values = try numbers().map { $0.rounded(.toNearestOrAwayFromZero) }
    case .step(let step):
      _ = try whole(step, "step")
      values = try numbers()
    case .whole: values = try from == to ? [from] : stepped(from < to ? 1 : -1)
    }
    // Rounding a row that rises or falls puts equal values next to each other.
    var whole: [Int] = []
    for value in values where whole.last != Int(value) { whole.append(Int(value)) }
    return whole
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

  private func stepped(_ step: Double) throws(Unfit) -> [Double] {
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
    let count = steps.rounded()
    let value = { (index: Double) in (from + index * step).roundedToSignificantDigits }
    guard (steps - count).magnitude <= 1e-9 * max(count, 1) else {
      let (last, next) = (value(steps.rounded(.down)), value(steps.rounded(.up)))
      throw Unfit(
        "to",
        "steps of \(shortest(step)) from \(shortest(from)) miss \(shortest(to))",
        hint: "write to: \(shortest(last)) or to: \(shortest(next))")
    }
    return (0...Int(count)).map { index in
      index == 0 ? from : index == Int(count) ? to : value(Double(index))
    }
  }
}
