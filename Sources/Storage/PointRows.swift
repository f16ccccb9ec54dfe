import Experiments
import GRDB

/// A point of a trajectory whose result has just been written.
struct SettledPoint {
  var key: Int64
  var experiment: Int64
  var epochs: Int
  var position: Int
  var validationScore: Double
}

/// Rows of `points`: state and metrics follow from the trajectory's epochs.
enum PointRows {
  static let metrics = """
    training_loss, training_score, validation_loss, validation_score, test_loss, test_score, \
    epoch_seconds
    """

  /// Brings all points of the trajectory, in whatever experiment, up to date with its result.
  /// Answers the active ones that have a result now.
  static func settle(
    _ db: Database, trajectory: Int64, _ result: RunResult
  ) throws -> [SettledPoint] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, experiment, epochs, position, active, state FROM points WHERE trajectory = ?
        """)
    var settled: [SettledPoint] = []
    for row in try Row.fetchAll(statement, arguments: [trajectory]) {
      let (key, epochs, state): (Int64, Int, String) = (
        try row.at(0), try row.at(2), try row.at(5)
      )
      if epochs > 0, epochs <= result.epochs.count {
        if state != "finished" { try finish(db, key, epochs: epochs, result.epochs) }
        if try row.at(4) as Bool {
          settled.append(
            SettledPoint(
              key: key, experiment: try row.at(1), epochs: epochs, position: try row.at(3),
              validationScore: result.epochs[epochs - 1].validation.score))
        }
      } else if result.divergence != nil {
        try db.cachedStatement(sql: "UPDATE points SET state = 'diverged' WHERE id = ?")
          .execute(arguments: [key])
      }
    }
    return settled
  }

  /// Gives a point its result: the metrics at its epoch, and the seconds it took to get there.
  static func finish(
    _ db: Database, _ key: Int64, epochs: Int, _ curve: [EpochRecord]
  ) throws {
    let reached = curve.prefix(max(0, epochs))
    guard let last = reached.last else { return }
    var binder = try NumberBinder(db, finishing)
    EpochRows.bind(last, &binder)
    binder.bind(reached.reduce(0) { $0 + $1.seconds })
    binder.bind(key)
    try binder.run()
  }

  private static let finishing = """
    UPDATE points SET state = 'finished', (\(metrics), seconds) = (?, ?, ?, ?, ?, ?, ?, ?)
    WHERE id = ?
    """
}
