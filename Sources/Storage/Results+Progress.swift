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
          SELECT run, epochs, diverged_epoch IS NOT NULL FROM trajectories
          WHERE epochs > 0 OR diverged_epoch IS NOT NULL
          """)
      while let row = try rows.next() {
        all[try row.runID(at: 0)] = TrajectoryProgress(
          epochs: try row.at(1), hasDiverged: try row.at(2))
      }
      let settled = try Row.fetchCursor(
        db,
        sql: """
          SELECT t.run, p.epochs, p.stop FROM points p JOIN trajectories t ON t.id = p.trajectory
          WHERE p.stop <> '' AND p.state = 'finished'
          """)
      while let row = try settled.next() {
        let goal = PointGoal(epochs: try row.at(1), stop: StopRule(try row.at(2)))
        all[try row.runID(at: 0)]?.settled.insert(goal)
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
          SELECT t.run, p.epochs, p.stop FROM points p
          JOIN trajectories t ON t.id = p.trajectory JOIN experiments e ON e.id = p.experiment
          WHERE e.name = ? AND p.active = 1
          """, arguments: [experiment])
      while let row = try rows.next() {
        asked.insert(
          PointKey(
            id: try row.runID(at: 0), epochs: try row.at(1), stop: StopRule(try row.at(2)))
        )
      }
      return asked
    }
  }
}
