/// Mean and range of one number over the seeds of a setting.
public struct SeedSummary: Sendable, Hashable {
  public var mean: Double
  public var lowest: Double
  public var highest: Double

  public init(mean: Double, lowest: Double, highest: Double) {
    self.mean = mean
    self.lowest = lowest
    self.highest = highest
  }
}

extension SeedSummary {
  /// The same with every sign turned: of a merit where less is better, the score.
  public func turned(_ isTurned: Bool = true) -> SeedSummary {
    guard isTurned else { return self }
    var summary = self
    (summary.mean, summary.lowest, summary.highest) = (-mean, -highest, -lowest)
    return summary
  }
}

/// One setting of an experiment with its seeds pooled: a row of the `leaderboard` view.
public struct LeaderboardRow: Sendable, Hashable {
  public var settings: Settings
  public var parameters: Int
  public var epochs: Int
  /// Finished runs that the summaries pool.
  public var seeds: Int
  /// Runs of the setting that diverged; a setting with any of them ranks after all without.
  public var diverged: Int
  public var validationScore: SeedSummary?
  public var validationLoss: SeedSummary?
  public var trainingScore: SeedSummary?
  public var testScore: SeedSummary?
  /// The finished run that ranks first.
  public var bestRun: TrajectoryID?
  /// What was asked for beside accuracy or R², in the order of the file.
  public var scores: [ScoreSummary] = []

  public init(
    settings: Settings, parameters: Int, epochs: Int, seeds: Int, diverged: Int,
    validationScore: SeedSummary? = nil, validationLoss: SeedSummary? = nil,
    trainingScore: SeedSummary? = nil, testScore: SeedSummary? = nil, bestRun: TrajectoryID? = nil
  ) {
    self.settings = settings
    self.parameters = parameters
    self.epochs = epochs
    self.seeds = seeds
    self.diverged = diverged
    self.validationScore = validationScore
    self.validationLoss = validationLoss
    self.trainingScore = trainingScore
    self.testScore = testScore
    self.bestRun = bestRun
  }
}

/// A score of a setting on both parts held out, pooled; nil where a run lacks it.
public struct ScoreSummary: Sendable, Hashable {
  public var score: Score
  public var validation: SeedSummary?
  public var test: SeedSummary?

  public init(_ score: Score, validation: SeedSummary?, test: SeedSummary?) {
    self.score = score
    self.validation = validation
    self.test = test
  }
}

extension LeaderboardRow {
  /// What a score came to; nil where it was not asked for.
  public subscript(score: Score) -> ScoreSummary? {
    if score.isStandard {
      return ScoreSummary(score, validation: validationScore, test: testScore)
    }
    return scores.first { $0.score == score }
  }
}
