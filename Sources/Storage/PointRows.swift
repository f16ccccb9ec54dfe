import Experiments
import GRDB

/// A point of a trajectory whose result has just been written.
struct SettledPoint {
  var key: Int64
  var experiment: Int64
  /// Where its result is taken.
  var epoch: Int
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
        SELECT id, experiment, epochs, stop, position, active, state FROM points
        WHERE trajectory = ?
        """)
    var settled: [SettledPoint] = []
    for row in try Row.fetchAll(statement, arguments: [trajectory]) {
      let (key, state): (Int64, String) = (try row.at(0), try row.at(6))
      let goal = PointGoal(epochs: try row.at(2), stop: StopRule(try row.at(3)))
      if let reading = goal.reading(of: result.epochs) {
        if state != "finished" { try finish(db, key, reading, result.epochs) }
        if try row.at(5) as Bool {
          settled.append(
            SettledPoint(
              key: key, experiment: try row.at(1), epoch: reading.epoch, position: try row.at(4),
              validationScore: result.epochs[reading.epoch - 1].validation.score))
        }
      } else if result.divergence != nil {
        try db.cachedStatement(sql: "UPDATE points SET state = 'diverged' WHERE id = ?")
          .execute(arguments: [key])
      }
    }
    return settled
  }

  /// Gives a point its result: the metrics where it is taken, and the seconds that training took.
  static func finish(
    _ db: Database, _ key: Int64, _ reading: PointGoal.Reading, _ curve: [EpochRecord]
  ) throws {
    var binder = try NumberBinder(db, finishing)
    binder.bind(Int64(reading.epoch))
    binder.bind(Int64(reading.lastEpoch))
    EpochRows.bind(curve[reading.epoch - 1], &binder)
    binder.bind(curve.prefix(reading.lastEpoch).reduce(0) { $0 + $1.seconds })
    binder.bind(key)
    try binder.run()
  }

  private static let finishing = """
    UPDATE points SET state = 'finished',
      (result_epoch, last_epoch, \(metrics), seconds) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    WHERE id = ?
    """
}
