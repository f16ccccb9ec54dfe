import Records

/// Vertical ranges that give the interesting part of curves the space.
enum CurveScale {
  /// For scores of which more is better. Curves climb steeply in their first epochs; the lowest
  /// twentieth of `values` may fall off the lower edge, but never one of `ends`. Both are as axes
  /// show them.
  static func score(_ values: [Double], ends: [Double], _ text: ScoreText) -> Scale {
    let ends = ends.map { max($0, -1e9) }
    let all = (values.map { max($0, -1e9) } + ends).sorted()
    guard let lowest = all.first, let highest = all.last else {
      return .linear(
        title: "", [0, text.scaled(1)], within: text.bounds, format: text.tickFormat)
    }
    var lower = min(all[(all.count - 1) / 20], ends.min() ?? highest)
    if highest - lowest < 1.35 * (highest - lower) { lower = lowest }
    // How hopeless a model is would squeeze all that are not.
    if let hopeless = text.score.hopeless.map(text.scaled), lower < hopeless {
      lower = all.first { $0 >= hopeless } ?? lower
    }
    var scale = Scale.linear(
      title: "", [lower, highest], within: text.bounds, format: text.tickFormat)
    // A curve at 100 % would run along the edge, half of it cut off.
    scale.upper = max(scale.upper, highest + (scale.upper - scale.lower) * 0.015)
    return scale
  }

  /// For losses: logarithmic where they span more than a factor of 10. The highest fiftieth of
  /// `values` may fall off the upper edge, but never one of `ends`.
  static func loss(_ values: [Double], ends: [Double]) -> Scale {
    let ends = ends.map { min($0, 1e300) }
    let all = (values.map { min($0, 1e300) } + ends).sorted()
    guard let lowest = all.first else {
      return .linear(title: "", [0, 1], within: 0...(.infinity), format: "%g")
    }
    let upper = max(all[all.count - 1 - (all.count - 1) / 50], ends.max() ?? lowest)
    if let positive = all.first(where: { $0 > 0 }), upper > 10 * max(positive, upper * 1e-8) {
      return .logarithmic(title: "", [max(positive, upper * 1e-8), upper])
    }
    let lower = lowest < 0.35 * upper ? 0 : lowest
    return .linear(title: "", [lower, upper], within: 0...(.infinity), format: "%g")
  }
}

extension ScoreText {
  /// The values that the score can have, as axes show them.
  fileprivate var bounds: ClosedRange<Double> {
    scaled(score.bounds.lowerBound)...scaled(score.bounds.upperBound)
  }

  /// gnuplot's number format of tick labels.
  fileprivate var tickFormat: String { unit == "%" ? "%g%%" : "%g" + unit }
}
