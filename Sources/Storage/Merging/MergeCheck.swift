import GRDB
import Records

/// Looks at a database that is to be merged, attached as `other`, before anything of it is entered.
enum MergeCheck {
  /// Checks schema, pages and names, which the whole database needs, then every run. Answers the
  /// runs that contradict themselves, and leaves their rows in the table `refused`.
  static func refusedRuns(_ db: Database, _ path: String) throws -> [MergeOutcome.Refusal] {
    if let object = try ForeignSchema.difference(db, schema: "other") {
      throw StorageError.foreignSchema(path, object)
    }
    if let finding = try DatabaseCheck.finding(db, schema: "other") {
      throw StorageError.damagedSource(path, finding)
    }
    let names = try String.fetchAll(db, sql: "SELECT name FROM other.experiments")
    if let name = names.first(where: { !ExperimentName.isValid($0) }) {
      throw StorageError.foreignName(path, name)
    }
    try db.execute(sql: "CREATE TEMP TABLE refused (trajectory INTEGER PRIMARY KEY)")
    let findings = try RunCheck.findings(db, schema: "other")
    for finding in findings {
      var insertion = try FastStatement(db, "INSERT INTO temp.refused VALUES (?)")
      insertion.bind(finding.key)
      try insertion.run()
    }
    return findings.map { MergeOutcome.Refusal(run: $0.run, reason: $0.fault.reason) }
  }
}
