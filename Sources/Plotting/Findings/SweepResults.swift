import Datasets
public import Records

/// What an experiment found, sorted for figures: its settings with their seeds pooled, best first,
/// and the axes that tell them apart, the one that matters most first. Only training and
/// validation numbers are looked at, never those of the test part.
public struct SweepResults: Sendable {
  let experiment: ExperimentRecord
  /// Every point's record, in file order.
  let runs: [PointRecord]
  /// Every training once, under the setting that comes first in the file; best first.
  let settings: [PooledSetting]
  /// The same under each setting that asks for it: what fills cells of a table.
  let cells: [PooledSetting]
  /// The axes in which settings differ, in column order.
  let axes: [VariedAxis]
  /// The axes that the blocks of the file fix, for which the name of the block stands.
  private let fixedByBlocks: [VariedAxis]
  /// The same axes, the one that matters most first.
  let effects: [AxisEffect]
  /// What its runs are ranked by, and how that is written.
  let score: Score
  let scoreText: ScoreText
  /// The formula that chose the runs, if one did.
  let condition: String?
  /// What answering without looking scores, by the name of the data.
  let baselines: [String: Baseline]
  /// What may be concluded, one for each of the data with a finished run.
  public var verdicts: [SweepVerdict]
  /// The validation part's true (rows) and predicted (columns) classes of the best setting's runs,
  /// added up; nil where that was not kept or asked for.
  public var confusion: [Int]?
  /// Images that a run of the best setting answers wrong; nil where its inputs are no images, or nobody
  /// asked.
  public var misread: Misread?
  /// What a run of the best setting answers where; nil where its inputs are not two, or nobody asked.
  public var boundary: Boundary?
  /// What the first layer of a run of the best setting looks for; nil where its inputs are no image,
  /// or nobody asked.
  public var firstLayer: FirstLayer?

  /// Takes every point of the experiment, in any state; those that have not run yet have no
  /// epochs; or, given a condition, the points for which it holds.
  public init(experiment: ExperimentRecord, curves: [PointCurve], condition: String? = nil) {
    self.experiment = experiment
    self.condition = condition
    baselines = Dictionary(
      experiment.baselines.map { ($0.dataset, $0) }, uniquingKeysWith: { first, _ in first })
    // What is trained on a whole outer part judges no setting.
    let curves = curves.filter { !$0.run.replicate.split.isWholeOuterPart }
      .map { $0.told(by: experiment.ranking(of: $0.run.settings)) }
      .sorted { $0.run.position < $1.run.position }
    runs = curves.map(\.run)
    let pooled = PooledSetting.pooled(curves, of: experiment)
    let isShared = curves.contains { !$0.run.aliases.isEmpty }
    let cells =
      isShared ? PooledSetting.pooled(curves.flatMap(\.asked), of: experiment) : pooled
    let differing = DifferingAxes(of: cells.map(\.settings))
    axes = differing.axes.map { VariedAxis($0, of: cells) }
    fixedByBlocks = differing.fixedByBlocks.map { VariedAxis($0, of: cells) }
    score = experiment.score
    settings = pooled.sorted(by: PooledSetting.isBetter)
    self.cells = isShared ? cells.sorted(by: PooledSetting.isBetter) : settings
    verdicts = SweepVerdict.all(of: experiment, self.cells.map(\.ended))
    effects = AxisEffect.all(axes, by: verdicts)
    ranked = settings.filter { $0.score != nil }
    seeds = settings.map(\.scores.count).max() ?? 0
    let replicates = ReplicateText(runs.map(\.replicate))
    (replicate, oneRun) = (replicates.noun, replicates.runNoun)
    epochs = runs.map(\.epochs).max() ?? 1
    lastEpoch = runs.map { $0.lastEpoch ?? $0.epochs }.max() ?? 1
    hasStops = runs.contains { $0.stop != nil }
    scoreText = ScoreText(short: score, best: settings.compactMap { $0.score?.mean }.max())
  }

  /// The best setting on each of the data, and those that may be as good; nil where nothing says which.
  var contenders: Set<Settings>? {
    let known = verdicts.compactMap { verdict in
      verdict.contenders.map { [verdict.best.settings] + $0.map(\.settings) }
    }
    return known.isEmpty ? nil : Set(known.joined())
  }

  /// Settings that have a score, best first.
  let ranked: [PooledSetting]

  /// The axes by which figures can be colored or parted.
  public var variedAxes: [Axis] { (axes + fixedByBlocks).map(\.axis) }

  /// `54 settings (48 of them different)`: some may be trained alike.
  var countedSettings: String {
    NumberText.counted(cells.count, "setting")
      + (cells.count == settings.count
        ? "" : " (\(NumberText.count(settings.count)) of them different)")
  }

  /// How many axes tell settings apart, those that blocks fix counted as one.
  public var axisCount: Int { axes.count }

  /// One of these with its values; nil for any other.
  func varied(_ axis: Axis?) -> VariedAxis? {
    (axes + fixedByBlocks).first { $0.axis == axis }
  }

  /// What tells settings apart where the axes `apart`, and blocks, are not to be named.
  func axes(apartFrom apart: [Axis]) -> [VariedAxis] {
    (axes + fixedByBlocks).filter { $0.axis != .block && !apart.contains($0.axis) }
  }

  /// The most finished runs that any setting pools.
  let seeds: Int

  /// What a mean is of, and settings are compared by: `seed`, or `split` and its kind.
  let replicate: String

  /// What one run is called: the same, or `run` where it is but one seed on one of several splits.
  let oneRun: String

  /// The most epochs that any point asks for.
  let epochs: Int

  /// The last epoch that any run needs, as far as is known.
  let lastEpoch: Int

  /// Whether stop rules may end runs early.
  let hasStops: Bool

  /// The axis that matters most, with its values.
  var mainAxis: VariedAxis? {
    effects.first.flatMap { effect in axes.first { $0.axis == effect.axis } }
  }

  /// What tells the setting from the others as a table would: `30 relu/softmax 0.5`.
  func label(_ setting: PooledSetting) -> String {
    axes.map { $0.label(setting.settings[$0.axis]) }.joined(separator: " ")
  }

  /// The same as a person would say it: `30 units, relu, no dropout`, without the value of an axis that is named beside it.
  func words(_ setting: PooledSetting, apartFrom known: Axis? = nil) -> String {
    axes.filter { $0.axis != known }.map { $0.named(setting.settings[$0.axis]) }
      .joined(separator: ", ")
  }

  /// Why its finished runs have no validation scores; nil where they have some, or none has finished.
  var lackOfValidation: String? {
    runs.contains { $0.state == .finished } ? experiment.lackOfValidation : nil
  }

  /// Why there is nothing to compare.
  var absence: String {
    lackOfValidation
      ?? (runs.contains { $0.state == .finished }
        ? "the finished runs have no validation score" : "no run has finished yet")
  }

  /// The runs of the setting that ranks first, for what only its runs can show.
  public var bestRuns: [PointRecord] { ranked.first?.surviving.map(\.run) ?? [] }

  /// Of these the median one, as a leaderboard names it; nil where none has finished.
  public var medianRun: PointRecord? {
    let finished = bestRuns.compactMap { run in run.result.map { (run, $0.validation) } }
    let ranks = finished.map { ResultRank($1, of: score, position: $0.position) }
    return Ranking.median(ranks).map { finished[$0].0 }
  }
}
