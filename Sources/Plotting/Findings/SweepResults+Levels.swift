import Datasets
import Records

/// What settings come to on the scale of figures.
extension SweepResults {
  /// By which colors and axes go.
  var errorScale: ErrorScale {
    let rows = experiment.data.compactMap { data -> Double? in
      if let facts = data.splits?.facts, !facts.isEmpty {
        return facts.reduce(0) { $0 + Double($1.counts.validation) } / Double(facts.count)
      }
      return data.description.map { Double($0.rows.validation) }
    }
    return ErrorScale(score, rows: rows.min())
  }

  /// What answering without looking scores on the setting's data; nil where it is not known.
  func chance(of setting: PooledSetting) -> Double? {
    let data = experiment.data(of: setting.settings)
    if let baseline = baselines[data.name] { return baseline.value }
    switch score {
    case .accuracy, .balancedAccuracy:
      return data.classes.isEmpty ? nil : 1 / Double(data.classes.count)
    case .auc: return 0.5
    case .determination, .mcc: return 0
    default: return nil
    }
  }

  /// Whether a setting has finished and is no better than answering without looking.
  func isCollapsed(_ setting: PooledSetting) -> Bool {
    guard let mean = setting.score?.mean, let chance = chance(of: setting) else { return false }
    return score.merit(mean) <= score.merit(chance) + 1e-9 * max(1, chance.magnitude)
  }

  /// A setting's score for colors and quantiles: what diverged or is worse than chance counts as
  /// chance. Nil where nothing has ended, or where it is not known what chance is.
  func counted(_ setting: PooledSetting) -> Double? {
    let chance = chance(of: setting)
    guard let mean = setting.countedScore else { return setting.diverged.isEmpty ? nil : chance }
    guard let chance else { return mean }
    return score.merit(mean) < score.merit(chance) ? chance : mean
  }

  /// That `counted` is another number than the mean of some setting's runs; nil where it is none.
  var countedNote: String? {
    let differs = cells.contains { setting in
      guard let counted = counted(setting) else { return false }
      guard let mean = setting.score?.mean else { return true }
      return (counted - mean).magnitude > 1e-9 * max(1, mean.magnitude)
    }
    return differs ? "diverged or below chance: drawn as chance" : nil
  }

  /// A score as axes show it.
  func drawn(_ value: Double) -> Double { scoreText.scaled(value) }

  /// How axes that go by nearness to perfect are spaced.
  var errorKind: Scale.Kind {
    errorScale.limit.map { .logError(limit: drawn($0)) } ?? .logarithmic
  }

  /// The title of an axis of scores.
  var scoreTitle: String {
    scoreText.unit.isEmpty ? score.name : "\(score.name), \(scoreText.unit)"
  }

  /// What such a title adds where the axis goes by nearness to perfect.
  func scoreSpacing(_ choice: ScaleChoice? = nil) -> String {
    isByRatio(choice) ? errorKind.words : ""
  }

  private func isByRatio(_ choice: ScaleChoice?) -> Bool {
    choice.map { $0 == .log } ?? isNearPerfect
  }

  /// Whether the best are so near to perfect that a linear axis would press them together.
  var isNearPerfect: Bool {
    guard let best = ranked.first?.score?.mean else { return false }
    guard score.isHigherBetter else { return best > 0 }
    // Of a handful of rows every result is far from every other.
    return 1 - best < 0.2 && errorScale.rows ?? 1000 >= 40
  }

  /// An axis from the lowest to the highest of `values`, which are as axes show them. Without a
  /// choice it goes by nearness to perfect where that helps.
  func scoreAxis(
    _ values: [Double], title: String? = nil, _ choice: ScaleChoice? = nil
  ) -> Scale {
    let title = title ?? scoreTitle
    let values = values.filter(\.isFinite)
    let isLogarithmic = isByRatio(choice)
    if isLogarithmic, let limit = errorScale.limit {
      // What no model of any use has would squeeze the rest.
      let lowest = score.hopeless.map(drawn) ?? -.infinity
      var scale = Scale.logError(
        title: title, values.map { max($0, lowest) }, limit: drawn(limit),
        best: drawn(score.bounds.upperBound))
      scale.lower = max(scale.lower, drawn(score.bounds.lowerBound))
      return scale
    }
    if isLogarithmic, !values.isEmpty, values.allSatisfy({ $0 > 0 }) {
      return .logarithmic(title: title, values)
    }
    return CurveScale.score(values, scoreText, title: title)
  }
}
