import Records

/// What is about to be trained: all that progress needs to know beforehand.
struct ProgressPlan: Sendable {
  /// The experiment's name.
  var experiment: String
  /// The name of its file; empty where there is none.
  var file = ""
  /// Trajectories to train now, those finished earlier not counted.
  var runs: Int
  /// Those of them that lack nothing but scores, which what is stored tells.
  var toScore = 0
  var finishedEarlier: Int
  /// How the scores are written.
  var scoreText: ScoreText
  /// Work of all `runs` together, in the unit of `ProgressRun.work`.
  var work: Double
  /// Parts of the data without rows.
  var emptyParts: Set<Part> = []
  /// The best run of those finished earlier.
  var best: ProgressBest?
  /// Looks a run up when it starts.
  var describe: @Sendable (TrajectoryID) -> ProgressRun
}

/// What is known of a run before it is trained.
struct ProgressRun: Sendable, Hashable {
  /// What tells its setting from others: `30-30 relu/softmax 0.5`.
  var label: String
  /// Place of its first point in the file.
  var position: Int
  var epochs: Int
  /// Those that one epoch trains on.
  var examples: Int
  /// Predicted cost in any unit, the same for all runs.
  var work: Double
}

/// The best finished run so far.
struct ProgressBest: Sendable, Hashable {
  var rank: ResultRank
  var label: String

  /// None for a run without a score, or with an infinite one: nobody would call it the best.
  init?(_ rank: ResultRank, label: String) {
    guard rank.score?.isFinite ?? false else { return nil }
    self.rank = rank
    self.label = label
  }

  /// The best of the runs that have finished; `label` tells what tells a run from others.
  init?(among runs: [PointRecord], by score: Score = .accuracy, label: (PointRecord) -> String) {
    var best: (run: PointRecord, rank: ResultRank)?
    for run in runs { Self.keepBetter(&best, run, by: score) }
    guard let best else { return nil }
    self.init(best.rank, label: label(best.run))
  }

  /// Takes a run in the place of the best one so far, if it has finished and is better.
  static func keepBetter(
    _ best: inout (run: PointRecord, rank: ResultRank)?, _ run: PointRecord, by score: Score
  ) {
    guard run.state == .finished, let result = run.result else { return }
    let rank = ResultRank(result.told(by: score).validation, of: score, position: run.position)
    if best.map({ rank.isBefore($0.rank) }) ?? true { best = (run, rank) }
  }
}
