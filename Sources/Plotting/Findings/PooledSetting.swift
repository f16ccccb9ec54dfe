import Records

/// One setting of an experiment with the runs of all its seeds.
struct PooledSetting: Sendable {
  let settings: Settings
  /// Place of its first point in file order.
  let position: Int
  private let standing: SettingStanding
  private let judge: Score
  /// Runs that diverged; each is drawn by itself, up to where it ended.
  let diverged: [PointCurve]
  /// Runs with epochs that did not diverge, drawn as one mean curve. Where some have finished only
  /// those, as in the score: one that is at its first epochs yet would cut the curve short.
  let surviving: [PointCurve]
  /// All runs of the setting, in whatever state.
  let runs: Int
  /// Weights and biases of its network, and the processor time of a finished run.
  let parameters: Int
  let seconds: Double
  /// The finite ones of the finished runs' validation scores, in file order.
  let scores: [Double]
  /// What its ended runs came to, by replicate.
  let ended: SettingScores

  /// The validation scores summed up; none where a finished run has none that can be drawn, or no
  /// run has finished.
  var score: SeedSummary? {
    standing.merit?.turned(!judge.isHigherBetter).finite
  }

  /// The mean validation loss of the results of its surviving runs; nil where one has none that is
  /// finite. Under a stop rule this is not where the curve ends.
  var validationLoss: Double? {
    let losses = surviving.map { $0.run.result?.validation.loss ?? .nan }
    let mean = losses.reduce(0, +) / Double(losses.count)
    return mean.isFinite ? mean : nil
  }

  /// Finished runs that are no better than chance; none where it is not known what that is.
  var collapsed: Int { standing.collapsed }

  /// ` (1 of 3 diverged, 1 collapsed)`; nothing where all runs came to something.
  var lost: String {
    let parts = [(diverged.count, "diverged"), (collapsed, "collapsed")].filter { $0.0 > 0 }
    guard let first = parts.first else { return "" }
    let others = parts.dropFirst().map { ", \($0.0) \($0.1)" }.joined()
    return " (\(first.0) of \(runs) \(first.1)\(others))"
  }

  /// What it is ranked by; nil where no run finished.
  var countedScore: Double? {
    standing.countedMerit.map { judge.isHigherBetter ? $0 : -$0 }
  }

  /// The runs' scores are those that the experiment ranks by.
  init(
    settings: Settings, runs: [PointCurve], of experiment: ExperimentRecord, _ chance: Chance?
  ) {
    self.settings = settings
    judge = experiment.score
    self.runs = runs.count
    parameters = runs.first?.run.parameters ?? 0
    let times = runs.filter { $0.run.state == .finished }.compactMap(\.run.seconds)
    seconds = times.reduce(0, +) / Double(max(times.count, 1))
    position = runs.map(\.run.position).min() ?? 0
    diverged = runs.filter { $0.run.state == .diverged }
    let unbroken = runs.filter { $0.run.state != .diverged && !$0.epochs.isEmpty }
    let finished = unbroken.filter { $0.run.state == .finished }
    surviving = finished.isEmpty ? unbroken : finished
    var standing = SettingStanding(
      chance, summing: experiment.data(of: settings).summed(judge))
    var scores: [Double] = []
    var ended = SettingScores(
      settings: settings, parameters: runs.first?.run.parameters ?? 0, runs: [])
    for curve in runs {
      let position = curve.run.position
      if curve.run.state == .diverged {
        standing.takeDiverged(position: position)
        ended.runs.append(.init(curve.run.replicate, merit: nil, isDiverged: true))
      }
      guard curve.run.state == .finished,
        let metrics = (curve.run.result ?? curve.epochs.last)?.validation
      else { continue }
      let rank = ResultRank(metrics, of: judge, position: position)
      standing.take(rank, on: curve.run.replicate.split, counts: curve.run.counts)
      ended.runs.append(
        .init(curve.run.replicate, merit: rank.score, counts: curve.run.counts))
      if metrics.score.isFinite { scores.append(metrics.score) }
    }
    self.standing = standing
    self.scores = scores
    self.ended = ended
  }

  /// Runs by setting, in file order.
  static func pooled(
    _ runs: [PointCurve], of experiment: ExperimentRecord
  ) -> [PooledSetting] {
    let chances = Dictionary(
      experiment.data.map { ($0.name, Chance($0, experiment.score)) },
      uniquingKeysWith: { first, _ in first })
    return Dictionary(grouping: runs, by: \.run.settings)
      .map {
        PooledSetting(
          settings: $0.key, runs: $0.value, of: experiment,
          chances[experiment.data(of: $0.key).name] ?? nil)
      }
      .sorted { $0.position < $1.position }
  }

  /// The mean curve of the surviving runs.
  func curve(_ metric: Metric, _ part: Part) -> PooledCurve {
    PooledCurve(surviving, metric, part)
  }

  /// Best first, as in the leaderboard; settings without an ended run last, in file order.
  static func isBetter(_ left: PooledSetting, _ right: PooledSetting) -> Bool {
    left.standing.isBefore(right.standing)
      || !right.standing.isBefore(left.standing) && left.position < right.position
  }
}
