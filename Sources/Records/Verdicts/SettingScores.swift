/// What the ended runs of one setting came to, replicate by replicate.
public struct SettingScores: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public var replicate: Replicate
    /// The score turned so that more is better; nil where the run diverged or has no number.
    public var merit: Double?
    public var isDiverged: Bool
    /// Its validation part's confusion counts, where the score is pooled by them.
    public var counts: [Int]?

    public init(
      _ replicate: Replicate, merit: Double?, isDiverged: Bool = false, counts: [Int]? = nil
    ) {
      self.replicate = replicate
      self.merit = merit
      self.isDiverged = isDiverged
      self.counts = counts
    }
  }

  public var settings: Settings
  /// Of its network.
  public var parameters: Int
  public var runs: [Run]
  /// Of processor time that a finished run took, on average; nil where that is not known.
  public var seconds: Double?

  public init(settings: Settings, parameters: Int, runs: [Run], seconds: Double? = nil) {
    self.settings = settings
    self.parameters = parameters
    self.runs = runs
    self.seconds = seconds
  }

  /// Whether both are the same network, trained once: other runs would have taken another time.
  func isTrained(as other: SettingScores) -> Bool {
    seconds != nil && seconds == other.seconds && parameters == other.parameters
      && runs == other.runs
  }
}

extension [SettingScores] {
  /// The same as if the file had no blocks: what several of them ask for is there once.
  var withoutBlocks: [SettingScores] {
    guard contains(where: { $0.settings.block != nil }) else { return self }
    var seen: Set<Settings> = []
    return compactMap { scores in
      var scores = scores
      scores.settings[.block] = nil
      return seen.insert(scores.settings).inserted ? scores : nil
    }
  }
}

/// The settings of an experiment, best first.
public struct Leaderboard: Sendable {
  /// The best ones.
  public var rows: [LeaderboardRow]
  /// Settings with an ended run, shown here or not.
  public var total: Int
  /// The runs of all of them, in the same order.
  public var scores: [SettingScores]

  public init(rows: [LeaderboardRow], total: Int, scores: [SettingScores]) {
    self.rows = rows
    self.total = total
    self.scores = scores
  }
}
