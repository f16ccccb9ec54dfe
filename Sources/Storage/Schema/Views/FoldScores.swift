import Records

/// Scores that are pooled by the confusion counts of a draw's folds: what `ReplicatePool` says, in SQL.
enum FoldScores {
  /// A row a setting and epochs that have any: a mean over draws, `f1_0` and `f1_1` being that of each
  /// class. Most databases have no other scores than accuracy, and are not looked through.
  static let table = """
    (WITH cells AS (
      SELECT p.experiment, p.setting, p.planned_epochs AS epochs, p.draw, p.outer_part,
        label.key AS label, guess.key AS guess, sum(guess.value) AS examples
      FROM \(AliasRows.askedPoints) p
      JOIN confusions k ON k.trajectory = p.trajectory AND k.epoch = p.result_epoch
      JOIN json_each(k.validation) label
      JOIN json_each(label.value) guess
      WHERE (SELECT EXISTS (SELECT 1 FROM epoch_scores))
        AND p.active = 1 AND p.state = \(state: .finished) AND p.fold IS NOT NULL
        AND EXISTS (SELECT 1 FROM epoch_scores x WHERE x.trajectory = p.trajectory
          AND x.epoch = p.result_epoch AND (\(ConfusionRows.isSummed)))
      GROUP BY p.experiment, p.setting, p.planned_epochs, p.draw, p.outer_part,
        label.key, guess.key
    )
    SELECT experiment, setting, epochs, avg(macro_f1) AS macro_f1, avg(mcc) AS mcc,
      avg(f1_0) AS f1_0, avg(f1_1) AS f1_1
    FROM (
      SELECT experiment, setting, epochs,
        avg(CASE WHEN named > 0 THEN 2.0 * hits / named END) AS macro_f1,
        \(mcc) AS mcc, \(f1(0)) AS f1_0, \(f1(1)) AS f1_1
      FROM (
        SELECT experiment, setting, epochs, draw, outer_part, class, sum(hits) AS hits,
          sum(support) AS support, sum(predicted) AS predicted,
          sum(support) + sum(predicted) AS named
        FROM (
          SELECT experiment, setting, epochs, draw, outer_part, label AS class, examples AS support,
            0 AS predicted, iif(label = guess, examples, 0) AS hits
          FROM cells
          UNION ALL
          SELECT experiment, setting, epochs, draw, outer_part, guess, 0, examples, 0 FROM cells
        )
        GROUP BY experiment, setting, epochs, draw, outer_part, class
      )
      GROUP BY experiment, setting, epochs, draw, outer_part
    )
    GROUP BY experiment, setting, epochs)
    """

  private static func f1(_ label: Int) -> String {
    "max(CASE WHEN class = \(label) THEN ifnull(2.0 * hits / nullif(named, 0), 0.0) END)"
  }

  /// See `ConfusionScores.mcc`.
  private static let mcc = """
    CASE WHEN \(variance("predicted")) * \(variance("support")) = 0 THEN 0.0
        ELSE (1.0 * sum(hits) * sum(support) - sum(1.0 * support * predicted))
          / sqrt(\(variance("predicted")) * \(variance("support"))) END
    """

  private static func variance(_ column: String) -> String {
    "(1.0 * sum(support) * sum(support) - sum(1.0 * \(column) * \(column)))"
  }

  /// One of them, of a row `f`, where experiments and settings are `e` and `s`.
  static func value(_ score: Score) -> String {
    score.hasPositive
      ? "CASE \(ViewColumns.positive) WHEN 0 THEN f.f1_0 WHEN 1 THEN f.f1_1 END"
      : "f.\(score.column)"
  }
}
