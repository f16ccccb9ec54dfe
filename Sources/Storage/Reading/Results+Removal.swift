import GRDB
public import Records

extension Results {
  /// What removing an experiment would delete. Nothing is written for it: the disk may be full.
  public func removal(ofExperiment name: String) throws(StorageError) -> Removal {
    try removal { db in
      try Int64.fetchAll(
        db, sql: "SELECT id FROM points WHERE experiment = ?", arguments: [try Self.key(db, name)])
    }
  }

  /// What removing a run from every experiment would delete.
  public func removal(ofRun id: TrajectoryID) throws(StorageError) -> Removal {
    try removal { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM points WHERE trajectory IN (SELECT id FROM trajectories WHERE run = ?)
          """,
        arguments: [id.hex])
    }
  }

  /// What removing some of an experiment's points would delete.
  public func removal(
    of runs: [PointRecord], in experiment: String
  ) throws(StorageError) -> Removal {
    try removal { db in
      let key = try Self.key(db, experiment)
      let selection = try db.makeStatement(sql: "SELECT id FROM points WHERE \(Removal.isChosen)")
      return try runs.flatMap {
        try Int64.fetchAll(selection, arguments: Removal.arguments(of: $0, in: key))
      }
    }
  }

  private func removal(
    of points: (Database) throws -> [Int64]
  ) throws(StorageError) -> Removal {
    try read { db in
      let doomed = Set(try points(db))
      let claimed = try Self.claimed(db, directory)
      var doomedCounts: [Int64: Int] = [:]
      var counts: [Int64: Int] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT id, trajectory FROM points")
      while let row = try rows.next() {
        let (point, trajectory): (Int64, Int64) = (try row.at(0), try row.at(1))
        counts[trajectory, default: 0] += 1
        guard doomed.contains(point) else { continue }
        doomedCounts[trajectory, default: 0] += 1
        if let run = claimed[trajectory] { throw StorageError.beingTrained(String(run.prefix(8))) }
      }
      let trajectories = try Int.fetchOne(db, sql: "SELECT count(*) FROM trajectories") ?? 0
      var removal = Removal()
      removal.points = doomed.count
      // Those that nobody asks for go with any removal.
      removal.runs =
        doomedCounts.count { counts[$0.key] == $0.value } + max(0, trajectories - counts.count)
      removal.bytesBefore = directory.databaseSize
      removal.bytesAfter = removal.bytesBefore
      return removal
    }
  }

  /// The runs that living processes train, by row.
  private static func claimed(_ db: Database, _ directory: ResultsDirectory) throws
    -> [Int64: String]
  {
    let dead = try Holders.dead(db, directory).map(String.init).joined(separator: ", ")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.id, t.run FROM claims c JOIN trajectories t ON t.id = c.trajectory
        WHERE c.holder NOT IN (\(dead))
        """)
    let pairs = try rows.map { (try $0.at(0) as Int64, try $0.at(1) as String) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
