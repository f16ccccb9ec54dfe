import GRDB

/// Rows that refer to others which somebody has deleted. Nothing can be shown of them, and a new row may
/// get the number of the missing one.
enum DanglingRows {
  /// Answers how many there were.
  static func remove(_ db: Database) throws -> Int {
    guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil else { return 0 }
    try db.execute(
      sql: """
        UPDATE trajectories SET provenance = NULL
        WHERE provenance NOT IN (SELECT id FROM provenance)
        """)
    var count = db.changesCount
    for (table, condition) in references {
      try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)")
      count += db.changesCount
    }
    return count
  }

  /// What is deleted where, so that nothing is left that refers to what comes next.
  private static let references: [(table: String, condition: String)] =
    [
      ("points", missing("experiment", "experiments")),
      ("points", missing("trajectory", "trajectories")),
      (
        "points",
        """
        NOT EXISTS (SELECT 1 FROM settings s
          WHERE s.experiment = points.experiment AND s.id = points.setting)
        """
      ),
      ("aliases", missing("point", "points")), ("aliases", missing("setting", "settings")),
      ("row_results", missing("validation_rows", "validation_rows")),
      ("holders", missing("provenance", "provenance")), ("claims", missing("holder", "holders")),
    ]
    + ["epochs", "confusions", "models", "claims", "states", "row_results", "epoch_scores"].map {
      ($0, missing("trajectory", "trajectories"))
    }
    + ["settings", "datasets", "test_looks", "row_names"].map {
      ($0, missing("experiment", "experiments"))
    }

  private static func missing(_ column: String, _ table: String) -> String {
    "\(column) NOT IN (SELECT id FROM \(table))"
  }
}
