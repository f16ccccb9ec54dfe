import Datasets
public import Statistics

/// What may be concluded from the runs of an experiment on one of its data: which setting leads, how
/// sure that is, which others may be as good, and what each axis does.
public struct SweepVerdict: Sendable {
  /// The data, as tables name them.
  public let dataset: String
  public let score: Score
  /// The settings on these data, best first; not empty.
  public private(set) var settings: [SettingVerdict]
  /// In column order.
  public let axes: [AxisVerdict]
  public let baseline: Baseline?
  /// Whether all settings score the same on every common sample.
  public let isTie: Bool
  /// What a mean is of.
  public let sample: SeedSummary.Sample
  /// Rows that a run is judged on; nil over several splits, and where the database does not know it.
  public let rows: Int?
  /// The lowest seed of the best.
  public let firstSeed: UInt64?

  public var best: SettingVerdict { settings[0] }

  /// The settings that may be as good as the best, without it; nil where there is but one sample.
  public var contenders: [SettingVerdict]? {
    sample.count > 1 ? settings.dropFirst().filter { $0.isContender == true } : nil
  }

  /// What is worth being trained with new seeds: the best and its contenders, at most `count`; where
  /// there is one sample a setting, and so nothing that could be told, the first `count`.
  public func worthConfirming(_ count: Int) -> [SettingVerdict] {
    Array((contenders.map { [best] + $0 } ?? settings).prefix(count))
  }

  /// How many others a single seed's rows cannot tell from the best: their accuracies differ by no more
  /// than 1.645 √(wrong + wrong) / N. An upper bound, since both are judged on the same rows. Nil but
  /// for accuracy on one split with one seed.
  public var closeOnRows: Int? {
    guard sample.count == 1, score == .accuracy, let rows, rows > 0, let mean = best.mean else {
      return nil
    }
    return settings.dropFirst().count { other in
      guard let value = other.mean else { return false }
      let wrong = Double(rows) * (2 - mean - value)
      return (mean - value) * Double(rows) <= 1.645 * max(0, wrong).squareRoot()
    }
  }

  /// What the best is expected to score elsewhere, by repeating the choice without what it is scored
  /// on: the replicates, and the rows too where answers are known; nil where neither can be left out.
  public private(set) var expectation: Double?

  /// Leaves what to expect to nested cross-validation, where that has an answer.
  public mutating func leaveExpectation(to nested: [NestedEstimate]) {
    if nested.contains(where: { $0.dataset == dataset && $0.summary != nil }) { expectation = nil }
  }

  /// Takes into account what the best settings answered for each row.
  public mutating func take(_ evidence: RowEvidence) {
    if settings.count > 1 { expectation = evidence.expectation ?? expectation }
    settings[0].rows = settings[0].rows ?? evidence.range
  }

  /// One for each of the experiment's data that has a finished run, in the order of the file.
  /// `settings` are in the order of the leaderboard.
  public static func all(
    of experiment: ExperimentRecord, _ settings: [SettingScores], strict: Bool = false
  ) -> [SweepVerdict] {
    experiment.data.compactMap { data in
      let own =
        experiment.data.count == 1
        ? settings : settings.filter { experiment.data(of: $0.settings).name == data.name }
      return SweepVerdict(data, experiment.score, own, strict: strict)
    }
  }

  private init?(
    _ data: ExperimentData, _ score: Score, _ scores: [SettingScores], strict: Bool
  ) {
    guard scores.first?.runs.contains(where: { $0.merit?.isFinite ?? false }) ?? false else {
      return nil
    }
    let table = ScoreTable(scores, on: data, judge: score)
    dataset = data.name
    self.score = score
    baseline = table.baseline
    rows = table.validationRows
    firstSeed = scores[0].runs.map(\.replicate.seed).min()
    let leader = table.rows[0].merits.count { $0 != nil }
    sample = table.isOfSplits ? .splits(leader) : .seeds(leader)
    let pairs = scores.indices.dropFirst().map { place in
      let (own, best) = table.pairs(place)
      let row = table.rows[place]
      return Contenders.Pairs(
        own: own, best: best, isSound: row.diverged == 0 && row.collapsed == 0)
    }
    let found = Contenders(
      pairs, floor: table.leastVariance, ratio: table.ratio, strict: strict)
    isTie = leader > 1 && scores.count > 1 && found.isTie
    let isCutInTime = data.splits?.order != nil
    settings = scores.enumerated().map { place, setting in
      let difference = place == 0 ? nil : found.differences[place - 1]
      return SettingVerdict(
        setting, table.rows[place], score, data.summed(score), leader > 1 ? difference : nil,
        ratio: table.ratio, hasInterval: !isCutInTime, rows: table.validationRows)
    }
    let (places, merits) = table.complete { $0.counted }
    expectation = table.expectation(of: scores, summing: data.summed(score))
      .map { score.isHigherBetter ? $0 : -$0 }
    axes = AxisVerdict.all(
      places.map { scores[$0].settings }, merits,
      scale: ErrorScale(score, rows: data.description.map { Double($0.rows.validation) }),
      ratio: table.ratio)
  }
}

