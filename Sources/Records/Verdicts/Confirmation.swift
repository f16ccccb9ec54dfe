public import Statistics

/// What new seeds say of settings that were chosen before: one half of the seeds chooses among them,
/// the other half, which played no part in that, tells how good the choice is and compares it with the
/// others. That claim may be published.
public struct Confirmation: Sendable {
  public struct Rival: Sendable {
    public let settings: Settings
    /// Of its finished runs; nil where none did.
    public let mean: Double?
    /// The same with what diverged counted as chance.
    fileprivate let counted: Double
    /// By how much the choice is better on the seeds that report, in merit, as runs count.
    public let test: PairedTest
    /// Its probability as it counts among all comparisons (Holm).
    public let probability: Double

    /// Whether the choice is better, all such claims together right in 95 %.
    public var isBeaten: Bool { probability < 0.05 }
  }

  /// What came out, as far as the seeds that report tell.
  public enum Outcome: String, Sendable {
    /// There was nothing to compare the choice with.
    case alone
    /// The choice is better than every other.
    case confirmed
    /// The choice leads, but some other may be as good.
    case leads
    /// Some other scores higher.
    case fails
  }

  /// The data, as tables name them.
  public let dataset: String
  public let choice: Settings
  /// What leads over all new seeds, those that chose and those that report: the best guess, though its
  /// score is not free of the choice.
  public let leader: Settings
  public let leaderMean: Double?
  /// What was best in the sweep; nil where nobody said in which order settings are asked for.
  public let sweepBest: Settings?
  /// How many seeds chose, and how many report.
  public let choosing: Int
  public let reporting: Int
  /// The mean of the choice's finished runs with the reporting seeds, and where it lies; nil where none
  /// finished.
  public let mean: Double?
  public let interval: MeanInterval?
  /// The same with what diverged counted as chance, which decides.
  private let counted: Double
  /// What the mean is of.
  public let sample: SeedSummary.Sample
  /// The rows it is judged on allow for this; of accuracy on one split.
  public let rows: ClosedRange<Double>?
  /// The others, best first.
  public let rivals: [Rival]
  public let score: Score
  public let validationRows: Int?
  public let baseline: Baseline?
  /// Runs that diverged, and finished ones that are no better than the baseline; each counts as chance
  /// where settings are compared, and those that diverged where they are chosen, too.
  public let diverged: Int
  public let collapsed: Int

  /// Whether the choice does better than the baseline; nil where that is not known.
  public var beatsBaseline: Bool? {
    baseline.flatMap { baseline in mean.map(baseline.isBeaten) }
  }

  /// Whether another setting scores the same as the choice on the seeds that report.
  public var isTied: Bool { rivals.contains { $0.counted == counted } }

  /// The place of a setting on the seeds that report, from 1; those that score the same share it.
  public func place(of settings: Settings) -> Int? {
    let means = [(choice, counted)] + rivals.map { ($0.settings, $0.counted) }
    guard let own = means.first(where: { $0.0 == settings })?.1 else { return nil }
    return 1 + means.count { score.merit($0.1) > score.merit(own) }
  }

  public var outcome: Outcome {
    if rivals.isEmpty { return .alone }
    guard place(of: choice) == 1 else { return .fails }
    return rivals.allSatisfy(\.isBeaten) ? .confirmed : .leads
  }

  /// One for each of the experiment's data, in the order of the file, without those that have fewer
  /// than two seeds on each side. `settings` are in any order; `asked` are those of its runs in file
  /// order, which begins with the best of the sweep.
  public static func all(
    of experiment: ExperimentRecord, _ settings: [SettingScores], asked: [Settings] = []
  ) -> [Confirmation] {
    experiment.data.compactMap { data in
      Confirmation(
        experiment.score, data,
        settings.filter { experiment.data(of: $0.settings).name == data.name },
        best: asked.first { experiment.data(of: $0).name == data.name })
    }
  }

  /// Nil with fewer than two seeds on each side.
  private init?(
    _ score: Score, _ data: ExperimentData, _ settings: [SettingScores], best: Settings?
  ) {
    let seeds = Set(settings.flatMap { $0.runs.map(\.replicate.seed) }).sorted()
    guard seeds.count >= 4 else { return nil }
    let first = Set(seeds.prefix(seeds.count / 2))
    func half(_ isFirst: Bool) -> [SettingScores] {
      settings.map { setting in
        var part = setting
        part.runs = setting.runs.filter { first.contains($0.replicate.seed) == isFirst }
        return part
      }
    }
    self.score = score
    dataset = data.name
    let chose = ScoreTable(half(true), on: data, judge: score)
    let reports = half(false)
    let told = ScoreTable(reports, on: data, judge: score)
    let means = chose.rows.map { ScoreTable.mean($0.merits) ?? -.infinity }
    guard let chosen = means.indices.max(by: { means[$0] < means[$1] }),
      let counted = ScoreTable.mean(told.rows[chosen].merits)
    else { return nil }
    choice = settings[chosen].settings
    let complete = ScoreTable(settings, on: data, judge: score)
    let whole = complete.rows.map { ScoreTable.mean($0.merits) ?? -.infinity }
    // Of those that score the same the choice goes first.
    let top = whole.indices.reduce(chosen) { whole[$1] > whole[$0] ? $1 : $0 }
    leader = settings[top].settings
    leaderMean = complete.standing(of: settings[top], at: top, on: data, judge: score).mean
    sweepBest = best
    choosing = first.count
    reporting = seeds.count - first.count
    let sign = score.isHigherBetter ? 1.0 : -1
    self.counted = sign * counted
    func shown(_ place: Int) -> SettingVerdict {
      told.standing(of: reports[place], at: place, on: data, judge: score)
    }
    let own = shown(chosen)
    (mean, interval, rows) = (own.mean, own.interval, own.rows)
    sample = own.summary?.sample ?? (told.isOfSplits ? .splits(0) : .seeds(0))
    validationRows = told.validationRows
    baseline = told.baseline
    diverged = complete.rows.reduce(0) { $0 + $1.diverged }
    collapsed = complete.rows.reduce(0) { $0 + $1.collapsed }
    let others = settings.indices.filter { $0 != chosen }
    let tests = others.compactMap { place -> (Int, PairedTest)? in
      let (own, best) = told.pairs(place, with: chosen)
      return PairedTest(best, over: own, floor: told.leastVariance, ratio: told.ratio)
        .map { (place, $0) }
    }
    let adjusted = PairedTest.holm(tests.map(\.1.probability))
    rivals = zip(tests, adjusted).map { pair, probability in
      Rival(
        settings: settings[pair.0].settings,
        mean: shown(pair.0).mean,
        counted: sign * (ScoreTable.mean(told.rows[pair.0].merits) ?? .nan), test: pair.1,
        probability: probability)
    }.sorted { score.merit($0.counted) > score.merit($1.counted) }
  }
}

extension ScoreTable {
  /// What a setting, the one at a place of this table, came to as it is, nothing counted as chance: of
  /// folds' counts, added up, where a leaderboard adds them.
  fileprivate func standing(
    of scores: SettingScores, at place: Int, on data: ExperimentData, judge: Score
  ) -> SettingVerdict {
    SettingVerdict(
      scores, rows[place], judge, data.summed(judge), nil, ratio: ratio,
      hasInterval: data.splits?.order == nil, rows: validationRows)
  }
}
