import GRDB
import Records

/// Runs of which the table of epochs holds another number than they were trained for, as after a
/// deletion by hand. Nothing of them can be gone on from or compared, so they wait again.
enum MissingEpochs {
  /// Has those wait that an experiment asks for; answers which they were.
  static func requeue(_ db: Database, experiment: Int64) throws -> [TrajectoryID] {
    guard try !isWhole(db) else { return [] }
    var rows = try FastStatement(
      db,
      """
      SELECT \(Column.list) FROM trajectories t
      WHERE t.id IN (SELECT trajectory FROM points WHERE experiment = ? AND active = 1)
        AND \(isIncomplete)
      """)
    rows.bind(experiment)
    var found: [(key: Int64, id: TrajectoryID)] = []
    while try rows.step() { found.append((rows.integer(Column.key), try rows.runID(Column.run))) }
    for run in found { try requeue(db, trajectory: run.key) }
    return found.map(\.id)
  }

  /// Whether a run is one of these.
  static func isFound(_ db: Database, trajectory: Int64) throws -> Bool {
    var row = try FastStatement(
      db, "SELECT 1 FROM trajectories t WHERE t.id = ? AND \(isIncomplete)")
    row.bind(trajectory)
    defer { row.end() }
    return try row.step()
  }

  /// Whether there are as many epochs as all runs together were trained for: a tenth of what it takes
  /// to look at every run.
  private static func isWhole(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT (SELECT count(*) FROM epochs) = (SELECT total(epochs) FROM trajectories)")
      ?? false
  }

  private static let isIncomplete =
    "t.epochs <> (SELECT count(*) FROM epochs e WHERE e.trajectory = t.id)"

  private enum Column: Int, SelectedColumn {
    case key, run

    var sql: String {
      switch self {
      case .key: "t.id"
      case .run: "t.run"
      }
    }
  }

  /// Models, counts and row results stay: the same bits come again. So does the result of a point
  /// that is no longer asked for, since nothing would bring it back.
  private static func requeue(_ db: Database, trajectory: Int64) throws {
    for experiment in try PointRows.experiments(db, trajectory: trajectory) {
      try Revision.renew(db, experiment: experiment)
    }
    for sql in statements { try db.cachedStatement(sql: sql).execute(arguments: [trajectory]) }
  }

  private static let statements = [
    "DELETE FROM epochs WHERE trajectory = ?", "DELETE FROM states WHERE trajectory = ?",
    """
    UPDATE trajectories SET epochs = 0, diverged_epoch = NULL, diverged_step = NULL,
      diverged_layer = NULL, failure = NULL, seconds = NULL, weights_digest = NULL,
      curve_digest = NULL
    WHERE id = ?
    """,
    """
    UPDATE points SET state = \(state: .waiting), result_epoch = NULL, last_epoch = NULL,
      \(EpochRows.metrics.map { "\($0) = NULL" }.joined(separator: ", ")),
      epoch_seconds = NULL, seconds = NULL, merit = NULL
    WHERE trajectory = ? AND active = 1
    """,
  ]
}
