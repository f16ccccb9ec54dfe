import Records

/// Means of the scores beside accuracy and R² over the finished runs of each setting, the seeds of a
/// split averaged first: what `ReplicatePool` says, in SQL.
enum PooledScores {
  /// A row a setting and epochs that have any, a column a measure and part: NULL where one of the runs
  /// lacks it. Most databases have no such scores, and are not looked through.
  static let table = """
    (
      SELECT experiment, setting, epochs,
        \(columns.joined(separator: ",\n    "))
      FROM (
        SELECT experiment, setting, epochs, score, max(runs) AS runs,
          avg(validation) AS validation, sum(validations) AS validations,
          avg(test) AS test, sum(tests) AS tests
        FROM (
          SELECT p.experiment, p.setting, p.planned_epochs AS epochs, x.score, max(p.runs) AS runs,
            avg(x.validation) AS validation, count(x.validation) AS validations,
            avg(x.test) AS test, count(x.test) AS tests
          FROM (
            SELECT p.*, count(*) OVER (\(PickedRuns.ofSetting)) AS runs
            FROM \(AliasRows.askedPoints) p
            WHERE (SELECT EXISTS (SELECT 1 FROM epoch_scores)) AND \(PickedRuns.areFinished)
          ) p
          JOIN epoch_scores x ON x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          GROUP BY p.experiment, p.setting, p.planned_epochs, x.score, p.draw, p.outer_part, p.fold
        )
        GROUP BY experiment, setting, epochs, score
      )
      GROUP BY experiment, setting, epochs
    )
    """

  private static let columns = ViewColumns.others.flatMap { score in
    [Measure(score)] + (score.hasPositive ? [0, 1].map { Measure(score, positive: $0) } : [])
  }.flatMap { measure in
    [Part.validation, .test].map { part in
      "max(iif(score = '\(measure)' AND \(part)s = runs, \(part), NULL)) AS \(column(measure, part))"
    }
  }

  private static func column(_ measure: Measure, _ part: Part) -> String {
    "\(part)_\(measure.score.column)" + (measure.positive.map { "_\($0)" } ?? "")
  }

  /// One of them, of a row `o`, where experiments and settings are `e` and `s`.
  static func value(_ score: Score, _ part: Part) -> String {
    func name(_ positive: Int?) -> String {
      "o.\(column(Measure(score, positive: positive), part))"
    }
    guard score.hasPositive else { return name(nil) }
    return """
      CASE \(ViewColumns.positive) WHEN 0 THEN \(name(0)) WHEN 1 THEN \(name(1)) ELSE \(name(nil)) END
      """
  }
}
