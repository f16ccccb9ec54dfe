import Foundation
import Records

/// One direction of a panel: its title, the values that it spans, and where ticks stand.
struct Scale: Sendable, Hashable {
  /// A tick with its own label.
  struct Tick: Sendable, Hashable {
    var position: Double
    var label: String
  }

  /// Where ticks stand.
  enum Ticks: Sendable, Hashable {
    /// At every multiple of a step, labeled with gnuplot's number format.
    case every(Double, format: String)
    /// At these places only.
    case listed([Tick])
  }

  var title: String
  var lower: Double
  var upper: Double
  var isLogarithmic = false
  /// Height in pixels that labels of ticks take because they are slanted, where they would run
  /// into each other otherwise.
  var slant: Double = 0
  var ticks: Ticks

  /// How far from `lower` (0) to `upper` (1) a value lies; outside the range, the nearer end.
  func share(_ value: Double) -> Double {
    let share =
      isLogarithmic
      ? (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
      : (value - lower) / (upper - lower)
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that covers `span` in at most `count`
  /// steps.
  static func step(over span: Double, atMost count: Int) -> Double {
    guard span.isFinite, span > 0 else { return 1 }
    let rough = span / Double(count)
    let power = pow(10, floor(log10(rough)))
    let factor = [1, 2, 2.5, 5].first { $0 * power >= rough * 0.999_999 }
    return (factor ?? 10) * power
  }

  /// Epochs from 1 to `last`, with ticks at whole numbers only.
  static func epochs(to last: Int) -> Scale {
    let last = max(last, 1)
    let step = max(1, step(over: Double(last), atMost: 10).rounded(.up))
    return Scale(
      title: "epoch", lower: last == 1 ? 0.5 : 1, upper: last == 1 ? 1.5 : Double(last),
      ticks: .every(step, format: "%g"))
  }

  /// Linear, from the lowest to the highest of `values` and a little more, but never beyond
  /// `bounds`; values that are all the same get a range of their own.
  static func linear(
    title: String, _ values: [Double], within bounds: ClosedRange<Double>, format: String
  ) -> Scale {
    var lower = values.min() ?? 0
    var upper = values.max() ?? 1
    if upper - lower <= 1e-9 * max(abs(lower), abs(upper)) {
      let margin = upper == 0 ? 0.5 : abs(upper) * 0.05
      (lower, upper) = (lower - margin, upper + margin)
    }
    let margin = (upper - lower) * 0.04
    lower = max(lower - margin, bounds.lowerBound)
    upper = min(upper + margin, max(bounds.upperBound, lower + margin))
    return Scale(
      title: title, lower: lower, upper: upper,
      ticks: .every(step(over: upper - lower, atMost: 8), format: format))
  }

  /// Logarithmic from the lowest to the highest of `values`, all positive, with ticks at 1, 2 and
  /// 5 times the powers of ten, or at the powers only when they span many.
  static func logarithmic(title: String, _ values: [Double]) -> Scale {
    let lower = (values.min() ?? 1) / 1.15
    let upper = (values.max() ?? 10) * 1.15
    let decades = log10(upper / lower)
    let factors: [Double] = decades < 2 ? [1, 2, 5] : decades < 3.5 ? [1, 3] : [1]
    let every = max(1, Int((decades / 10).rounded(.up)))
    var ticks: [Tick] = []
    for power in Int(floor(log10(lower)))...Int(ceil(log10(upper))) where power % every == 0 {
      for factor in factors {
        let position = factor * pow(10, Double(power))
        if position < lower || position > upper { continue }
        ticks.append(Tick(position: position, label: String(format: "%g", position)))
      }
    }
    return Scale(
      title: title, lower: lower, upper: upper, isLogarithmic: true, ticks: .listed(ticks))
  }

  /// Values of an axis, or bins of them, at 0, 1, 2 …: all of them where there is room, slanted
  /// where they are too wide to stand side by side, and not each where even that is too tight. Labels
  /// wider than `limit` are cut; `length` is that of the panel, in pixels. Without a limit, the scale
  /// runs across.
  static func values(
    _ axis: Axis, _ values: [String], upTo limit: Double? = nil, along length: Double
  ) -> Scale {
    let step = length / Double(values.count)
    let widest = values.map { PlotText.width($0, size: 16) }.max() ?? 0
    let needed = limit == nil ? widest + 8 : 22
    let isSlanted = needed > step && limit == nil && step >= 24
    let every = isSlanted ? 1 : max(1, Int((needed / step).rounded(.up)))
    let ticks = values.enumerated().filter { $0.offset % every == 0 }.map {
      Tick(
        position: Double($0.offset),
        label: PlotText.fitted($0.element, width: limit ?? (isSlanted ? 140 : 200), size: 16))
    }
    return Scale(
      title: axis.rawValue, lower: -0.5, upper: Double(values.count) - 0.5,
      slant: isSlanted ? 0.6 * min(widest, 140) : 0,
      ticks: .listed(ticks))
  }
}
