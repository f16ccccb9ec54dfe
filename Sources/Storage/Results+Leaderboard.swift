public import Experiments
import GRDB

extension Results {
  /// The settings of an experiment with their seeds pooled, best first, as the `leaderboard` view
  /// shows them; all of them without a limit.
  ///
  /// The view pools everything before it sorts. Here only what ranks a setting is pooled for all
  /// of them, and the rest for the few that are shown. The cross join and the plus sign hold
  /// SQLite to the index by setting, without which each of those few costs a scan of all points.
  public func leaderboard(
    of experiment: String, limit: Int? = nil
  ) throws(StorageError) -> [LeaderboardRow] {
    try read { db in
      var reader = SettingReader()
      return try Row.fetchAll(
        db, sql: Self.leaderboardQuery, arguments: [try key(db, experiment), limit ?? -1]
      ).map { try Self.row($0, &reader) }
    }
  }

  /// The number of rows of the whole leaderboard.
  public func leaderboardSize(of experiment: String) throws(StorageError) -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (
            SELECT 1 FROM points
            WHERE experiment = ? AND active = 1 AND state IN ('finished', 'diverged')
            GROUP BY setting, epochs)
          """, arguments: [try key(db, experiment)]) ?? 0
    }
  }

  /// The axes in which the settings that an experiment asks for differ, in column order.
  public func differingAxes(of experiment: String) throws(StorageError) -> [Axis] {
    try read { db in try DifferingColumn.read(db, experiment: key(db, experiment)) }
  }

  /// The names of the variables (`let`) of an experiment, or of all.
  public func variables(of experiment: String?) throws(StorageError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT j.key FROM settings s, json_each(s.variables) j
          WHERE ?1 IS NULL OR s.experiment = ?1 ORDER BY j.key
          """, arguments: [try experiment.map { try key(db, $0) }])
    }
  }

  static let leaderboardQuery = """
    WITH best AS MATERIALIZED (
      SELECT
        setting, epochs, min(position) AS position, min(trajectory) AS trajectory,
        sum(state = 'diverged') AS diverged,
        CASE WHEN count(validation_score) = sum(state = 'finished') THEN avg(validation_score) END
          AS score,
        CASE WHEN count(validation_loss) = sum(state = 'finished') THEN avg(validation_loss) END
          AS loss
      FROM points
      WHERE experiment = ?1 AND active = 1 AND state IN ('finished', 'diverged')
      GROUP BY setting, epochs
      ORDER BY diverged > 0, score DESC, loss IS NULL, loss, position
      LIMIT ?2
    )
    SELECT
      t.parameters, b.epochs, sum(p.state = 'finished'), b.diverged,
      b.score, min(p.validation_score), max(p.validation_score),
      b.loss, min(p.validation_loss), max(p.validation_loss),
      \(pooled("training_score")), \(pooled("test_score")),
      (SELECT r.run FROM points f JOIN trajectories r ON r.id = f.trajectory
        WHERE f.experiment = ?1 AND f.setting = b.setting AND f.epochs = b.epochs
          AND f.active = 1 AND f.state = 'finished'
        ORDER BY +f.validation_score DESC, f.position LIMIT 1),
      s.text
    FROM best b
    CROSS JOIN points p ON p.experiment = ?1 AND p.setting = b.setting AND p.epochs = b.epochs
    JOIN trajectories t ON t.id = b.trajectory
    JOIN settings s ON s.id = b.setting
    WHERE p.active = 1 AND p.state IN ('finished', 'diverged')
    GROUP BY b.setting, b.epochs
    ORDER BY b.diverged > 0, b.score DESC, b.loss IS NULL, b.loss, b.position
    """

  private static func pooled(_ column: String) -> String {
    """
    CASE WHEN count(p.\(column)) = sum(p.state = 'finished') THEN avg(p.\(column)) END,
      min(p.\(column)), max(p.\(column))
    """
  }

  private static func row(_ row: Row, _ reader: inout SettingReader) throws -> LeaderboardRow {
    func summary(_ column: Int) throws -> SeedSummary? {
      guard let mean: Double = try row.at(column) else { return nil }
      return SeedSummary(
        mean: mean, lowest: try row.at(column + 1), highest: try row.at(column + 2))
    }
    return LeaderboardRow(
      settings: reader.settings(try row.at(17)), parameters: try row.at(0),
      epochs: try row.at(1), seeds: try row.at(2), diverged: try row.at(3),
      validationScore: try summary(4), validationLoss: try summary(7),
      trainingScore: try summary(10), testScore: try summary(13),
      bestRun: try (row.at(16) as String?).map { _ in try row.runID(at: 16) })
  }
}
