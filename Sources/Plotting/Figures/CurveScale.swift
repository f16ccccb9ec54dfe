import Records

/// Linear ranges of scores, and ranges of losses.
enum CurveScale {
  /// From the lowest to the highest of `values`, which are as axes show them.
  static func score(_ values: [Double], _ text: ScoreText, title: String) -> Scale {
    let values = values.map { max($0, -1e9) }.sorted()
    guard var lowest = values.first, let highest = values.last else {
      return .linear(
        title: title, [0, text.scaled(1)], within: text.bounds, format: "%g")
    }
    // How hopeless a model is would squeeze all that are not.
    if let hopeless = text.score.hopeless.map(text.scaled), lowest < hopeless {
      lowest = values.first { $0 >= hopeless } ?? lowest
    }
    var scale = Scale.linear(title: title, [lowest, highest], within: text.bounds, format: "%g")
    // A curve at 100 % would run along the edge, half of it cut off.
    scale.upper = max(scale.upper, highest + (scale.upper - scale.lower) * 0.015)
    return scale
  }

  /// For losses: unless something else is chosen, logarithmic where they span more than a factor of
  /// 10.
  static func loss(_ values: [Double], title: String, _ choice: ScaleChoice? = nil) -> Scale {
    let all = values.map { min($0, 1e300) }.sorted()
    guard let lowest = all.first, let highest = all.last else {
      return .linear(title: title, [0, 1], within: 0...(.infinity), format: "%g")
    }
    if choice != .linear, let positive = all.first(where: { $0 > 0 }) {
      let lower = max(positive, highest * 1e-8)
      if choice == .log || highest > 10 * lower {
        return .logarithmic(title: title, [lower, highest])
      }
    }
    let lower = lowest < 0.35 * highest ? 0 : lowest
    return .linear(title: title, [lower, highest], within: 0...(.infinity), format: "%g")
  }
}

extension ScoreText {
  /// The values that the score can have, as axes show them.
  fileprivate var bounds: ClosedRange<Double> {
    scaled(score.bounds.lowerBound)...scaled(score.bounds.upperBound)
  }
}
