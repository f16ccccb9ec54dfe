import Records

/// One setting of an experiment with the runs of all its seeds.
struct PooledSetting: Sendable {
  let settings: Settings
  /// Place of its first point in file order.
  let position: Int
  /// Runs that diverged; each is drawn by itself, up to where it ended.
  let diverged: [PointCurve]
  /// Runs with epochs that did not diverge, drawn as one mean curve. Where some have finished only
  /// those, as in the score: one that is at its first epochs yet would cut the curve short.
  let surviving: [PointCurve]
  /// Validation scores of the finished runs, in file order.
  let scores: [Double]
  /// The validation scores summed up; none where no run has finished.
  let score: SeedSummary?
  /// The mean validation loss of the finished runs; none where one of them is not a number.
  private let loss: Double?

  init(settings: Settings, runs: [PointCurve]) {
    self.settings = settings
    position = runs.map(\.run.position).min() ?? 0
    diverged = runs.filter { $0.run.state == .diverged }
    let unbroken = runs.filter { $0.run.state != .diverged && !$0.epochs.isEmpty }
    let finished = unbroken.filter { $0.run.state == .finished }
    surviving = finished.isEmpty ? unbroken : finished
    scores = runs.compactMap { curve in
      guard curve.run.state == .finished else { return nil }
      let metrics = curve.run.result?.validation ?? curve.epochs.last?.validation
      return metrics.flatMap { $0.score.isFinite ? $0.score : nil }
    }
    score = scores.isEmpty ? nil : SeedSummary(scores)
    let losses = runs.compactMap {
      $0.run.state == .finished ? $0.run.result?.validation.loss : nil
    }
    let mean = losses.reduce(0, +) / Double(losses.count)
    loss = mean.isFinite ? mean : nil
  }

  /// The mean curve of the surviving runs.
  func curve(_ metric: Metric, _ part: Part) -> PooledCurve {
    PooledCurve(surviving, metric, part)
  }

  /// Best first, as in the leaderboard: settings of which a run diverged come after all others,
  /// those without a finished run last; of equals the lower loss comes first, then file order.
  static func isBetter(_ left: PooledSetting, _ right: PooledSetting) -> Bool {
    guard let one = left.score, let two = right.score else {
      return left.score != nil || (right.score == nil && left.position < right.position)
    }
    if left.diverged.isEmpty != right.diverged.isEmpty { return left.diverged.isEmpty }
    if one.mean != two.mean { return one.mean > two.mean }
    let losses = (left.loss ?? .infinity, right.loss ?? .infinity)
    return losses.0 == losses.1 ? left.position < right.position : losses.0 < losses.1
  }
}

extension SeedSummary {
  /// Mean and range of one number at least.
  init(_ values: [Double]) {
    self.init(
      mean: values.reduce(0, +) / Double(values.count), lowest: values.min() ?? .nan,
      highest: values.max() ?? .nan)
  }
}
