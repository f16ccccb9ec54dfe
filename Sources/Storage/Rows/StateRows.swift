import Foundation
import GRDB
import Kernels
import Records

/// Rows of `states`: where a trajectory can be trained further.
enum StateRows {
  static func put(
    _ db: Database, trajectory: Int64, of run: TrajectoryID, epochs: Int, _ state: [UInt8]
  ) throws {
    var insertion = try FastStatement(
      db,
      "INSERT OR REPLACE INTO states (trajectory, epochs, state, checksum) VALUES (?, ?, ?, ?)")
    insertion.bind(trajectory)
    insertion.bind(epochs)
    insertion.bind(blob: state)
    insertion.bind(checksum(of: state, run: run.hex, epochs: epochs))
    try insertion.run()
  }

  /// Ties a state to its run and epochs: nothing in its bytes says whose it is, and another run of the
  /// same network would go on from it.
  static func checksum(of state: [UInt8], run: String, epochs: Int) -> Int64 {
    let place = Checksum.wordwise(
      Array(run.utf8)[...], after: UInt64(truncatingIfNeeded: epochs))
    return Int64(bitPattern: Checksum.wordwise(state[...], after: place))
  }

  static func remove(_ db: Database, trajectory: Int64) throws {
    var deletion = try FastStatement(db, "DELETE FROM states WHERE trajectory = ?")
    deletion.bind(trajectory)
    try deletion.run()
  }

  /// What is stored of a trajectory that has a state of its own for exactly its epochs, or weights of
  /// results.
  static func progress(_ db: Database, trajectory: Int64) throws -> StoredProgress? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.state, s.checksum, t.run, t.epochs, t.seconds FROM trajectories t
          LEFT JOIN states s ON s.trajectory = t.id AND s.epochs = t.epochs
          WHERE t.id = ?
          """), arguments: [trajectory])
    let models = try ModelRows.sound(db, trajectory: trajectory)
    guard let row else { return nil }
    let epochs: Int = try row.value("epochs")
    let state = try state(row, epochs: epochs)
    guard state != nil || !models.isEmpty else { return nil }
    var curve = try EpochRows.fetch(db, trajectory: trajectory, through: epochs)
    guard curve.count == epochs else { return nil }
    try ScoreRows.attach(db, trajectory: trajectory, to: &curve)
    return StoredProgress(
      epochs: curve, state: state, models: models, seconds: try row.value("seconds") ?? 0)
  }

  /// Reads `state`, `checksum` and `run`; nil where there is none, or that of another run.
  private static func state(_ row: Row, epochs: Int) throws -> [UInt8]? {
    guard let stored: Data = try row.value("state") else { return nil }
    let (run, sum): (String, Int64?) = (try row.value("run"), try row.value("checksum"))
    let state = [UInt8](stored)
    return sum == checksum(of: state, run: run, epochs: epochs) ? state : nil
  }

  /// Of all states together.
  static func bytes(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT ifnull(sum(length(state)), 0) FROM states") ?? 0
  }

  /// Deletes the states of an experiment's finished runs that `keep` does not ask for: the worst go
  /// first. States that another experiment's points share stay.
  static func trim(
    _ db: Database, experiment: Int64, _ keep: KeptStates,
    automaticBytes: Int = KeptStates.automaticBytes
  ) throws {
    let (count, bytes): (Int, Int) =
      switch keep {
      case .all: (Int.max, Int.max)
      case .auto: (Int.max, automaticBytes)
      case .best(let count): (count, Int.max)
      case .none: (0, Int.max)
      }
    try db.execute(sql: trimming, arguments: [experiment, count, bytes])
  }

  /// A trajectory counts once, by its best point; those with a point that waits are not finished.
  private static let trimming = """
    DELETE FROM states WHERE trajectory IN (
      SELECT trajectory FROM (
        SELECT trajectory, row_number() OVER best AS place, sum(size) OVER best AS total
        FROM (
          SELECT trajectory, merit, validation_loss, position,
            (SELECT length(state) FROM states s WHERE s.trajectory = points.trajectory) AS size,
            row_number() OVER (PARTITION BY trajectory ORDER BY \(RankingSQL.order)) AS nth,
            max(active = 1 AND state = \(state: .waiting)) OVER (PARTITION BY trajectory) AS waits
          FROM points
          WHERE experiment = ?1 AND trajectory IN (SELECT trajectory FROM states))
        WHERE nth = 1 AND NOT waits
        WINDOW best AS (ORDER BY \(RankingSQL.order) ROWS UNBOUNDED PRECEDING))
      WHERE place > ?2 OR total > ?3)
    AND NOT EXISTS (SELECT 1 FROM points o
      WHERE o.trajectory = states.trajectory AND o.experiment <> ?1)
    """
}
