import Statistics

/// Two sides of a sweep, such as two optimizers, side by side: by how much one is better, and how sure
/// that is. Differences are of the score itself, the left side less the right one.
public struct Comparison: Sendable {
  /// The data, as tables name them.
  public let dataset: String
  public let score: Score
  public let difference: Double
  /// One for each sample, in their order.
  public let differences: [Double]
  /// The ends of the interval of 95 %; nil of one sample.
  public let low: Double?
  public let high: Double?
  /// How often chance alone would make a difference as large in either direction; nil of one sample.
  public let probability: Double?
  /// Samples that the interval is over: seeds, or splits.
  public let sample: SeedSummary.Sample
  /// How many pairs of settings and samples were compared, and how many of these each side wins.
  public let pairs: Int
  public let wins: Int
  public let losses: Int
  /// Runs of both sides that diverged, and finished ones that are no better than the baseline: they count
  /// as chance.
  public let diverged: Int
  public let collapsed: Int
  /// Settings of either side that no other one differs from in this alone; 0 where each side counts at
  /// its own best.
  public private(set) var unpaired = 0
  /// Axes in one of which, besides those compared, two such settings differ, one of either side.
  public private(set) var alsoDiffering: [Axis] = []
  /// What each side came to at its own best settings, the left one first; empty where all else is
  /// equal.
  public private(set) var sides: [Side] = []

  /// A side at its own best settings.
  public struct Side: Sendable {
    /// Those that some sample was scored at, in order of first use.
    public var settings: [Settings] = []
    /// The score of each sample.
    public var values: [Double] = []

    /// Nil without a sample.
    public var mean: Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }

  public var samples: Int { sample.count }
  public var ties: Int { pairs - wins - losses }

  /// Whether the left side is better, or the right one; nil where that cannot be told.
  public var isLeftBetter: Bool? {
    guard let low, let high, low > 0 || high < 0 else { return nil }
    return (low > 0) == score.isHigherBetter
  }

