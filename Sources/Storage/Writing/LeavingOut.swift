import GRDB
public import Records

extension Store {
  /// Leaves a run out of every claim of this process.
  public func leaveOut(_ id: TrajectoryID) throws(StorageError) {
    try write { db in try self.leaveOut(id, db) }
  }

  /// Gives a claim back and leaves its run out of every further one.
  public func decline(_ claim: TrajectoryClaim) throws(StorageError) {
    claimedRows.forget(claim.id)
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
