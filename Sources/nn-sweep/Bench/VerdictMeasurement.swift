import Datasets
import Kernels
import Records
import Statistics

/// How often verdicts on a few seeds hold, measured on an experiment that was run with many: seeds are
/// drawn from it again and again, and what all of them say is taken for the truth.
struct VerdictMeasurement {
  /// What verdicts on so many seeds came to.
  struct Row {
    let seeds: Int
    /// How often the truly best setting is named best or may be as good, in percent.
    var covers = 0.0
    /// How many settings that set has.
    var size = 0.0
    /// How often the truly best setting is named.
    var named = 0.0
    /// By how much the number of the best, and what is expected of it, are too high.
    var bias = 0.0
    var expectationBias = 0.0
    /// How often any axis is claimed where no setting differs in truth, in percent.
    var falseClaims = 0.0
    /// Of axes with a tenth of the true variation or more, how many are claimed, in percent.
    var found = 0.0
  }

  let experiment: String
  let settings: Int
  let seeds: Int
  private(set) var rows: [Row] = []

  /// Nil where the experiment has fewer than 40 seeds, and where less of its score is better. `counts` are the
  /// seeds of a verdict, `draws` how many verdicts are made of each.
  init?(_ experiment: ExperimentRecord, _ scores: [SettingScores], counts: [Int], draws: Int) {
    let whole = scores.filter { setting in setting.runs.allSatisfy { $0.merit != nil } }
    let most = whole.map(\.runs.count).max() ?? 0
    let complete = whole.filter { $0.runs.count == most }
    guard most >= 40, complete.count > 1, experiment.score.isHigherBetter else { return nil }
    self.experiment = experiment.name
    settings = complete.count
    seeds = most
    let truth = TrueMerits(experiment, complete)
    let levelled = complete.map { setting in truth.levelled(setting) }
    for count in counts {
      var row = Row(seeds: count)
      var important = 0.0
      for draw in 0..<draws {
        let chosen = Self.chosen(count, of: most, draw: draw)
        guard
          let verdict = Self.verdict(experiment, complete, chosen),
          let none = Self.verdict(experiment, levelled, chosen)
        else { continue }
        let contenders = verdict.contenders ?? []
        let own = truth.value(verdict.best.settings)
        let isNamed = verdict.best.settings == truth.best
        let isCovered = isNamed || contenders.contains { $0.settings == truth.best }
        row.named += isNamed ? 100 : 0
        row.covers += isCovered ? 100 : 0
        row.size += Double(contenders.count + 1)
        row.bias += (verdict.best.mean ?? .nan) - own
        row.expectationBias += (verdict.expectation ?? .nan) - own
        row.falseClaims += none.axes.contains(where: \.isClaimed) ? 100 : 0
        for axis in verdict.axes where truth.isImportant(axis.axis) {
          important += 1
          row.found += axis.isClaimed ? 100 : 0
        }
      }
      row.scale(by: 1 / Double(draws), found: 1 / max(1, important))
      rows.append(row)
    }
  }

  /// The places of the seeds of a draw.
  private static func chosen(_ count: Int, of all: Int, draw: Int) -> Set<Int> {
    var source = RandomSource(seed: UInt64(count), .bootstrap, UInt64(draw))
    var places = Array(0..<all)
    source.shuffle(&places)
    return Set(places.prefix(count))
  }

  /// The verdict on the seeds at these places.
  private static func verdict(
    _ experiment: ExperimentRecord, _ scores: [SettingScores], _ chosen: Set<Int>
  ) -> SweepVerdict? {
    var drawn = scores.map { setting in
      var setting = setting
      setting.runs = setting.runs.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
      return setting
    }
    drawn.sort { TrueMerits.mean($0) > TrueMerits.mean($1) }
    return SweepVerdict.all(of: experiment, drawn).first
  }

  var lines: [TextLine] {
    let title = TextLine(
      "\(experiment): \(settings) settings, verdicts on seeds drawn from \(seeds)", .bold)
    var table = TextTable([
      .init("seeds", .number), .init("best named %", .number), .init("set holds it %", .number),
      .init("set size", .number), .init("best too high", .number),
      .init("expect too high", .number), .init("false axes %", .number),
      .init("axes found %", .number),
    ])
    for row in rows {
      table.append([
        "\(row.seeds)", NumberText.fixed(row.named, 1), NumberText.fixed(row.covers, 1),
        NumberText.fixed(row.size, 1), NumberText.fixed(100 * row.bias, 2),
        NumberText.fixed(100 * row.expectationBias, 2), NumberText.fixed(row.falseClaims, 1),
        NumberText.fixed(row.found, 1),
      ])
    }
    return [title] + table.lines()
  }
}

extension VerdictMeasurement.Row {
  fileprivate init(seeds: Int) { self.seeds = seeds }

  fileprivate mutating func scale(by factor: Double, found: Double) {
    covers *= factor
    size *= factor
    named *= factor
    bias *= factor
    expectationBias *= factor
    falseClaims *= factor
    self.found *= found
  }
}

/// What all seeds of an experiment say.
private struct TrueMerits {
  let best: Settings
  private let values: [Settings: Double]
  private let scale: ErrorScale
  /// Mean z of each setting, and of all.
  private let heights: [Settings: Double]
  private let grand: Double
  private let important: Set<AxisGroup>

  init(_ experiment: ExperimentRecord, _ scores: [SettingScores]) {
    values = Dictionary(
      scores.map { ($0.settings, Self.mean($0)) }, uniquingKeysWith: { first, _ in first })
    let sorted = scores.sorted { Self.mean($0) > Self.mean($1) }
    best = sorted[0].settings
    let scale = ErrorScale(
      experiment.score,
      rows: experiment.data[0].description.map { Double($0.rows.validation) })
    self.scale = scale
    heights = Dictionary(
      scores.map { setting in
        let merits = setting.runs.compactMap { $0.merit.map(scale.z) }
        return (setting.settings, merits.reduce(0, +) / Double(max(1, merits.count)))
      }, uniquingKeysWith: { first, _ in first })
    grand = heights.values.reduce(0, +) / Double(max(1, heights.count))
    let axes = SweepVerdict.all(of: experiment, sorted).first?.axes ?? []
    important = Set(axes.filter { $0.share.main >= 0.1 }.map(\.axis))
  }

  static func mean(_ setting: SettingScores) -> Double {
    let merits = setting.runs.compactMap(\.merit)
    return merits.reduce(0, +) / Double(max(1, merits.count))
  }

  func value(_ settings: Settings) -> Double { values[settings] ?? .nan }

  func isImportant(_ axis: AxisGroup) -> Bool { important.contains(axis) }

  /// A setting with its noise, but without what tells it from the others on the scale on which axes are
  /// judged.
  func levelled(_ setting: SettingScores) -> SettingScores {
    var level = setting
    let shift = grand - (heights[setting.settings] ?? grand)
    for place in level.runs.indices {
      level.runs[place].merit = level.runs[place].merit.map { merit in
        let error = Elementary.exp(-(scale.z(merit) + shift))
        return (scale.limit ?? 0) - error
      }
    }
    return level
  }
}
