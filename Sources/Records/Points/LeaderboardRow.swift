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
  /// The finished run with the best validation score.
  public var bestRun: TrajectoryID?

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
