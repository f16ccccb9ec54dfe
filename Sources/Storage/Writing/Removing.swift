import GRDB
public import Records

/// What is or would be deleted.
public struct Removal: Sendable, Hashable {
  public var points = 0
  public var runs = 0
  /// Size of the database before and after; equal when nothing was deleted.
  public var bytesBefore = 0
  public var bytesAfter = 0
  /// Whether the file was made smaller; while somebody reads, or without room on the disk, it stays
  /// as it is, and what comes next takes the place of what was deleted.
  public var isShrunk = true

  /// Which point of an experiment is meant.
  static let isChosen = """
    experiment = ? AND epochs = ? AND stop = ?
      AND trajectory = (SELECT id FROM trajectories WHERE run = ?)
    """

  static func arguments(of run: PointRecord, in experiment: Int64) -> StatementArguments {
    [experiment, run.epochs, run.stop?.description ?? "", run.id.hex]
  }
}

/// What is to be removed.
public enum RemovalTarget: Sendable {
  /// An experiment, with every run that no other one asks for or asked for.
  case experiment(String)
  /// A run, from every experiment; those that still ask for it train it again.
  case run(TrajectoryID)
  /// Some of an experiment's points, with the runs that nobody else asks for.
  case points([PointRecord], of: String)

  /// Deletes the points; what only they refer to is collected afterwards.
  func delete(_ db: Database) throws {
    switch self {
    case .experiment(let name):
      let key = try Results.key(db, name)
      try db.execute(sql: "DELETE FROM points WHERE experiment = ?", arguments: [key])
      try db.execute(sql: "DELETE FROM experiments WHERE id = ?", arguments: [key])
    case .run(let id):
      try db.execute(
        sql: "DELETE FROM points WHERE trajectory IN (SELECT id FROM trajectories WHERE run = ?)",
        arguments: [id.hex])
    case .points(let runs, let name):
      let key = try Results.key(db, name)
      let deletion = try db.makeStatement(sql: "DELETE FROM points WHERE \(Removal.isChosen)")
      for run in runs { try deletion.execute(arguments: Removal.arguments(of: run, in: key)) }
    }
  }
}

extension Results {
  /// What would be removed; nothing is written to find that out.
  public func removal(of target: RemovalTarget) throws(StorageError) -> Removal {
    switch target {
    case .experiment(let name): try removal(ofExperiment: name)
    case .run(let id): try removal(ofRun: id)
    case .points(let runs, let name): try removal(of: runs, in: name)
    }
  }
}

extension Store {
  /// Deletes, collects what nothing refers to, and makes the file smaller.
  public func remove(_ target: RemovalTarget) throws(StorageError) -> Removal {
    let bytesBefore = directory.databaseSize
    var removal = try write { db in
      var removal = Removal()
      try Holders.buryDead(db, self.directory, except: self.holder)
      let count = { (table: String) in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
      let (points, runs) = (try count("points"), try count("trajectories"))
      let claimed = try Self.pointsBeingTrained(db)
      try target.delete(db)
      let left = try Self.pointsBeingTrained(db)
      if let (run, _) = claimed.first(where: { left[$0.key] != $0.value }) {
        throw StorageError.beingTrained(String(run.prefix(8)))
      }
      try Self.collect(db)
      removal.points = try (points ?? 0) - (count("points") ?? 0)
      removal.runs = try (runs ?? 0) - (count("trajectories") ?? 0)
      return removal
    }
    removal.bytesBefore = bytesBefore
    if removal.points > 0 { removal.isShrunk = shrink() }
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
        DELETE FROM validation_rows WHERE id NOT IN (SELECT validation_rows FROM row_results);
        DELETE FROM provenance WHERE id NOT IN (
          SELECT provenance FROM trajectories WHERE provenance IS NOT NULL
          UNION SELECT provenance FROM holders);
        UPDATE experiments SET differing = NULL, stamp = NULL, revision = random();
        """)
  }

  /// Gives the space of deleted rows back to the disk; answers whether that was possible. What was
  /// deleted is so in any case, so no trouble here is an error, and nobody is waited for.
  private func shrink() -> Bool {
    do {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 1000")
        // The new file takes shape beside the old one, and may not fit into memory.
        try db.execute(sql: "PRAGMA temp_store = FILE; VACUUM")
        _ = try db.checkpoint(.truncate)
      }
      return true
    } catch {
      return false
    }
  }
}
