import Records

/// How much an axis matters by itself: its main effect on the validation score.
///
/// The main effect of a value is the mean score of all settings that have it; an axis whose
/// values have very different means matters much. A setting without a finished run, of which some
/// run diverged, counts with the worst score of all, so that an axis that decides about
/// divergence matters too; hopeless is hopeless, whatever the score (see `Score.leveled`). Of an axis with
/// very many values, neighbors are taken together: single ones would explain everything by chance.
struct AxisEffect: Sendable, Hashable {
  let axis: Axis
  /// Variance of the main effects over settings, in squared units of the score.
  let variance: Double
  /// Its share of all that differs between settings, alone; nil where nothing differs.
  let share: Double?
  /// The variance that seeds alone would cause in it; none with one seed a setting.
  let noise: Double?

  /// Whether the axis does more than chance might.
  var standsOut: Bool { variance > 1e-12 && variance > 4 * (noise ?? 0) }

  /// Effects of `axes`, largest first. Of equal ones, axes on which every setting has a value come
  /// first, since one that only some settings know says less; then they are in column order.
  static func all(
    _ axes: [VariedAxis], of settings: [PooledSetting], by score: Score
  ) -> [AxisEffect] {
    let known = settings.compactMap { $0.score.map { score.leveled($0.mean) } }
    let worst = known.min { score.merit($0) < score.merit($1) } ?? 0
    let counted = settings.compactMap { setting -> (settings: Settings, score: Double)? in
      if let summary = setting.score {
        return (setting.settings, score.leveled(summary.mean))
      }
      return setting.diverged.isEmpty ? nil : (setting.settings, worst)
    }
    let noise = seedVariance(settings, by: score)
    let effects = axes.map { AxisEffect($0, counted, noise: noise) }
    // In half the digits: the order of summation changes the last ones.
    let sizes = effects.map { Float($0.variance) }
    return axes.indices.sorted { one, other in
      if sizes[one] != sizes[other] { return sizes[one] > sizes[other] }
      if axes[one].hasGaps != axes[other].hasGaps { return axes[other].hasGaps }
      return one < other
    }.map { effects[$0] }
  }

  /// The effect of one axis on settings with their scores; `noise` is what seeds alone do to each.
  private init(
    _ varied: VariedAxis, _ settings: [(settings: Settings, score: Double)], noise: Double?
  ) {
    let count = Double(max(settings.count, 1))
    let mean = settings.reduce(0) { $0 + $1.score } / count
    let bins = varied.bins
    var groups = bins.labels.map { _ in (count: 0.0, sum: 0.0) }
    for (settings, score) in settings {
      guard let place = bins.place(of: settings[varied.axis]) else { continue }
      groups[place].count += 1
      groups[place].sum += score
    }
    groups.removeAll { $0.count == 0 }
    axis = varied.axis
    variance =
      groups.reduce(0) { total, group in
        let effect = group.sum / group.count - mean
        return total + group.count * effect * effect
      } / count
    let total = settings.reduce(0) { $0 + ($1.score - mean) * ($1.score - mean) } / count
    share = total > 1e-12 ? min(variance / total, 1) : nil
    self.noise = noise.map { $0 * Double(max(groups.count - 1, 0)) / count }
  }

  /// The variance of a setting's mean score that comes from seeds: pooled within settings, divided
  /// by seeds a setting. None where no setting has two seeds.
  private static func seedVariance(
    _ settings: [PooledSetting], by score: Score
  ) -> Double? {
    var (squares, freedom, seeds, count) = (0.0, 0.0, 0.0, 0.0)
    for setting in settings {
      guard let summary = setting.score else { continue }
      let scores = setting.scores.map(score.leveled)
      let mean = score.leveled(summary.mean)
      squares += scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += Double(scores.count - 1)
      seeds += Double(scores.count)
      count += 1
    }
    return freedom > 0 ? squares / freedom / (seeds / count) : nil
  }
}
