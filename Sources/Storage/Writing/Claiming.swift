import GRDB
public import Records

extension Store {
  /// Claims up to `limit` waiting trajectories of the experiment in the order of execution, those
  /// of processes that are gone included, but none that has been trained for `maxSeconds` already.
  public func claim(
    _ experiment: String, limit: Int, maxSeconds: Double? = nil
  ) throws(StorageError) -> [TrajectoryClaim] {
    try write { db in
      try Holders.buryDead(db, self.directory, except: self.holder)
      guard let key = try ExperimentRow.key(db, experiment) else { return [] }
      let found = try Self.waiting(db, experiment: key, limit: limit, maxSeconds)
      var claims: [TrajectoryClaim] = []
      for waiting in found {
        var insertion = try FastStatement(
          db, "INSERT INTO claims (trajectory, holder) VALUES (?, ?)")
        insertion.bind(waiting.trajectory)
        insertion.bind(self.holder)
        try insertion.run()
        self.claimedRows.note(waiting.trajectory, of: waiting.id)
        claims.append(try Self.claim(db, waiting, experiment: key))
      }
      return claims
    }
  }

  /// A trajectory that is to be claimed.
  private struct Waiting {
    var trajectory: Int64
    var id: TrajectoryID
    /// Whether it may have a state.
    var hasBegun: Bool
  }

  /// Trajectories that wait and that nobody has claimed, a trajectory once.
  private static func waiting(
    _ db: Database, experiment: Int64, limit: Int, _ maxSeconds: Double?
  ) throws -> [Waiting] {
    var rows = try FastStatement(db, waitingPoints)
    defer { rows.end() }
    rows.bind(experiment)
    rows.bind(maxSeconds ?? .infinity)
    var found: [Waiting] = []
    var seen: Set<Int64> = []
    while found.count < limit, try rows.step() {
      let trajectory = rows.integer(WaitingColumn.trajectory)
      guard seen.insert(trajectory).inserted else { continue }
      found.append(
        Waiting(
          trajectory: trajectory, id: try rows.runID(WaitingColumn.run),
          hasBegun: rows.integer(WaitingColumn.hasBegun) == 1))
    }
    return found
  }

  private enum WaitingColumn: Int, SelectedColumn {
    case trajectory, run, hasBegun

    var sql: String {
      switch self {
      case .trajectory: "p.trajectory"
      case .run: "t.run"
      case .hasBegun: "t.seconds IS NOT NULL"
      }
    }
  }

  static let waitingPoints = """
    SELECT \(WaitingColumn.list) FROM points p JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1 AND p.state = \(state: .waiting)
      AND ifnull(t.seconds, 0) < ?
      AND p.trajectory NOT IN (SELECT trajectory FROM claims)
      AND p.trajectory NOT IN (SELECT trajectory FROM failed_here)
    ORDER BY p.turn
    """

  /// The claim of a trajectory with everything that waiting points ask of it: first those of the
  /// experiment, by place in file order, then those of others.
  private static func claim(
    _ db: Database, _ waiting: Waiting, experiment: Int64
  ) throws -> TrajectoryClaim {
    let key = waiting.trajectory
    var claim = TrajectoryClaim(id: waiting.id, position: 0, goals: [])
    if waiting.hasBegun { claim.progress = try StateRows.progress(db, trajectory: key) }
    var rows = try FastStatement(db, goalsAsked)
    rows.bind(key)
    while try rows.step() {
      let goal = PointGoal(
        epochs: Int(rows.integer(GoalColumn.epochs)),
        stop: rows.text(GoalColumn.stop).flatMap { StopRule($0) })
      if rows.integer(GoalColumn.experiment) == experiment {
        if claim.goals.isEmpty { claim.position = Int(rows.integer(GoalColumn.position)) }
        claim.goals.append(goal)
      } else {
        claim.alongside.append(goal)
      }
    }
    return claim
  }

  private enum GoalColumn: Int, SelectedColumn {
    case experiment, position, epochs, stop

    var sql: String {
      switch self {
      case .experiment: "experiment"
      case .position: "position"
      case .epochs: "epochs"
      case .stop: "nullif(stop, '')"
      }
    }
  }

  static let goalsAsked = """
    SELECT \(GoalColumn.list) FROM points
    WHERE trajectory = ? AND +active = 1 AND +state = \(state: .waiting) ORDER BY position
    """
}
