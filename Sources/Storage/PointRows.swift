import GRDB
import Records

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
    _ db: Database, trajectory: Int64, _ result: TrajectoryResult
  ) throws -> [SettledPoint] {
    var settled: [SettledPoint] = []
    for point in try asking(db, trajectory) {
      if let reading = point.goal.reading(of: result.epochs) {
        if !point.isFinished { try finish(db, point.key, reading, result.epochs) }
        if point.isActive {
          settled.append(
            SettledPoint(
              key: point.key, experiment: point.experiment, epoch: reading.epoch,
              position: point.position,
              validationScore: result.epochs[reading.epoch - 1].validation.score))
        }
      } else if result.divergence != nil {
        var update = try FastStatement(db, "UPDATE points SET state = 'diverged' WHERE id = ?")
        update.bind(point.key)
        try update.run()
      }
    }
    return settled
  }

  /// A point of a trajectory as it is stored.
  private struct Asking {
    var key: Int64
    var experiment: Int64
    var goal: PointGoal
    var position: Int
    var isActive: Bool
    var isFinished: Bool
  }

  private static func asking(_ db: Database, _ trajectory: Int64) throws -> [Asking] {
    var rows = try FastStatement(
      db,
      """
      SELECT id, experiment, epochs, nullif(stop, ''), position, active, state = 'finished'
      FROM points WHERE trajectory = ?
      """)
    rows.bind(trajectory)
    var points: [Asking] = []
    while try rows.step() {
      points.append(
        Asking(
          key: rows.integer(0), experiment: rows.integer(1),
          goal: PointGoal(
            epochs: Int(rows.integer(2)), stop: rows.text(3).flatMap { StopRule($0) }),
          position: Int(rows.integer(4)), isActive: rows.integer(5) == 1,
          isFinished: rows.integer(6) == 1))
    }
    return points
  }

  /// What the finished points of a trajectory ask for, each goal once.
  static func reached(_ db: Database, trajectory: Int64) throws -> [PointGoal] {
    let points = try asking(db, trajectory).filter { $0.isFinished && $0.isActive }
    return points.map(\.goal).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Gives a point its result: the metrics where it is taken, and the seconds that training took.
  static func finish(
    _ db: Database, _ key: Int64, _ reading: PointGoal.Reading, _ curve: [EpochRecord]
  ) throws {
    var update = try FastStatement(db, finishing)
    update.bind(reading.epoch)
    update.bind(reading.lastEpoch)
    EpochRows.bind(curve[reading.epoch - 1], &update)
    update.bind(curve.prefix(reading.lastEpoch).reduce(0) { $0 + $1.seconds })
    update.bind(key)
    try update.run()
  }

  private static let finishing = """
    UPDATE points SET state = 'finished',
      (result_epoch, last_epoch, \(metrics), seconds) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    WHERE id = ?
    """
}
