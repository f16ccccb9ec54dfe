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

  /// What is the same distance on paper.
  enum Kind: Sendable, Hashable {
    /// Equal differences of values.
    case linear
    /// Equal ratios of values.
    case logarithmic
    /// Equal ratios of what is missing to a limit, above which no value lies: near it, small
    /// differences are worth much. The place of a value is −ln(limit − value).
    case logError(limit: Double)
  }

  var title: String
  var lower: Double
  var upper: Double
  var kind = Kind.linear
  /// Height in pixels that labels of ticks take because they are slanted, where they would run
  /// into each other otherwise.
  var slant: Double = 0
  var ticks: Ticks

  /// Where a value lies on paper, in units of the scale's own. Beyond the end of a scale that has
  /// one it lies far away.
  func position(_ value: Double) -> Double {
    switch kind {
    case .linear: value
    case .logarithmic: log(max(value, .leastNormalMagnitude))
    case .logError(let limit): -log(max(limit - value, .leastNormalMagnitude))
    }
  }

  /// The value at such a place.
  func value(at position: Double) -> Double {
    switch kind {
    case .linear: position
    case .logarithmic: exp(position)
    case .logError(let limit): limit - exp(-position)
    }
  }

  /// How far from `lower` (0) to `upper` (1) a value lies; outside the range, the nearer end.
  func share(_ value: Double) -> Double {
    let (low, high) = (position(lower), position(upper))
    let share = (position(value) - low) / (high - low)
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  /// The same with ticks, but nothing written at them.
  var withoutLabels: Scale {
    var scale = self
    switch ticks {
    case .every(let step, _): scale.ticks = .every(step, format: "")
    case .listed(let ticks):
      scale.ticks = .listed(ticks.map { Tick(position: $0.position, label: "") })
    }
    return scale
  }

  /// The same without a share of it at either end.
  func inset(by share: Double) -> Scale {
    var scale = self
    let (low, high) = (position(lower), position(upper))
    let margin = (high - low) * share
    (scale.lower, scale.upper) = (value(at: low + margin), value(at: high - margin))
    return scale
  }

  /// The same with ends so far beyond `lowest` and `highest` that marks there are whole.
  func widened(_ lowest: Double, _ highest: Double, by share: Double = 0.04) -> Scale {
    var scale = self
    var (low, high) = (position(lowest), position(highest))
    if high - low < 1e-9 * max(abs(low), abs(high), 1) {
      let margin = max(0.2, abs(low) * 0.05)
      (low, high) = (low - margin, high + margin)
    }
    let margin = (high - low) * share
    (scale.lower, scale.upper) = (value(at: low - margin), value(at: high + margin))
    return scale
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

  /// Where the scale of a single epoch ends, whose marks stand near their labels.
  static let singleEpochEnd = 1.1

  /// Epochs from 1 to `last`, with ticks at whole numbers only, as many as `length` pixels have room
  /// for; on a logarithmic scale where these are to be apart by their ratio.
  static func epochs(
    to last: Int, along length: Double = 1000, byRatio: Bool = false
  ) -> Scale {
    guard last > 1 else {
      return Scale(
        title: "epoch", lower: 0, upper: singleEpochEnd,
        ticks: .listed([Tick(position: 1, label: "1")]))
    }
    if byRatio {
      let ticks = roundNumbers(from: 1, to: Double(last))
      return Scale(
        title: Kind.logarithmic.titled("epoch"), lower: 1, upper: Double(last), kind: .logarithmic,
        ticks: .listed(ticks.map { Tick(position: $0, label: String(format: "%g", $0)) })
      ).whole.across(length)
    }
    let most = min(max(Int(length / 44), 2), 10)
    let step = max(1, step(over: Double(last), atMost: most).rounded(.up))
    return Scale(
      title: "epoch", lower: 1, upper: Double(last), ticks: .every(step, format: "%g"))
  }

  /// Linear, from the lowest to the highest of `values` and a little more, but never beyond
  /// `bounds`; values that are all the same get a range of their own.
  static func linear(
    title: String, _ values: [Double], within bounds: ClosedRange<Double>, format: String,
    atMost count: Int = 8
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
      ticks: .every(step(over: upper - lower, atMost: count), format: format))
  }

  /// Logarithmic from the lowest to the highest of `values`, all positive.
  static func logarithmic(title: String, _ values: [Double]) -> Scale {
    let kind = Kind.logarithmic
    let empty = Scale(
      title: kind.titled(title), lower: 1, upper: 10, kind: kind, ticks: .listed([]))
    var scale = empty.widened(values.min() ?? 1, values.max() ?? 10)
    scale.ticks = .listed(
      roundNumbers(from: scale.lower, to: scale.upper).map {
        Tick(position: $0, label: String(format: "%g", $0))
      })
    return scale
  }

  /// From the lowest to the highest of `values`, all below the limit, with ticks where what is
  /// missing to `best` is a round number.
  static func logError(
    title: String, _ values: [Double], limit: Double, best: Double
  ) -> Scale {
    let kind = Kind.logError(limit: limit)
    let empty = Scale(
      title: kind.titled(title), lower: best - 1, upper: best, kind: kind, ticks: .listed([]))
    var scale = empty.widened(values.min() ?? best - 1, values.max() ?? best)
    let smallest = max(best - scale.upper, (limit - best) / 2)
    var places = roundNumbers(from: smallest, to: max(best - scale.lower, 2 * smallest))
      .map { best - $0 }
    // From the limit of what can be seen to the best there is one more round number.
    if scale.upper >= best { places.insert(best, at: 0) }
    let ends = (scale.lower, scale.upper)
    places = places.reversed().filter { $0 >= ends.0 && $0 <= ends.1 }
    // Over a short range equal steps have more round numbers.
    if places.count < 3 {
      let step = step(over: ends.1 - ends.0, atMost: 6)
      places = stride(from: (ends.0 / step).rounded(.up), through: ends.1 / step, by: 1)
        .map { $0 * step }
    }
    let ticks = places.map { Tick(position: $0, label: String(format: "%.10g", $0)) }
    scale.ticks = .listed(scale.spread(ticks, by: 0.045))
    return scale
  }

  /// Those of the ticks that stand no nearer to one another than a share of the scale, the last
  /// among them.
  func spread(_ ticks: [Tick], by distance: Double) -> [Tick] {
    var kept: [Tick] = []
    for tick in ticks.reversed()
    where kept.last.map({ share($0.position) - share(tick.position) >= distance }) ?? true {
      kept.append(tick)
    }
    return kept.reversed()
  }

  /// The same with room for labels side by side along so many pixels.
  func across(_ length: Double) -> Scale {
    var scale = self
    guard case .listed(let ticks) = ticks else {
      let widest = labels.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
      return withSteps(atMost: Int(length / (widest + Layout.tickGap)))
    }
    let widest = ticks.map { PlotText.width($0.label, size: Layout.text) }.max() ?? 0
    scale.ticks = .listed(spread(ticks, by: (widest + Layout.tickGap) / length))
    return scale
  }

  /// The same with room for labels one above the other along so many pixels.
  func upright(_ length: Double) -> Scale {
    guard case .listed(let ticks) = ticks else {
      return withSteps(atMost: Int(length / (Layout.text * 1.1)))
    }
    var scale = self
    scale.ticks = .listed(spread(ticks, by: Layout.text * 1.1 / length))
    return scale
  }

  /// What stands at ticks at every multiple of a step; nothing of others.
  private var labels: [String] {
    guard case .every(let step, let format) = ticks, step > 0 else { return [] }
    return stride(from: (lower / step).rounded(.up), through: upper / step, by: 1)
      .map { String(format: format, $0 * step) }
  }

  /// The same with steps that are wider where there would be more of them.
  private func withSteps(atMost count: Int) -> Scale {
    guard case .every(let step, let format) = ticks else { return self }
    var scale = self
    let wider = Self.step(over: upper - lower, atMost: max(count, 1))
    scale.ticks = .every(max(step, wider), format: format)
    return scale
  }

  /// From four to nine or so round numbers between two positive ones, where there are so many: the
  /// fewest of powers of ten, then 1, 2 and 5 times these, then finer ones.
  static func roundNumbers(from lower: Double, to upper: Double) -> [Double] {
    guard lower > 0, upper > lower, upper.isFinite else { return [] }
    let decades = log10(upper / lower)
    if decades >= 9 {
      let every = Int((decades / 9).rounded(.up))
      return multiples([1], lower, upper) { $0 % every == 0 }
    }
    for factors in [[1], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7]] {
      let numbers = multiples(factors, lower, upper)
      if numbers.count >= 4 { return numbers }
    }
    let step = step(over: upper - lower, atMost: 6)
    return stride(from: (lower / step).rounded(.up), through: upper / step, by: 1).map {
      $0 * step
    }
  }

  private static func multiples(
    _ factors: [Double], _ lower: Double, _ upper: Double,
    where isWanted: (Int) -> Bool = { _ in true }
  ) -> [Double] {
    (Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up))).filter(isWanted)
      .flatMap { power in factors.map { $0 * pow(10, Double(power)) } }
      .filter { $0 >= lower * 0.999_999 && $0 <= upper * 1.000_001 }
  }

  /// Values of an axis, or bins of them, at 0, 1, 2 …: all of them where there is room, slanted
  /// where they are too wide to stand side by side, and not each where even that is too tight. Labels
  /// wider than `limit` are cut; `length` is that of the panel, in pixels. Without a limit, the scale
  /// runs across.
  static func values(
    _ title: String, _ values: [String], upTo limit: Double? = nil, along length: Double
  ) -> Scale {
    let step = length / Double(values.count)
    let widest = values.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
    let needed = limit == nil ? widest + Layout.tickGap : Layout.tickHeight
    // Short ones are left out rather than slanted.
    let isSlanted = needed > step && limit == nil && widest > Layout.slantedTickStep
    let room = isSlanted ? Layout.slantedTickStep : needed
    let every = max(1, Int((room / step).rounded(.up)))
    let ticks = values.enumerated().filter { $0.offset % every == 0 }.map {
      Tick(
        position: Double($0.offset),
        label: PlotText.fitted(
          $0.element,
          width: limit ?? (isSlanted ? Layout.slantedTickWidth : Layout.tickWidth),
          size: Layout.text))
    }
    return Scale(
      title: title, lower: -0.5, upper: Double(values.count) - 0.5,
      slant: isSlanted ? 0.6 * min(widest, Layout.slantedTickWidth) : 0,
      ticks: .listed(ticks))
  }
}
