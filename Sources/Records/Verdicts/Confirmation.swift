public import Statistics

/// What new seeds say of settings that were chosen before: one half of the seeds chooses among them,
/// the other half, which played no part in that, tells how good the choice is and compares it with the
/// others. That claim may be published.
public struct Confirmation: Sendable {
  public struct Rival: Sendable {
    public let settings: Settings
    public let mean: Double
    /// By how much the choice is better on the seeds that report, in merit.
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
  public let leaderMean: Double
  /// What was best in the sweep; nil where nobody said in which order settings are asked for.
  public let sweepBest: Settings?
  /// How many seeds chose, and how many report.
  public let choosing: Int
  public let reporting: Int
  /// The choice's mean over the reporting seeds, and where it lies.
  public let mean: Double
  public let interval: MeanInterval?
  /// What the mean is of.
  public let sample: SeedSummary.Sample
  /// The rows it is judged on allow for this; of accuracy on one split.
  public let rows: ClosedRange<Double>?
  /// The others, best first.
  public let rivals: [Rival]
  public let score: Score
  public let validationRows: Int?
  /// Runs that diverged; each counts as chance.
  public let diverged: Int

  /// The place of a setting on the seeds that report, from 1; those that score the same share it.
  public func place(of settings: Settings) -> Int? {
    let means = [(choice, mean)] + rivals.map { ($0.settings, $0.mean) }
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
    let told = ScoreTable(half(false), on: data, judge: score)
    let means = chose.rows.map { ScoreTable.mean($0.merits) ?? -.infinity }
    guard let chosen = means.indices.max(by: { means[$0] < means[$1] }),
      let mean = ScoreTable.mean(told.rows[chosen].merits)
    else { return nil }
    choice = settings[chosen].settings
    let whole = ScoreTable(settings, on: data, judge: score).rows.map {
      ScoreTable.mean($0.merits) ?? -.infinity
    }
    // Of those that score the same the choice goes first.
    let top = whole.indices.reduce(chosen) { whole[$1] > whole[$0] ? $1 : $0 }
    leader = settings[top].settings
    leaderMean = (score.isHigherBetter ? 1 : -1) * whole[top]
    sweepBest = best
    choosing = first.count
    reporting = seeds.count - first.count
    let sign = score.isHigherBetter ? 1.0 : -1
    self.mean = sign * mean
    let isInTime = data.splits?.order != nil
    let values = told.rows[chosen].merits.compactMap(\.self)
    interval = isInTime ? nil : MeanInterval(of: values.map { sign * $0 }, ratio: told.ratio)
    sample = told.isOfSplits ? .splits(values.count) : .seeds(values.count)
    validationRows = told.validationRows
    rows = WilsonInterval(of: score, self.mean, rows: validationRows)?.range
    diverged = (chose.rows + told.rows).reduce(0) { $0 + $1.diverged }
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
        mean: sign * (ScoreTable.mean(told.rows[pair.0].merits) ?? .nan), test: pair.1,
        probability: probability)
    }.sorted { $0.test.mean < $1.test.mean }
  }
}
