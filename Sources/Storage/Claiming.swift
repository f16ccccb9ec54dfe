public import Experiments
import GRDB

extension Store {
  /// Claims up to `limit` waiting trajectories of the experiment in the order of execution, those of processes
  /// that are gone included. Training of each is to end at the last epoch that a waiting point of
  /// this experiment asks for; what other experiments ask up to there is answered along the way.
  public func claim(_ experiment: String, limit: Int) throws(StorageError) -> [RunClaim] {
    try write { db in
      try Holders.buryDead(db, self.directory, except: self.holder)
      guard let key = try ExperimentRow.key(db, experiment) else { return [] }
      return try Self.waiting(db, experiment: key, limit: limit).map { waiting in
        try db.cachedStatement(sql: "INSERT INTO claims (trajectory, holder) VALUES (?, ?)")
          .execute(arguments: [waiting.trajectory, self.holder])
        let epochs = try Int.fetchAll(
          db.cachedStatement(sql: Self.epochsAsked), arguments: [waiting.trajectory, key])
        return RunClaim(
          id: waiting.id, position: waiting.position, epochs: epochs,
          progress: try StateRows.progress(db, trajectory: waiting.trajectory))
      }
    }
  }

  private struct Waiting {
    var trajectory: Int64
    var id: RunID
    var position: Int
  }

  /// Trajectories that wait and that nobody has claimed, a trajectory once.
  private static func waiting(
    _ db: Database, experiment: Int64, limit: Int
  ) throws -> [Waiting] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: waitingPoints), arguments: [experiment])
    var found: [Waiting] = []
    var seen: Set<Int64> = []
    while found.count < limit, let row = try rows.next() {
      let waiting = Waiting(
        trajectory: try row.at(0), id: try row.runID(at: 1), position: try row.at(2))
      if seen.insert(waiting.trajectory).inserted { found.append(waiting) }
    }
    return found
  }

  /// The plus signs keep SQLite from looking a trajectory's points up among all that wait.
  static let waitingPoints = """
    SELECT p.trajectory, t.run, (
      SELECT min(f.position) FROM points f WHERE f.trajectory = p.trajectory
        AND f.experiment = p.experiment AND +f.active = 1 AND +f.state = 'waiting')
    FROM points p JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1 AND p.state = 'waiting'
      AND p.trajectory NOT IN (SELECT trajectory FROM claims)
      AND p.trajectory NOT IN (SELECT trajectory FROM failed_here)
    ORDER BY p.turn
    """

  static let epochsAsked = """
    SELECT DISTINCT epochs FROM points
    WHERE trajectory = ?1 AND active = 1 AND epochs <= (
      SELECT max(epochs) FROM points
      WHERE trajectory = ?1 AND experiment = ?2 AND +active = 1 AND +state = 'waiting')
    ORDER BY epochs
    """
}
