import GRDB
public import Records

extension Results {
  /// The settings of an experiment with their seeds pooled, best first, as the `leaderboard` view
  /// shows them: all of them without a limit. `score` ranks them instead of the experiment's own.
  public func leaderboard(
    of experiment: String, limit: Int? = nil, by score: Score? = nil
  ) throws(StorageError) -> Leaderboard {
    try read { db in
      let key = try Self.key(db, experiment)
      guard var record = try ExperimentRow.fetch(db, "WHERE id = ?", [key]).first else {
        return Leaderboard(rows: [], total: 0, scores: [])
      }
      let isReranked = score.map { $0 != record.score } ?? false
      if let score { record = record.ranked(by: score) }
      let pools = try SettingPool.all(
        db, experiment: key, scores: ResultScores(db, record, key: key, isReranked: isReranked)
      )
      .map { (pool: $0, rank: $0.standing.order) }.sorted { $0.rank.isBefore($1.rank) }
      .map(\.pool)
      var settings = SettingTable(db)
      _ = try settings.all(of: key)
      return Leaderboard(
        rows: try pools.prefix(limit ?? .max).map { try row(db, $0, &settings) },
        total: pools.count,
        scores: try pools.map {
          SettingScores(
            settings: try settings.settings($0.setting), parameters: $0.parameters,
            runs: $0.runs, seconds: $0.meanSeconds)
        })
    }
  }

  private func row(
    _ db: Database, _ pool: SettingPool, _ settings: inout SettingTable
  ) throws -> LeaderboardRow {
    func run(_ trajectory: Int64?) throws -> TrajectoryID? {
      guard let trajectory else { return nil }
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT run FROM trajectories WHERE id = ?"),
        arguments: [trajectory])
      return try row?.runID("run")
    }
    var leader = LeaderboardRow(
      settings: try settings.settings(pool.setting), parameters: pool.parameters,
      epochs: pool.epochs, seeds: pool.standing.finished, diverged: pool.standing.diverged,
      splits: max(1, pool.standing.splits), validationScore: pool.validationScore?.finite,
      validationLoss: pool.standing.validationLoss?.finite,
      trainingScore: pool.trainingScore?.finite, testScore: pool.testScore?.finite,
      bestRun: try run(pool.bestTrajectory))
    leader.medianRun = try run(pool.medianTrajectory)
    leader.scores = pool.scores
    leader.collapsed = pool.standing.collapsed
    return leader
  }

  /// The axes in which the settings that an experiment asks for differ, in column order.
  public func differingAxes(of experiment: String) throws(StorageError) -> [Axis] {
    try read { db in try DifferingColumn.read(db, experiment: Self.key(db, experiment)) }
  }

  /// The names of the variables (`let`) of an experiment, or of all.
  public func variables(of experiment: String?) throws(StorageError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT j.key FROM settings s, json_each(s.variables) j
          WHERE ?1 IS NULL OR s.experiment = ?1 ORDER BY j.key
          """, arguments: [try experiment.map { try Self.key(db, $0) }])
    }
  }
}
