import Records

/// A row a setting with its replicates pooled, best first: what `SettingStanding` says, in SQL. A training
/// that several settings ask for stands in the row of each.
enum LeaderboardView {
  /// A mean is NULL where one of the pooled numbers is not a number: a mean of the others would
  /// flatter the setting.
  static let sql = """
    CREATE VIEW leaderboard AS
    SELECT
      e.name AS experiment,
      \(ViewColumns.axes),
      g.parameters, g.epochs, nullif(g.stop, '') AS stop, g.seeds, g.diverged,
      \(Part.allCases.map(pooled).joined(separator: ",\n  ")),
      (SELECT t.run FROM trajectories t WHERE t.id = r.best) AS best_run\(ViewColumns.addedAxes),
      g.splits,
      row_number() OVER (PARTITION BY g.experiment
        ORDER BY \(order)) AS rank,
      ifnull(nullif(e.score, ''), iif(e.has_classes, 'accuracy', 'r2')) AS score,
      e.score NOT IN (\(ScoreRows.lowerIsBetter)) AS higher_is_better\(scores),
      (SELECT t.run FROM trajectories t WHERE t.id = r.median) AS median_run,
      g.sd, g.collapsed
    FROM (
      SELECT u.*, \(rankedMerit) AS merit\(summed)
      FROM (
        \(groups("points", "p.setting NOT IN (SELECT setting FROM aliases)"))
        UNION ALL
        \(groups(AliasRows.askedPoints, "p.setting IN (SELECT setting FROM aliases)"))
      ) u
      JOIN experiments e ON e.id = u.experiment
      JOIN settings s ON s.id = u.setting
      LEFT JOIN \(FoldScores.table) f
        ON f.experiment = u.experiment AND f.setting = u.setting AND f.epochs = u.epochs
    ) g
    JOIN experiments e ON e.id = g.experiment
    JOIN settings s ON s.id = g.setting
    LEFT JOIN \(PickedRuns.table) r
      ON r.experiment = g.experiment AND r.setting = g.setting AND r.epochs = g.epochs
    LEFT JOIN \(PooledScores.table) o
      ON o.experiment = g.experiment AND o.setting = g.setting AND o.epochs = g.epochs
    ORDER BY e.name, \(order)
    """

  /// Settings with a finished run first; without knowing chance those of which none diverged.
  private static let order = "g.seeds = 0, g.uncounted > 0, \(RankingSQL.order(of: "g."))"

  private static let overFolds = Score.allCases.filter(\.isSummedOverFolds)

  /// What settings are ranked by: the mean over splits, or over folds what follows from their counts.
  private static let rankedMerit = """
    CASE WHEN u.has_folds AND u.mean_merit IS NOT NULL THEN CASE e.score
          \(overFolds.map { "WHEN '\($0.column)' THEN \(counted(FoldScores.value($0)))" }
            .joined(separator: "\n      "))
          ELSE \(counted("u.mean_merit")) END
        ELSE \(counted("u.mean_merit")) END
    """

  /// The share of the runs that diverged counts as chance, but no better than the others.
  private static func counted(_ value: String) -> String {
    """
    iif(u.chance IS NULL OR u.diverged = 0, \(value),
            (\(value) * u.seeds + min(\(value), u.chance) * u.diverged) / (u.seeds + u.diverged))
    """
  }

  private static let summed = overFolds.map {
    ",\n    \(FoldScores.value($0)) AS summed_\($0.column)"
  }.joined()

  /// The splits of each setting, a mean a number.
  private static func groups(_ points: String, _ condition: String) -> String {
    """
    SELECT
      experiment, setting, epochs, stop, min(position) AS position, parameters,
      sum(seeds) AS seeds, sum(diverged) AS diverged, sum(seeds > 0) AS splits,
      \(numbers.map(mean).joined(separator: ",\n  ")),
      CASE WHEN count(merit) = sum(seeds > 0) THEN avg(merit) END AS mean_merit,
      max(chance) AS chance, max(fold) IS NOT NULL AS has_folds, \(deviation) AS sd,
      sum(collapsed) AS collapsed, sum(uncounted) AS uncounted
    FROM (
      \(splits(points, condition))
    )
    GROUP BY experiment, setting, epochs
    """
  }

