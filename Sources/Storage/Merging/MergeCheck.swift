import GRDB
import Records

/// Looks at a database that is to be merged, attached as `other`, before anything of it is entered.
enum MergeCheck {
  /// Checks schema, pages and experiments, which the whole database needs, then every run. Answers the
  /// runs that contradict themselves, and leaves their rows in the table `refused`.
  static func refusedRuns(_ db: Database, _ path: String) throws -> [MergeOutcome.Refusal] {
    if let object = try ForeignSchema.difference(db, schema: "other") {
      throw StorageError.foreignSchema(path, object)
    }
    if let finding = try DatabaseCheck.finding(db, schema: "other") {
      throw StorageError.damagedSource(path, finding)
    }
    try ExperimentCheck.look(db, path)
    try db.execute(sql: "CREATE TEMP TABLE refused (trajectory INTEGER PRIMARY KEY)")
    var faults = try BesideRuns(db).faults
    for finding in try RunCheck.findings(db, schema: "other") {
      faults[finding.key] = .init(reason: finding.fault.reason, isMendable: false)
    }
    return try faults.sorted { $0.key < $1.key }.map { key, fault in
      var insertion = try FastStatement(db, "INSERT INTO temp.refused VALUES (?)")
      insertion.bind(key)
      try insertion.run()
      let run = try String.fetchOne(
        db, sql: "SELECT run FROM other.trajectories WHERE id = ?", arguments: [key])
      return .init(run: run ?? "", reason: fault.reason, isMendable: fault.isMendable)
    }
  }
}
