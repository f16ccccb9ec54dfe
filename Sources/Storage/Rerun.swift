import GRDB
public import Records
import Synchronization

extension Store {
  /// Leaves a run out of every claim of this process.
  public func leaveOut(_ id: TrajectoryID) throws(StorageError) {
    try write { db in try self.leaveOut(id, db) }
  }

  /// Gives a claim back and leaves its run out of every further one.
  public func decline(_ claim: TrajectoryClaim) throws(StorageError) {
    try write { db in
      try self.leaveOut(claim.id, db)
      try db.execute(
        sql: """
          DELETE FROM claims WHERE trajectory IN (SELECT id FROM trajectories WHERE run = ?)
          """, arguments: [claim.id.hex])
    }
  }

  private func leaveOut(_ id: TrajectoryID, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO failed_here SELECT id FROM trajectories WHERE run = ?",
      arguments: [id.hex])
  }
}

/// A ledger that hands out every run of an experiment once, trained or not, from its beginning.
/// What comes out is compared with what is stored, not stored over it.
public final class Rerun: TrajectoryLedger {
  private let store: Store
  private let left: Mutex<[TrajectoryClaim]>

  public init(_ store: Store, _ experiment: String) throws(StorageError) {
    self.store = store
    left = Mutex(try store.write { db in try Self.claims(db, experiment) }.reversed())
  }

  public func claim(_ experiment: String, limit: Int, maxSeconds: Double?) -> [TrajectoryClaim] {
    left.withLock { left in
      defer { left.removeLast(min(limit, left.count)) }
      return left.suffix(limit).reversed()
    }
  }

  /// There was no claim, and every run is offered once.
  public func decline(_ claim: TrajectoryClaim) {}

  public func started(_ id: TrajectoryID, worker: Int) { store.started(id, worker: worker) }

  public func record(_ results: [TrajectoryResult]) throws { try store.record(results) }

  public func checkpoint(_ results: [TrajectoryResult]) throws { try store.checkpoint(results) }

  /// Training goes as far as what is stored, so that the digests are of the same epoch.
  private static func claims(_ db: Database, _ experiment: String) throws -> [TrajectoryClaim] {
    guard let key = try ExperimentRow.key(db, experiment) else { return [] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.id, t.run, p.position, t.epochs, p.epochs, p.stop
        FROM points p JOIN trajectories t ON t.id = p.trajectory
        WHERE p.experiment = ? AND p.active = 1
          AND p.trajectory NOT IN (SELECT trajectory FROM failed_here)
        ORDER BY p.position
        """, arguments: [key])
    var claims: [TrajectoryClaim] = []
    var places: [Int64: Int] = [:]
    while let row = try rows.next() {
      let (trajectory, stored): (Int64, Int) = (try row.at(0), try row.at(3))
      let goal = PointGoal(epochs: try row.at(4), stop: StopRule(try row.at(5)))
      if let place = places[trajectory] {
        claims[place].goals.append(goal)
        continue
      }
      places[trajectory] = claims.count
      let goals = stored > 0 ? [PointGoal(epochs: stored), goal] : [goal]
      claims.append(
        TrajectoryClaim(
          id: try row.runID(at: 1), position: try row.at(2), goals: goals, key: trajectory))
    }
    return claims
  }
}
