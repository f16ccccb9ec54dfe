import Datasets
import GRDB
import Records

/// Values that follow from others of the database: columns of runs from their texts, results of
/// points from curves. Those that do not are set right.
enum DerivedValues {
  /// Gives the columns of a run what its text says; answers whether that changed anything.
  static func mendRun(_ db: Database, _ key: Int64) throws -> Bool {
    var row = try FastStatement(db, "SELECT canonical FROM trajectories WHERE id = ?")
    row.bind(key)
    guard try row.step() else { return false }
    let facts = CanonicalFacts(row.bytes(Int32(0)))
    row.end()
    guard let seed = facts.seed, let parameters = facts.parameters, let split = facts.split
    else { return false }
    try db.execute(
      sql: """
        UPDATE trajectories SET (seed, parameters, draw, outer_part, fold) = (?1, ?2, ?3, ?4, ?5)
        WHERE id = ?6
        """,
      arguments: [
        Int64(bitPattern: seed), parameters, split.draw, split.outer, split.fold, key,
      ])
    return true
  }

  /// Sets points right; answers how many.
  static func mendPoints(_ db: Database) throws -> Int {
    var count = try mendRankings(db)
    for sql in [states, places, splits, unranked] {
      try db.execute(sql: sql)
      count += db.changesCount
    }
    count += try mendResults(db)
    try db.execute(sql: merits)
    return count + db.changesCount
  }

  /// The score that ranks a point is that of its experiment: one that it lacks would have it wait.
  private static func mendRankings(_ db: Database) throws -> Int {
    var count = 0
    for key in try Int64.fetchAll(db, sql: "SELECT id FROM experiments") {
      // What cannot be read of it says nothing.
      guard let record = try? ExperimentRow.fetch(db, "WHERE id = ?", [key]).first else { continue }
      let known = Set(record.data.map { record.scoring.ranking(positive: $0.positive) })
      let found = try String.fetchSet(
        db, sql: "SELECT DISTINCT ranked_by FROM points WHERE experiment = ? AND active = 1",
        arguments: [key])
      // Where data differ in it each setting's own is looked for.
      guard known.count > 1 || found != Set(known.map { $0?.description ?? "" }) else { continue }
      var settings = SettingTable(db)
      try settings.forEach(of: key) { setting, settings in
        try db.cachedStatement(
          sql: """
            UPDATE points SET ranked_by = ?1
            WHERE experiment = ?2 AND setting = ?3 AND active = 1 AND ranked_by <> ?1
            """
        ).execute(arguments: [record.ranking(of: settings)?.description ?? "", key, setting])
        count += db.changesCount
      }
    }
    return count
  }

  /// One that no point can have, and a divergence of a run that did not diverge.
  private static let states = """
    UPDATE points SET state = \(state: .waiting)
    WHERE state NOT IN (\(state: .waiting), \(state: .finished), \(state: .diverged),
        \(state: .failed))
      OR active = 1 AND state = \(state: .diverged) AND EXISTS (SELECT 1 FROM trajectories t
        WHERE t.id = points.trajectory AND t.diverged_epoch IS NULL)
    """

  /// Where it is asked for again its place is known.
  private static let places =
    "UPDATE points SET position = 0 WHERE position NOT BETWEEN 0 AND 9007199254740991"

  private static let splits = """
    UPDATE points SET (draw, outer_part, fold) =
      (SELECT draw, outer_part, fold FROM trajectories t WHERE t.id = points.trajectory)
    WHERE EXISTS (SELECT 1 FROM trajectories t WHERE t.id = points.trajectory
      AND (t.draw IS NOT points.draw OR t.outer_part IS NOT points.outer_part
        OR t.fold IS NOT points.fold))
    """

  /// One without the score that ranks it has no place: it waits for that.
  private static let unranked = """
    \(SetBack.wait)
    WHERE active = 1 AND state = \(state: .finished) AND ranked_by <> '' AND NOT EXISTS (
      SELECT 1 FROM epoch_scores x WHERE x.trajectory = points.trajectory
        AND x.epoch = points.result_epoch AND x.score = points.ranked_by)
    """

  /// Takes the results of finished points from the curves of their runs, where they differ. One that
  /// its curve does not answer waits.
  private static func mendResults(_ db: Database) throws -> Int {
    var rows = try FastStatement(db, doubtful)
    var points: [(key: Int64, run: TrajectoryID, goal: PointGoal, ranking: Measure?)] = []
    while try rows.step() {
      points.append(
        (
          key: rows.integer(Column.key), run: try rows.runID(Column.run),
          goal: PointGoal(
            epochs: Int(rows.integer(Column.epochs)),
            stop: rows.text(Column.stop).flatMap { StopRule($0) }),
          ranking: rows.text(Column.rankedBy).flatMap { Measure($0) }
        ))
    }
    for point in points {
      let result = try StoredTrajectory.fetch(db, point.run)?.result(of: point.goal, db)
      if let result,
        let merit = result.curve[result.reading.epoch - 1].merit(
          by: point.ranking.map { .score($0) })
      {
        try PointRows.finish(db, point.key, result.reading, result.curve, merit: merit)
      } else {
        try db.execute(sql: "\(SetBack.wait) WHERE id = ?", arguments: [point.key])
      }
    }
    return points.count
  }

  private enum Column: Int, SelectedColumn {
    case key, run, epochs, stop, rankedBy

    var sql: String {
      switch self {
      case .key: "p.id"
      case .run: "t.run"
      case .epochs: "p.epochs"
      case .stop: "nullif(p.stop, '')"
      case .rankedBy: "nullif(p.ranked_by, '')"
      }
    }
  }

  /// Where a stop rule chose, the epoch is believed if its numbers are those of the curve. The result of
  /// a point that nobody asks for stays where its curve is gone.
  private static let doubtful = """
    SELECT \(Column.list) FROM points p JOIN trajectories t ON t.id = p.trajectory
    LEFT JOIN epochs e ON e.trajectory = p.trajectory AND e.epoch = p.result_epoch
    WHERE p.state = \(state: .finished)
      AND iif(e.epoch IS NULL OR p.last_epoch IS NULL,
        p.active = 1,
        p.last_epoch NOT BETWEEN p.result_epoch AND p.epochs
          OR p.stop = '' AND p.result_epoch <> p.epochs
          OR \(EpochRows.metrics.map { "p.\($0) IS NOT e.\($0)" }.joined(separator: " OR ")))
    """

  private static let merits = """
    UPDATE points SET merit = \(ScoreRows.merit)
    WHERE state = \(state: .finished) AND merit IS NOT \(ScoreRows.merit)
    """
}