  /// The standard deviation of the validation score over splits, or over the seeds of a single one; NULL
  /// of one, and where a run has none.
  private static let deviation = """
    CASE WHEN count(validation_score) < sum(seeds > 0) THEN NULL
        WHEN sum(seeds > 0) > 1 THEN sqrt(max(0.0, (avg(validation_score * validation_score)
          - avg(validation_score) * avg(validation_score)) * sum(seeds > 0) / (sum(seeds > 0) - 1)))
        WHEN sum(seeds) > 1 THEN sqrt(max(0.0, (max(square) - max(validation_score)
          * max(validation_score)) * sum(seeds) / (sum(seeds) - 1))) END
    """

  /// Points by setting and split, the seeds of a split averaged. Those of a setting without aliases,
  /// of nearly all, come in the order of an index, and are summed up in it.
  private static func splits(_ points: String, _ condition: String) -> String {
    """
    SELECT
      p.experiment, p.setting, p.planned_epochs AS epochs, p.stop, min(p.position) AS position,
      p.fold, max(d.chance) AS chance,
      (SELECT t.parameters FROM trajectories t WHERE t.id = p.trajectory) AS parameters,
      sum(p.state = \(state: .finished)) AS seeds, sum(p.state = \(state: .diverged)) AS diverged,
      \(numbers.map(meanOfSeeds).joined(separator: ",\n  ")),
      CASE WHEN count(p.merit) = sum(p.state = \(state: .finished)) THEN avg(p.merit) END AS merit,
      avg(p.validation_score * p.validation_score) AS square,
      sum(p.state = \(state: .finished) AND d.chance IS NOT NULL
        AND ifnull(p.merit - d.chance <= 1e-9 * max(1.0, abs(d.chance)), 0)) AS collapsed,
      sum(p.state = \(state: .diverged) AND d.chance IS NULL) AS uncounted
    FROM \(points) p
    LEFT JOIN settings c ON c.id = p.setting
    LEFT JOIN datasets d ON d.experiment = p.experiment AND d.place = ifnull(
      (SELECT o.place FROM datasets o WHERE o.experiment = p.experiment AND o.name = c.dataset), 0)
    WHERE p.active = 1 AND p.state IN (\(state: .finished), \(state: .diverged)) AND \(condition)
      AND \(PointRows.isJudged("p"))
    GROUP BY p.experiment, p.setting, p.planned_epochs, p.draw, p.outer_part, p.fold
    """
  }

  private static let numbers = Part.allCases.flatMap {
    ["\($0.rawValue)_loss", "\($0.rawValue)_score"]
  }

  /// The other scores, over folds by what follows from the counts of their validation parts; NULL where
  /// one of the runs lacks it.
  private static let scores = ViewColumns.others.flatMap { score in
    [Part.validation, .test].map { ",\n  \(value(score, $0)) AS \($0)_\(score.column)" }
  }.joined()

  private static func value(_ score: Score, _ part: Part) -> String {
    let mean = PooledScores.value(score, part)
    return part == .validation && score.isSummedOverFolds
      ? "iif(g.has_folds AND \(mean) IS NOT NULL, g.summed_\(score.column), \(mean))" : mean
  }

  private static func pooled(_ part: Part) -> String {
    let (loss, score) = ("\(part.rawValue)_loss", "\(part.rawValue)_score")
    let ranges = ["", "_lowest", "_highest"]
    return
      ([loss, score].map { name in ranges.map { "g.\(name)\($0)" }.joined(separator: ", ") }
      + ranges.map { ViewColumns.accuracy("g.\(score)", of: part, $0) }).joined(separator: ",\n  ")
  }

  private static func meanOfSeeds(_ name: String) -> String {
    """
    CASE WHEN count(p.\(name)) = sum(p.state = \(state: .finished)) THEN avg(p.\(name)) END
          AS \(name),
        min(p.\(name)) AS \(name)_lowest, max(p.\(name)) AS \(name)_highest
    """
  }

  private static func mean(_ name: String) -> String {
    """
    CASE WHEN count(\(name)) = sum(seeds > 0) THEN avg(\(name)) END AS \(name),
        min(\(name)_lowest) AS \(name)_lowest, max(\(name)_highest) AS \(name)_highest
    """
  }
}
