import GRDB
import Records

/// A point of a trajectory whose result has just been written.
struct SettledPoint {
  var key: Int64
  var experiment: Int64
  /// Where its result is taken.
  var epoch: Int
  var rank: ResultRank
}

/// What became of a trajectory's points when a result of it was written.
struct Settlement {
  /// The active ones that have a result now.
  var settled: [SettledPoint] = []
  /// Those of all of them.
  var experiments: [Int64] = []
  /// Whether any of them had no result before.
  var hasChanged = false
}

/// Rows of `points`: state and metrics follow from the trajectory's epochs.
enum PointRows {
  /// Whether settings are judged by a point: by all but those that train on all that an outer part
  /// leaves.
  static func isJudged(_ table: String) -> String {
    "(\(table).outer_part IS NULL OR \(table).fold IS NOT NULL)"
  }

  /// Brings all points of the trajectory, in whatever experiment, up to date with its result.
  static func settle(
    _ db: Database, trajectory: Int64, _ result: TrajectoryResult
  ) throws -> Settlement {
    var settlement = Settlement()
    for point in try asking(db, trajectory) {
      settlement.experiments.append(point.experiment)
      if let reading = point.goal.reading(of: result.epochs),
        let merit = result.epochs[reading.epoch - 1].merit(by: point.ranking.map { .score($0) })
      {
        if !point.isFinished {
          try finish(db, point.key, reading, result.epochs, merit: merit)
          settlement.hasChanged = true
        }
        if point.isActive {
          settlement.settled.append(
            SettledPoint(
              key: point.key, experiment: point.experiment, epoch: reading.epoch,
              rank: ResultRank(
                score: Ranking.number(merit),
                loss: Ranking.number(result.epochs[reading.epoch - 1].validation.loss),
                position: point.position)))
        }
      } else if result.divergence != nil {
        var update = try FastStatement(db, diverging)
        update.bind(point.key)
        try update.run()
      }
    }
    return settlement
  }

  /// A point of a trajectory as it is stored.
  private struct Asking {
    var key: Int64
    var experiment: Int64
    var goal: PointGoal
    var position: Int
    var isActive: Bool
    var isFinished: Bool
    /// What it is ranked by; nil for accuracy or R².
    var ranking: Measure?
  }

  private static func asking(_ db: Database, _ trajectory: Int64) throws -> [Asking] {
    var rows = try FastStatement(db, selection)
    rows.bind(trajectory)
    var points: [Asking] = []
    while try rows.step() {
      points.append(
        Asking(
          key: rows.integer(Column.key), experiment: rows.integer(Column.experiment),
          goal: PointGoal(
            epochs: Int(rows.integer(Column.epochs)),
            stop: rows.text(Column.stop).flatMap { StopRule($0) }),
          position: Int(rows.integer(Column.position)),
          isActive: rows.integer(Column.isActive) == 1,
          isFinished: rows.integer(Column.isFinished) == 1,
          ranking: rows.text(Column.rankedBy).flatMap { Measure($0) }))
    }
    return points
  }

  private enum Column: Int, SelectedColumn {
    case key, experiment, epochs, stop, position, isActive, isFinished, rankedBy

    var sql: String {
      switch self {
      case .key: "id"
      case .experiment: "experiment"
      case .epochs: "epochs"
      case .stop: "nullif(stop, '')"
      case .position: "position"
      case .isActive: "active"
      case .isFinished: "state = \(state: .finished)"
      case .rankedBy: "nullif(ranked_by, '')"
      }
    }
  }

  private static let selection = "SELECT \(Column.list) FROM points WHERE trajectory = ?"

  private static let diverging = "UPDATE points SET state = \(state: .diverged) WHERE id = ?"

  /// The experiments that ask for a trajectory.
  static func experiments(_ db: Database, trajectory: Int64) throws -> [Int64] {
    try asking(db, trajectory).map(\.experiment)
  }

  /// What the finished points of a trajectory ask for, each goal once.
  static func reached(_ db: Database, trajectory: Int64) throws -> [PointGoal] {
    let points = try asking(db, trajectory).filter { $0.isFinished && $0.isActive }
    return points.map(\.goal).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Gives a point its result: the metrics where it is taken, what ranks it, and the seconds that
  /// training took.
  static func finish(
    _ db: Database, _ key: Int64, _ reading: PointGoal.Reading, _ curve: [EpochRecord],
    merit: Double
  ) throws {
    var update = try FastStatement(db, finishing)
    update.bind(reading.epoch)
    update.bind(reading.lastEpoch)
    EpochRows.bind(curve[reading.epoch - 1], &update)
    update.bind(curve.prefix(reading.lastEpoch).reduce(0) { $0 + $1.seconds })
    update.bind(merit)
    update.bind(key)
    try update.run()
  }

  private static let finishing = """
    UPDATE points SET state = \(state: .finished),
      (result_epoch, last_epoch, \(EpochRows.metrics.joined(separator: ", ")), epoch_seconds, seconds,
        merit) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    WHERE id = ?
    """
}
