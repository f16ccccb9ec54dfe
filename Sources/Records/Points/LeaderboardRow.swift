public import Statistics

/// Mean, range and spread of one number over the replicates of a setting.
public struct SeedSummary: Sendable, Hashable {
  /// Of the splits, each with its seeds averaged first: seeds of one split are no further splits.
  public var mean: Double
  public var lowest: Double
  public var highest: Double
  /// What the mean is of.
  public var sample: Sample
  /// The standard deviation of these; nil of one.
  public var deviation: Double?

  /// What makes one sample of a number.
  public enum Sample: Sendable, Hashable {
    /// So many seeds on one split.
    case seeds(Int)
    /// So many splits.
    case splits(Int)

    /// How many there are.
    public var count: Int {
      switch self {
      case .seeds(let count), .splits(let count): count
      }
    }

    /// `3 seeds`, `25 splits`.
    public var words: String {
      switch self {
      case .seeds(let count): NumberText.counted(count, "seed")
      case .splits(let count): NumberText.counted(count, "split")
      }
    }
  }

  public init(
    mean: Double, lowest: Double, highest: Double, sample: Sample = .seeds(1),
    deviation: Double? = nil
  ) {
    self.mean = mean
    self.lowest = lowest
    self.highest = highest
    self.sample = sample
    self.deviation = deviation
  }

  /// Where the mean lies, with a confidence of 95 %: of splits, what another split would give, where
  /// a validation part is `ratio` times as large as its training part; of seeds, what other seeds
  /// would give on this split. Nil of one sample.
  public func interval(ratio: Double) -> MeanInterval? {
    guard let deviation, deviation.isFinite else { return nil }
    switch sample {
    case .seeds(let count):
      return MeanInterval(mean: mean, deviation: deviation, samples: count)
    case .splits(let count):
      return MeanInterval(mean: mean, deviation: deviation, splits: count, ratio: ratio)
    }
  }
}

extension SeedSummary {
  /// Nil where one of the numbers is infinite: a mean of it says nothing.
  public var finite: SeedSummary? {
    mean.isFinite && lowest.isFinite && highest.isFinite ? self : nil
  }

  /// The same with every sign turned: of a merit where less is better, the score.
  public func turned(_ isTurned: Bool = true) -> SeedSummary {
    guard isTurned else { return self }
    var summary = self
    (summary.mean, summary.lowest, summary.highest) = (-mean, -highest, -lowest)
    return summary
  }
}

/// One setting of an experiment with its replicates pooled: a row of the `leaderboard` view.
public struct LeaderboardRow: Sendable, Hashable {
  public var settings: Settings
  public var parameters: Int
  public var epochs: Int
  /// Finished runs that the summaries pool: seeds, on each of the splits.
  public var seeds: Int
  /// Splits that these are on.
  public var splits: Int
  /// Runs of the setting that diverged; each counts as chance where settings are ranked.
  public var diverged: Int
  /// Finished runs that are no better than chance.
  public var collapsed = 0
  /// Nil, as the other summaries, unless every finished run has a finite number.
  public var validationScore: SeedSummary?
  public var validationLoss: SeedSummary?
  public var trainingScore: SeedSummary?
  public var testScore: SeedSummary?
  /// The finished run that ranks first.
  public var bestRun: TrajectoryID?
  /// The finished run in the middle, of two the better one: what a run of this setting is like.
  public var medianRun: TrajectoryID?
  /// What was asked for beside accuracy or R², in the order of the file.
  public var scores: [ScoreSummary] = []

  public init(
    settings: Settings, parameters: Int, epochs: Int, seeds: Int, diverged: Int, splits: Int = 1,
    validationScore: SeedSummary? = nil, validationLoss: SeedSummary? = nil,
    trainingScore: SeedSummary? = nil, testScore: SeedSummary? = nil, bestRun: TrajectoryID? = nil
  ) {
    self.settings = settings
    self.parameters = parameters
    self.epochs = epochs
    self.seeds = seeds
    self.splits = splits
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

extension ExperimentRecord {
  /// Whether a network of this setting overflows at some validation row.
  public func overflows(_ row: LeaderboardRow) -> Bool {
    row.seeds > 0
      && overflows(
        data(of: row.settings), hasLoss: row.validationLoss != nil,
        hasScore: row.validationScore != nil)
  }

  /// Whether the network of a finished run does.
  public func overflows(_ run: PointRecord) -> Bool {
    guard run.state == .finished, let validation = run.result?.validation else { return false }
    return overflows(
      data(of: run.settings), hasLoss: validation.loss.isFinite,
      hasScore: validation.score.isFinite)
  }

  /// The loss of a number that is predicted may be too large for 32 bits where the number is not.
  private func overflows(_ data: ExperimentData, hasLoss: Bool, hasScore: Bool) -> Bool {
    data.hasValidationPart && !hasLoss && (!hasScore || !data.classes.isEmpty)
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
