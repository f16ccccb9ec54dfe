public import Experiments
import GRDB

extension Store {
  /// Claims up to `limit` waiting trajectories of the experiment in the order of execution, those
  /// of processes that are gone included, but none that has been trained for `maxSeconds` already.
  public func claim(
    _ experiment: String, limit: Int, maxSeconds: Double? = nil
  ) throws(StorageError) -> [RunClaim] {
    try write { db in
      try Holders.buryDead(db, self.directory, except: self.holder)
      guard let key = try ExperimentRow.key(db, experiment) else { return [] }
      let found = try Self.waiting(db, experiment: key, limit: limit, maxSeconds)
      return try found.map { trajectory, id in
        try db.cachedStatement(sql: "INSERT INTO claims (trajectory, holder) VALUES (?, ?)")
          .execute(arguments: [trajectory, self.holder])
        return try Self.claim(db, trajectory, id, experiment: key)
      }
    }
  }

  /// Trajectories that wait and that nobody has claimed, a trajectory once.
  private static func waiting(
    _ db: Database, experiment: Int64, limit: Int, _ maxSeconds: Double?
  ) throws -> [(trajectory: Int64, id: RunID)] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: waitingPoints), arguments: [experiment, maxSeconds ?? .infinity])
    var found: [(trajectory: Int64, id: RunID)] = []
    var seen: Set<Int64> = []
    while found.count < limit, let row = try rows.next() {
      let trajectory: Int64 = try row.at(0)
      if seen.insert(trajectory).inserted { found.append((trajectory, try row.runID(at: 1))) }
    }
    return found
  }

  static let waitingPoints = """
    SELECT p.trajectory, t.run FROM points p JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1 AND p.state = 'waiting'
      AND ifnull(t.seconds, 0) < ?
      AND p.trajectory NOT IN (SELECT trajectory FROM claims)
      AND p.trajectory NOT IN (SELECT trajectory FROM failed_here)
    ORDER BY p.turn
    """

  /// The claim of a trajectory with everything that waiting points ask of it: first those of the
  /// experiment, by place in file order, then those of others.
  private static func claim(
    _ db: Database, _ trajectory: Int64, _ id: RunID, experiment: Int64
  ) throws -> RunClaim {
    var claim = RunClaim(
      id: id, position: 0, goals: [], progress: try StateRows.progress(db, trajectory: trajectory),
      key: trajectory)
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: goalsAsked), arguments: [trajectory])
    while let row = try rows.next() {
      let goal = PointGoal(epochs: try row.at(2), stop: StopRule(try row.at(3)))
      if try row.at(0) as Int64 == experiment {
        if claim.goals.isEmpty { claim.position = try row.at(1) }
        claim.goals.append(goal)
      } else {
        claim.alongside.append(goal)
      }
    }
    return claim
  }

  static let goalsAsked = """
    SELECT experiment, position, epochs, stop FROM points
    WHERE trajectory = ? AND +active = 1 AND +state = 'waiting' ORDER BY position
    """
}