/// One setting of a verdict.
public struct SettingVerdict: Sendable {
  public let settings: Settings
  public let parameters: Int
  /// Of processor time that a finished run took, on average; nil where that is not known.
  public let seconds: Double?
  /// The mean over samples of what finished, as the leaderboard has it; nil where no run did.
  public let mean: Double?
  /// Where the mean lies with a confidence of 95 %; nil of one sample and over cuts in time. Computed
  /// when it is asked for: of thousands of settings few are shown.
  public var interval: MeanInterval? { hasInterval ? summary?.interval(ratio: ratio) : nil }
  let summary: SeedSummary?
  private let hasInterval: Bool
  private let ratio: Double
  /// The same for the rows that it is judged on: what other rows might give. On one split: of accuracy
  /// always, of other scores of the best where its answers are known.
  public internal(set) var rows: ClosedRange<Double>?
  /// By how much the best is better, and whether this one may be as good; nil of the best, and where
  /// there is but one sample.
  public let difference: Contenders.Difference?
  public let seeds: Int
  public let diverged: Int
  /// Finished runs that are no better than chance.
  public let collapsed: Int

  /// Nil where it is not known.
  public var isContender: Bool? { difference?.isContender }

  init(
    _ scores: SettingScores, _ row: ScoreTable.Row, _ judge: Score, _ measure: Measure?,
    _ difference: Contenders.Difference?, ratio: Double, hasInterval: Bool,
    rows: Int?
  ) {
    settings = scores.settings
    parameters = scores.parameters
    seconds = scores.seconds
    seeds = row.finished
    diverged = row.diverged
    collapsed = row.collapsed
    self.difference = difference
    var pool = ReplicatePool(summing: measure)
    for run in scores.runs where !run.isDiverged {
      pool.take(run.merit, on: run.replicate.split, counts: run.counts)
    }
    let summary = pool.summary(of: row.finished)?.turned(!judge.isHigherBetter).finite
    mean = summary?.mean
    self.summary = summary
    self.hasInterval = hasInterval
    self.ratio = ratio
    self.rows = mean.flatMap { WilsonInterval(of: judge, $0, rows: rows)?.range }
  }
}

extension WilsonInterval {
  /// Where a score would lie on other rows; nil but for accuracy of a known number of rows.
  init?(of score: Score, _ mean: Double, rows: Int?) {
    guard score == .accuracy, let rows, rows > 0, (0...1).contains(mean) else { return nil }
    self.init(share: mean, count: rows)
  }

  var range: ClosedRange<Double> { low...high }
}

/// What an axis does.
public struct AxisVerdict: Sendable {
  public let axis: AxisGroup
  /// Its share of the variation between settings, by itself and with what it does together with
  /// others (nil where the settings are no complete grid); of all settings.
  public let share: AxisShares.Share
  /// The same by itself among the best quarter of the settings, at least ten; nil of fewer than
  /// twenty settings.
  public let goodShare: Double?
  /// Whether it does more than chance would.
  public let isClaimed: Bool

  static func all(
    _ settings: [Settings], _ merits: [[Double]], scale: ErrorScale, ratio: Double
  ) -> [AxisVerdict] {
    let groups = AxisGroup.all(settings)
    guard !groups.isEmpty, settings.count > 1, !(merits.first?.isEmpty ?? true) else { return [] }
    let isHigherBetter = scale.score.isHigherBetter
    let scores = merits.map { $0.map { scale.z(isHigherBetter ? $0 : -$0) } }
    let shares = shares(groups, settings, scores, ratio: ratio)
    var good: AxisShares?
    if settings.count >= 20 {
      // Settings stand best first.
      let count = max(10, settings.count / 4)
      good = Self.shares(
        groups, Array(settings.prefix(count)), Array(scores.prefix(count)), ratio: ratio)
    }
    return groups.indices.map { place in
      AxisVerdict(
        axis: groups[place], share: shares.shares[place], goodShare: good?.shares[place].main,
        isClaimed: shares.isClaimed(place))
    }
  }

  private static func shares(
    _ groups: [AxisGroup], _ settings: [Settings], _ scores: [[Double]], ratio: Double
  ) -> AxisShares {
    AxisShares(
      groups.map { group in
        let levels = AxisLevels(group.axes[0], settings)
        return levels.values.map { AxisShares.Values.numbers($0) } ?? .levels(levels.numbers)
      }, scores: scores, ratio: ratio)
  }
}
