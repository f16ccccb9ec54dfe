import GRDB
public import Records

/// How far a trajectory has been trained, whoever asked for it.
public struct TrajectoryProgress: Sendable, Hashable {
  /// Epochs stored.
  public var epochs: Int
  public var hasDiverged: Bool
  /// Goals with a stop rule that some point has a result for: they may end before their epochs.
  public var settled: Set<PointGoal> = []
}

extension Results {
  /// Every trajectory with at least one epoch, or that has diverged; then once more those that have
  /// settled goals with a stop rule, with all of these.
  public func forEachProgress(
    _ body: (TrajectoryID, TrajectoryProgress) -> Void
  ) throws(StorageError) {
    try read { db in
      var rows = try FastStatement(
        db,
        """
        SELECT \(TrajectoryColumn.list) FROM trajectories
        WHERE epochs > 0 OR diverged_epoch IS NOT NULL
        """)
      defer { rows.end() }
      while try rows.step() { body(try rows.runID(TrajectoryColumn.run), Self.progress(rows)) }
      for (id, goals) in try Self.settledGoals(db) {
        var row = try FastStatement(
          db, "SELECT \(TrajectoryColumn.list) FROM trajectories WHERE run = ?")
        defer { row.end() }
        row.bind(id.hex)
        guard try row.step() else { continue }
        var progress = Self.progress(row)
        progress.settled = goals
        body(id, progress)
      }
    }
  }

  private static func progress(_ row: FastStatement) -> TrajectoryProgress {
    TrajectoryProgress(
      epochs: Int(row.integer(TrajectoryColumn.epochs)),
      hasDiverged: row.integer(TrajectoryColumn.hasDiverged) == 1)
  }

  private static func settledGoals(_ db: Database) throws -> [TrajectoryID: Set<PointGoal>] {
    var goals: [TrajectoryID: Set<PointGoal>] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(GoalColumn.list) FROM points p JOIN trajectories t ON t.id = p.trajectory
        WHERE p.stop <> '' AND p.state = \(state: .finished)
        """)
    while let row = try rows.next() {
      goals[try row.runID(at: GoalColumn.run), default: []].insert(
        PointGoal(
          epochs: try row.at(GoalColumn.epochs), stop: StopRule(try row.at(GoalColumn.stop))))
    }
    return goals
  }

  /// How many points the experiment asked for when it was last run of which `body` says no.
  public func countAsked(
    by experiment: String, without body: (PointKey) -> Bool
  ) throws(StorageError) -> Int {
    try read { db in
      var rows = try FastStatement(
        db,
        """
        SELECT \(GoalColumn.list) FROM points p
        JOIN trajectories t ON t.id = p.trajectory JOIN experiments e ON e.id = p.experiment
        WHERE e.name = ? AND p.active = 1
        """)
      defer { rows.end() }
      rows.bind(experiment)
      var count = 0
      while try rows.step() {
        let stop = rows.text(GoalColumn.stop) ?? ""
        let key = PointKey(
          id: try rows.runID(GoalColumn.run), epochs: Int(rows.integer(GoalColumn.epochs)),
          stop: stop.isEmpty ? nil : StopRule(stop))
        if !body(key) { count += 1 }
      }
      return count
    }
  }

  private enum TrajectoryColumn: Int, SelectedColumn {
    case run, epochs, hasDiverged

    var sql: String {
      switch self {
      case .run: "run"
      case .epochs: "epochs"
      case .hasDiverged: "diverged_epoch IS NOT NULL"
      }
    }
  }

  private enum GoalColumn: Int, SelectedColumn {
    case run, epochs, stop

    var sql: String {
      switch self {
      case .run: "t.run"
      case .epochs: "p.epochs"
      case .stop: "p.stop"
      }
    }
  }
}
