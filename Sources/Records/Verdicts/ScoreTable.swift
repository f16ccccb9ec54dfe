import Datasets
import Statistics

/// The merits of settings by sample: a seed, or a split with its seeds averaged.
struct ScoreTable: Sendable {
  struct Row: Sendable {
    /// What settings are ranked by, by sample, in the order of `samples`; nil where no run ended.
    var merits: [Double?] = []
    /// The same for differences, where what is below chance counts as chance: how hopeless a run is tells
    /// nothing, and would hide in its noise what can be told.
    var counted: [Double?] = []
    var diverged = 0
    /// Finished runs that are no better than chance.
    var collapsed = 0
    var finished = 0
  }

  /// One for each setting, in their order.
  private(set) var rows: [Row]
  /// Numbers of samples: of splits, and where there is one of seeds.
  private let splits: [SplitNumber: Int]
  private let seeds: [UInt64: Int]
  private let chance: Chance
  /// Whether samples are splits.
  let isOfSplits: Bool
  let samples: Int
  /// What chance comes to; where it is not known, chance is the worst that there is.
  let baseline: Baseline?
  /// The size of a validation part over that of its training part where samples are splits, which
  /// overlap; 0 where they are seeds.
  let ratio: Double
  /// Rows that a run is judged on; nil over several splits, and where the database does not know it.
  let validationRows: Int?
  /// The least variance that a difference of two settings on one sample can have: a share of N rows is
  /// rounded to 1/N, and of a difference that is a sixth of the square. 0 where there is none.
  let leastVariance: Double

  /// Of settings on the same data.
  init(_ settings: [SettingScores], on data: ExperimentData, judge: Score) {
    baseline = Baseline(data, judge)
    let known = Chance(data, judge)
    let splits = Self.numbered(settings) { $0.split }
    isOfSplits = splits.count > 1
    let seeds = isOfSplits ? [:] : Self.numbered(settings) { $0.seed }
    samples = max(splits.count, seeds.count)
    (self.splits, self.seeds) = (splits, seeds)
    let finite = settings.lazy.flatMap { $0.runs.lazy.compactMap(\.merit) }.filter(\.isFinite)
    let chance = known ?? Chance(merit: finite.min() ?? 0)
    self.chance = chance
    let (count, isOfSplits) = (samples, isOfSplits)
    ratio = isOfSplits ? data.splits?.ratio ?? 0 : 0
    let validation = data.description?.rows.validation
    validationRows = isOfSplits ? nil : validation
    let step = judge == .accuracy ? validation.map { 1 / Double(max(1, $0)) } ?? 0 : 0
    leastVariance = step * step / 6
    rows = settings.map { setting in
      var row = Row()
      let diverged = chance.ofDiverged(Self.mean(setting.runs.map(Self.finite)))
      var sums = [(sum: Double, counted: Double, runs: Int)](repeating: (0, 0, 0), count: count)
      for run in setting.runs {
        let place = isOfSplits ? splits[run.replicate.split] : seeds[run.replicate.seed]
        guard let place else { continue }
        if run.isDiverged { row.diverged += 1 } else { row.finished += 1 }
        if !run.isDiverged, let merit = run.merit, known?.isBeaten(by: merit) == false {
          row.collapsed += 1
        }
        let merit = Self.finite(run)
        sums[place].sum += merit ?? diverged
        sums[place].counted += max(merit ?? chance.merit, chance.merit)
        sums[place].runs += 1
      }
      row.merits = sums.map { $0.runs > 0 ? $0.sum / Double($0.runs) : nil }
      row.counted = sums.map { $0.runs > 0 ? $0.counted / Double($0.runs) : nil }
      return row
    }
  }

  private static func finite(_ run: SettingScores.Run) -> Double? {
    run.merit.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Numbers for what samples differ in, in the order in which they appear.
  private static func numbered<Key: Hashable>(
    _ settings: [SettingScores], _ key: (Replicate) -> Key
  ) -> [Key: Int] {
    var numbers: [Key: Int] = [:]
    for setting in settings {
      for run in setting.runs where numbers[key(run.replicate)] == nil {
        numbers[key(run.replicate)] = numbers.count
      }
    }
    return numbers
  }

  /// The mean of the samples that are there; nil of none.
  static func mean(_ merits: [Double?]) -> Double? {
    let known = merits.compactMap(\.self)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// A setting beside another one, by default the first, on the samples that both have, as they count in
  /// differences.
  func pairs(_ place: Int, with other: Int = 0) -> (own: [Double], best: [Double]) {
    var pairs: (own: [Double], best: [Double]) = ([], [])
    for (own, best) in zip(rows[place].counted, rows[other].counted) {
      guard let own, let best else { continue }
      pairs.own.append(own)
      pairs.best.append(best)
    }
    return pairs
  }

  private func number(of replicate: Replicate) -> Int? {
    isOfSplits ? splits[replicate.split] : seeds[replicate.seed]
  }

  /// The samples that most settings have.
  private var common: [Int] {
    (0..<samples).filter { sample in 2 * rows.count { $0.merits[sample] != nil } > rows.count }
  }

  /// Settings that have every sample that most have, with their merits there, or as they count.
  func complete(_ merits: (Row) -> [Double?]) -> (places: [Int], merits: [[Double]]) {
    let common = common
    let places = rows.indices.filter { place in
      common.allSatisfy { rows[place].merits[$0] != nil }
    }
    return (places, places.map { place in common.compactMap { merits(rows[place])[$0] } })
  }

  /// The merit that the best of these settings is expected to have elsewhere: on each sample that of
  /// the setting which is best on all others, and of all these runs together what a setting's score is
  /// of its runs. What diverged counts as chance. Nil of one setting or sample.
  func expectation(of settings: [SettingScores], summing measure: Measure?) -> Double? {
    let (places, merits) = complete { $0.merits }
    guard places.count > 1, let chosen = ChoiceExpectation.leavingOneOut(merits) else { return nil }
    var pool = ReplicatePool(summing: measure)
    var (pooled, lost) = (0, 0)
    for (place, sample) in zip(chosen, common) {
      for run in settings[places[place]].runs where number(of: run.replicate) == sample {
        let merit = Self.finite(run)
        // A run without counts would leave the sum without a value.
        if measure != nil, merit == nil {
          lost += 1
        } else {
          pool.take(merit ?? chance.merit, on: run.replicate.split, counts: run.counts)
          pooled += 1
        }
      }
    }
    return pool.summary(of: pooled).map { summary in
      (summary.mean * Double(pooled) + chance.merit * Double(lost)) / Double(pooled + lost)
    }
  }
}

extension ExperimentRecord {
  /// Finished runs that are no better than answering without looking, by the ranking score; each is
  /// held against its own data.
  public func collapsed(_ settings: [SettingScores]) -> Int {
    data.reduce(0) { count, data in
      let own = settings.filter { self.data(of: $0.settings).name == data.name }
      let table = ScoreTable(own, on: data, judge: score)
      return count + table.rows.reduce(0) { $0 + $1.collapsed }
    }
  }
}