  /// All else equal: settings of the left side beside those of the right one that agree with them in
  /// every axis but `axes` and the block that asks for them. Nil where there are none with a common
  /// sample. Where the value makes no difference, as that of hidden activations without a hidden layer,
  /// both are one network and no pair.
  ///
  /// A sample's difference is the mean over all pairs of settings that have it.
  public init?(
    _ left: [SettingScores], _ right: [SettingScores], apartFrom axes: [Axis],
    of experiment: ExperimentRecord
  ) {
    func rest(_ settings: Settings) -> Settings {
      var settings = settings
      for axis in axes { settings[axis] = nil }
      return settings
    }
    let (left, right) = (left.withoutBlocks, right.withoutBlocks)
    let partners = Dictionary(
      right.enumerated().map { (rest($0.element.settings), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let matched = left.indices.compactMap { place -> (Int, Int)? in
      guard let partner = partners[rest(left[place].settings)],
        !left[place].isTrained(as: right[partner])
      else { return nil }
      return (place, left.count + partner)
    }
    self.init(left + right, experiment) { table in
      (0..<table.samples).map { sample in
        matched.compactMap { one, other in
          guard let own = table.rows[one].counted[sample],
            let theirs = table.rows[other].counted[sample]
          else { return nil }
          return own - theirs
        }
      }
    }
    unpaired = left.count + right.count - matched.count - Set(matched.map(\.1)).count
    let keys = [left, right].map { Set($0.map { rest($0.settings) }) }
    alsoDiffering = Self.nearAxes(
      keys[0].subtracting(keys[1]), keys[1].subtracting(keys[0]))
  }

  /// The axes without which some setting of one side would be one of the other.
  private static func nearAxes(
    _ left: Set<Settings>, _ right: Set<Settings>
  ) -> [Axis] {
    Set(left.union(right).flatMap(\.axes)).sorted().filter { axis in
      func without(_ settings: Settings) -> Settings {
        var settings = settings
        settings[axis] = nil
        return settings
      }
      return !Set(left.map(without)).isDisjoint(with: right.map(without))
    }
  }

  /// How two sides are compared.
  public enum Manner: Sendable, Hashable {
    /// Settings in pairs that differ in these axes alone, and in what goes with them.
    case allElseEqual(apartFrom: [Axis])
    /// Each side at its own best settings.
    case tuned
  }

  /// One for each of the experiment's data that both sides have, since scores on different data do
  /// not compare; without those where nothing can be compared.
  public static func all(
    of experiment: ExperimentRecord, _ left: [SettingScores], _ right: [SettingScores],
    _ manner: Manner
  ) -> [Comparison] {
    experiment.data.compactMap { data in
      func own(_ side: [SettingScores]) -> [SettingScores] {
        side.filter { experiment.data(of: $0.settings).name == data.name }
      }
      let (left, right) = (own(left), own(right))
      switch manner {
      case .tuned: return Comparison(tuned: left, right, of: experiment)
      case .allElseEqual(let axes):
        return Comparison(
          left, right, apartFrom: Self.axes(axes, of: left, right), of: experiment)
      }
    }
  }

  /// The axes in which sides differ that differ in `axes`: these, and what goes with them, being the
  /// same throughout each side. So `layers` go with `hidden`, and the betas of Adam with `optimizer`.
  public static func axes(
    _ axes: [Axis], of left: [SettingScores], _ right: [SettingScores]
  ) -> [Axis] {
    func values(_ side: [SettingScores], _ axis: Axis) -> Set<AxisValue?> {
      Set(side.map { $0.settings[axis] })
    }
    let known = Set((left + right).flatMap(\.settings.axes)).sorted()
    return axes
      + known.filter { axis in
        guard !axes.contains(axis) else { return false }
        let sides = (values(left, axis), values(right, axis))
        return sides.0.count == 1 && sides.1.count == 1 && sides.0 != sides.1
      }
  }

  /// Each side at its own best: for each sample the setting that is best on all other samples is
  /// scored on this one. Nil with fewer than two samples that both sides have.
  public init?(
    tuned left: [SettingScores], _ right: [SettingScores], of experiment: ExperimentRecord
  ) {
    let all = left + right
    let sign = experiment.score.isHigherBetter ? 1.0 : -1
    var tuned = [Side(), Side()]
    self.init(all, experiment) { table in
      guard table.samples > 1 else { return [] }
      let places = [0..<left.count, left.count..<all.count]
      return (0..<table.samples).map { sample in
        let chosen = places.compactMap { table.chosen($0, without: sample) }
        guard chosen.count == 2 else { return [] }
        for (side, choice) in chosen.enumerated() {
          let settings = all[choice.place].settings
          if !tuned[side].settings.contains(settings) { tuned[side].settings.append(settings) }
          tuned[side].values.append(sign * choice.value)
        }
        return [chosen[0].value - chosen[1].value]
      }
    }
    sides = tuned
  }

  /// `differences` are those of each sample, in merit.
  private init?(
    _ settings: [SettingScores], _ experiment: ExperimentRecord,
    _ differences: (ScoreTable) -> [[Double]]
  ) {
    let data = settings.first.map { experiment.data(of: $0.settings) } ?? experiment.data[0]
    let table = ScoreTable(settings, on: data, judge: experiment.score)
    let all = differences(table).filter { !$0.isEmpty }
    guard !all.isEmpty else { return nil }
    score = experiment.score
    dataset = data.name
    let means = all.map { $0.reduce(0, +) / Double($0.count) }
    let sign = experiment.score.isHigherBetter ? 1.0 : -1
    self.differences = means.map { sign * $0 }
    difference = sign * means.reduce(0, +) / Double(means.count)
    let test = PairedTest(means, over: means.map { _ in 0 }, ratio: table.ratio)
    let ends = test.map { [sign * $0.low, sign * $0.high].sorted() }
    (low, high) = (ends?[0], ends?[1])
    probability = test.map { 2 * min($0.probability, 1 - $0.probability) }
    sample = table.isOfSplits ? .splits(all.count) : .seeds(all.count)
    pairs = all.reduce(0) { $0 + $1.count }
    wins = all.reduce(0) { $0 + $1.count { $0 > 0 } }
    losses = all.reduce(0) { $0 + $1.count { $0 < 0 } }
    diverged = table.rows.reduce(0) { $0 + $1.diverged }
    collapsed = table.rows.reduce(0) { $0 + $1.collapsed }
  }
}

extension ScoreTable {
  /// The setting among `places` that is best on all samples but one, and what it comes to on that one; nil
  /// where none has it and another one.
  fileprivate func chosen(_ places: Range<Int>, without sample: Int) -> (place: Int, value: Double)?
  {
    var best: (mean: Double, place: Int, value: Double)?
    for place in places {
      var merits = rows[place].merits
      guard let value = rows[place].counted[sample] else { continue }
      merits[sample] = nil
      guard let mean = Self.mean(merits), best.map({ mean > $0.mean }) ?? true else { continue }
      best = (mean, place, value)
    }
    return best.map { ($0.place, $0.value) }
  }
}
