/// What the ended runs of one setting came to, replicate by replicate.
public struct SettingScores: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public var replicate: Replicate
    /// The score turned so that more is better; nil where the run diverged or has no number.
    public var merit: Double?
    public var isDiverged: Bool

    public init(_ replicate: Replicate, merit: Double?, isDiverged: Bool = false) {
      self.replicate = replicate
      self.merit = merit
      self.isDiverged = isDiverged
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
