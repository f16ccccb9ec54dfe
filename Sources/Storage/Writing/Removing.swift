import GRDB
public import Records

/// What is or would be deleted.
public struct Removal: Sendable, Hashable {
  public var points = 0
  public var runs = 0
  /// Size of the database before and after; equal when nothing was deleted.
  public var bytesBefore = 0
  public var bytesAfter = 0
}

extension Store {
  /// Removes an experiment with every run that no other one asks for or asked for.
  public func remove(
    experiment name: String, dryRun: Bool
  ) throws(StorageError) -> Removal {
    try remove(dryRun: dryRun) { db in
      let key = try self.results.key(db, name)
      try db.execute(sql: "DELETE FROM points WHERE experiment = ?", arguments: [key])
      try db.execute(sql: "DELETE FROM experiments WHERE id = ?", arguments: [key])
    }
  }

  /// Removes a run from every experiment; those that still ask for it train it again.
  public func remove(run id: TrajectoryID, dryRun: Bool) throws(StorageError) -> Removal {
    try remove(dryRun: dryRun) { db in
      try db.execute(
        sql: "DELETE FROM points WHERE trajectory IN (SELECT id FROM trajectories WHERE run = ?)",
        arguments: [id.hex])
    }
  }

  /// Removes some of an experiment's points with the runs that nobody else asks for.
  public func remove(
    _ runs: [PointRecord], of experiment: String, dryRun: Bool
  ) throws(StorageError) -> Removal {
    try remove(dryRun: dryRun) { db in
      let key = try self.results.key(db, experiment)
      let deletion = try db.makeStatement(
        sql: """
          DELETE FROM points WHERE experiment = ? AND epochs = ? AND stop = ?
            AND trajectory = (SELECT id FROM trajectories WHERE run = ?)
          """)
      for run in runs {
        try deletion.execute(
          arguments: [key, run.epochs, run.stop?.description ?? "", run.id.hex])
      }
    }
  }

  /// Deletes, collects what nothing refers to, and makes the file smaller. A dry run does the same
  /// and takes it back.
  private func remove(
    dryRun: Bool, _ delete: (Database) throws -> Void
  ) throws(StorageError) -> Removal {
    let bytesBefore = directory.databaseSize
    var removal = try write { db in
      var removal = Removal()
      try Holders.buryDead(db, self.directory, except: self.holder)
      let count = { (table: String) in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
      try db.inSavepoint {
        let (points, runs) = (try count("points"), try count("trajectories"))
        let claimed = try Self.pointsBeingTrained(db)
        try delete(db)
        let left = try Self.pointsBeingTrained(db)
        if let (run, _) = claimed.first(where: { left[$0.key] != $0.value }) {
          throw StorageError.beingTrained(String(run.prefix(8)))
        }
        try Self.collect(db)
        removal.points = try (points ?? 0) - (count("points") ?? 0)
        removal.runs = try (runs ?? 0) - (count("trajectories") ?? 0)
        return dryRun ? .rollback : .commit
      }
      return removal
    }
    removal.bytesBefore = bytesBefore
    if !dryRun, removal.points > 0 { try shrink() }
    removal.bytesAfter = directory.databaseSize
    return removal
  }

  /// How many points ask for each run that a process trains at the moment. Those stay: results must
  /// have a place to go, and whoever trains for an experiment expects to find it in the end.
  private static func pointsBeingTrained(_ db: Database) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.run, count(*) AS points FROM claims c JOIN trajectories t ON t.id = c.trajectory
        JOIN points p ON p.trajectory = t.id GROUP BY t.run
        """)
    return try Dictionary(
      uniqueKeysWithValues: rows.map { (try $0.value("run"), try $0.value("points")) })
  }

  /// Deletes what nothing refers to any more.
  static func collect(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM trajectories WHERE id NOT IN (SELECT trajectory FROM points);
        DELETE FROM settings
          WHERE id NOT IN (SELECT setting FROM points UNION SELECT setting FROM aliases);
        DELETE FROM provenance WHERE id NOT IN (
          SELECT provenance FROM trajectories WHERE provenance IS NOT NULL
          UNION SELECT provenance FROM holders);
        UPDATE experiments SET differing = NULL, revision = random();
        """)
  }

  /// Gives the space of deleted rows back to the disk.
  private func shrink() throws(StorageError) {
    try DatabaseFile.translating(directory) {
      try queue.writeWithoutTransaction { db in
        // The new file takes shape beside the old one, and may not fit into memory.
        try db.execute(sql: "PRAGMA temp_store = FILE; VACUUM")
        _ = try db.checkpoint(.truncate)
      }
    }
  }
}
