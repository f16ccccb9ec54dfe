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
  /// Every trajectory with at least one epoch, or that has diverged.
  public func progress() throws(StorageError) -> [TrajectoryID: TrajectoryProgress] {
    try read { db in
      var all: [TrajectoryID: TrajectoryProgress] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(TrajectoryColumn.list) FROM trajectories
          WHERE epochs > 0 OR diverged_epoch IS NOT NULL
          """)
      while let row = try rows.next() {
        all[try row.runID(at: TrajectoryColumn.run)] = TrajectoryProgress(
          epochs: try row.at(TrajectoryColumn.epochs),
          hasDiverged: try row.at(TrajectoryColumn.hasDiverged))
      }
      let settled = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(GoalColumn.list) FROM points p JOIN trajectories t ON t.id = p.trajectory
          WHERE p.stop <> '' AND p.state = \(state: .finished)
          """)
      while let row = try settled.next() {
        let point = try Self.point(row)
        all[point.id]?.settled.insert(point.goal)
      }
      return all
    }
  }

  /// What the experiment asked for when it was last run.
  public func asked(by experiment: String) throws(StorageError) -> Set<PointKey> {
    try read { db in
      var asked: Set<PointKey> = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(GoalColumn.list) FROM points p
          JOIN trajectories t ON t.id = p.trajectory JOIN experiments e ON e.id = p.experiment
          WHERE e.name = ? AND p.active = 1
          """, arguments: [experiment])
      while let row = try rows.next() {
        asked.insert(try Self.point(row))
      }
      return asked
    }
  }

  private static func point(_ row: Row) throws -> PointKey {
    PointKey(
      id: try row.runID(at: GoalColumn.run), epochs: try row.at(GoalColumn.epochs),
      stop: StopRule(try row.at(GoalColumn.stop)))
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
