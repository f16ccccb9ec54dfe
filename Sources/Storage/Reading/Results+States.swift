import GRDB
public import Records

extension Results {
  /// The states of every experiment's points, by the experiment's name.
  public func states() throws(StorageError) -> [String: StateCounts] {
    try read { db in
      var all: [String: StateCounts] = [:]
      for name in try String.fetchAll(db, sql: "SELECT name FROM experiments") {
        all[name] = StateCounts()
      }
      let rows = try Row.fetchCursor(db, sql: Self.stateCounts)
      while let row = try rows.next() {
        let (name, number): (String, Int) = (try row.value("name"), try row.value("number"))
        if try row.value("active") as Bool {
          if let state = PointState(rawValue: try row.value("state")) {
            all[name]?[state] += number
          }
        } else {
          all[name]?.noLongerAsked += number
        }
      }
      for (name, number) in try running(db) {
        all[name]?[.running] += number
        all[name]?[.waiting] -= number
      }
      return all
    }
  }

  /// Runs that wait although they have been trained for `maxSeconds`: nobody claims them under that
  /// limit, and they go on under a higher one.
  public func overtime(
    of experiment: String, maxSeconds: Double
  ) throws(StorageError) -> Set<TrajectoryID> {
    try read { db in
      var runs: Set<TrajectoryID> = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT t.run FROM points p JOIN trajectories t ON t.id = p.trajectory
          WHERE p.experiment = ? AND p.active = 1 AND p.state = \(state: .waiting)
            AND t.seconds >= ?
          """, arguments: [try Self.key(db, experiment), maxSeconds])
      while let row = try rows.next() { runs.insert(try row.runID("run")) }
      return runs
    }
  }

  static let stateCounts = """
    SELECT e.name, g.active, g.state, g.number FROM (
      SELECT experiment, active, state, count(*) AS number FROM points
      GROUP BY experiment, active, state) g
    JOIN experiments e ON e.id = g.experiment
    """

  /// Waiting points whose trajectory a living process has claimed.
  private func running(_ db: Database) throws -> [(String, Int)] {
    let dead = try Holders.dead(db, directory).map(String.init).joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT e.name, count(*) AS number FROM claims c
        JOIN points p ON p.trajectory = c.trajectory
        JOIN experiments e ON e.id = p.experiment
        WHERE p.active = 1 AND p.state = \(state: .waiting) AND c.holder NOT IN (\(dead))
        GROUP BY e.name
        """
    ).map { (try $0.value("name"), try $0.value("number")) }
  }
}
