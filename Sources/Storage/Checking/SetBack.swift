import GRDB
import Records

/// Sets runs back whose curve is not the one that was trained, as after an edit by hand: nothing of
/// them can be gone on from or compared, so they wait again.
enum SetBack {
  /// Whether the curve of a run contradicts what is said of it.
  static func isNeeded(_ db: Database, trajectory: Int64) throws -> Bool {
    try RunCheck.findings(db, trajectory: trajectory).contains {
      if case .curve = $0.fault { true } else { false }
    }
  }

  /// Whether an experiment asks for a run.
  static func isAsked(_ db: Database, trajectory: Int64) throws -> Bool {
    var row = try FastStatement(db, "SELECT 1 FROM points WHERE trajectory = ? AND active = 1")
    row.bind(trajectory)
    defer { row.end() }
    return try row.step()
  }

  /// Models, counts and row results stay: the same bits come again. So does the result of a point
  /// that is no longer asked for, since nothing would bring it back.
  static func run(_ db: Database, trajectory: Int64) throws {
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
    "\(wait) WHERE trajectory = ? AND active = 1",
  ]

  /// Takes the result of points away.
  static let wait = """
    UPDATE points SET state = \(state: .waiting), result_epoch = NULL, last_epoch = NULL,
      \(EpochRows.metrics.map { "\($0) = NULL" }.joined(separator: ", ")),
      epoch_seconds = NULL, seconds = NULL, merit = NULL
    """
}
