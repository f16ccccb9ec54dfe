import Records
import Statistics

/// Differences of scores that belong together in pairs, seed by seed: of two values of an axis, all
/// else equal, or of the other settings from the best.
struct PairedSettings {
  struct Row {
    var name: String
    /// As differences of scores: the left side less the right one.
    var differences: [Double]
    var mean: Double
    var interval: ClosedRange<Double>?
    /// Whether the two may be equally good, as far as anyone can tell.
    var isOpen: Bool
    /// Whether it sums up all the others.
    var isSum = false
  }

  let rows: [Row]
  /// What is less than what: `tanh` and `relu`, or `another setting` and `the best`.
  let left: String
  let right: String
  /// How many rows there would be without a limit.
  let total: Int
  /// Values of the axis, of which two are compared; 0 where no axis is.
  var values = 0

  /// The other settings beside the best; nil where there are no two with a seed in common.
  init?(besideBest results: SweepResults, limit: Int) {
    guard let verdict = results.verdicts.first else { return nil }
    guard let best = results.cells.first(where: { $0.settings == verdict.best.settings }) else {
      return nil
    }
    // Of settings that share a training one is enough.
    let scores = Dictionary(
      results.settings.map { ($0.settings, $0) }, uniquingKeysWith: { first, _ in first })
    let others = verdict.settings.dropFirst().filter { scores[$0.settings] != nil }
    let sign = results.score.isHigherBetter ? -1.0 : 1
    var rows: [Row] = []
    for other in others.prefix(limit) {
      guard let setting = scores[other.settings],
        let found = Comparison(
          [setting.ended], [best.ended], apartFrom: setting.settings.axes + best.settings.axes,
          of: results.experiment)
      else { continue }
      // The verdict's interval has learned from the other settings how far seeds lie apart.
      let ends = [other.difference?.low, other.difference?.high].compactMap { $0.map { sign * $0 } }
      rows.append(
        Row(
          name: results.words(setting), differences: found.differences, mean: found.difference,
          interval: ends.count == 2 ? ends.min().map { $0...max(ends[0], ends[1]) } : nil,
          isOpen: other.isContender ?? true))
    }
    guard !rows.isEmpty else { return nil }
    self.rows = rows
    total = others.count
    (left, right) = ("another", results.words(best))
  }

  /// Two values of an axis; of more than two that of the best setting, and the best other one. Nil
  /// where no two settings are alike in everything else.
  init?(of axis: VariedAxis, in results: SweepResults, limit: Int) {
    let ranked = results.cells.filter { $0.score != nil }
    guard let best = ranked.first,
      let other = ranked.first(where: { $0.settings[axis.axis] != best.settings[axis.axis] })
    else { return nil }
    let ones = ranked.filter { $0.settings[axis.axis] == best.settings[axis.axis] }
    let others = ranked.filter { $0.settings[axis.axis] == other.settings[axis.axis] }
    let apart =
      Comparison.axes([axis.axis], of: ones.map(\.ended), others.map(\.ended)) + [.block]
    func rest(_ setting: PooledSetting) -> Settings {
      var settings = setting.settings
      for axis in apart { settings[axis] = nil }
      return settings
    }
    let partners = Dictionary(
      others.map { (rest($0), $0) }, uniquingKeysWith: { first, _ in first })
    // What several blocks ask for is one pair, and what shares its runs is none.
    var seen: Set<Settings> = []
    let paired = ones.filter { setting in
      guard let partner = partners[rest(setting)] else { return false }
      return setting.surviving.map(\.run.id) != partner.surviving.map(\.run.id)
        && seen.insert(rest(setting)).inserted
    }
    func compared(_ one: [PooledSetting], _ other: [PooledSetting]) -> Comparison? {
      Comparison(one.map(\.ended), other.map(\.ended), apartFrom: apart, of: results.experiment)
    }
    let names = results.axes(apartFrom: apart)
    var rows = paired.prefix(limit).compactMap { setting -> Row? in
      guard let partner = partners[rest(setting)], let found = compared([setting], [partner])
      else { return nil }
      return Row(
        found, name: names.map { $0.named(setting.settings[$0.axis]) }.joined(separator: ", "))
    }
    guard !rows.isEmpty else { return nil }
    total = paired.count
    if total > 1, let all = compared(paired, paired.compactMap { partners[rest($0)] }) {
      var sum = Row(all, name: "all \(NumberText.count(total)) together")
      sum.isSum = true
      rows.insert(sum, at: 0)
    } else if rows[0].name.isEmpty {
      rows[0].name = "difference"
    }
    self.rows = rows
    left = axis.named(best.settings[axis.axis])
    right = axis.named(other.settings[axis.axis])
    values = axis.values.count
  }
}

extension PairedSettings.Row {
  fileprivate init(_ found: Comparison, name: String) {
    var interval: ClosedRange<Double>?
    if let low = found.low, let high = found.high { interval = low...high }
    self.init(
      name: name, differences: found.differences, mean: found.difference, interval: interval,
      isOpen: found.isLeftBetter == nil)
  }
}
