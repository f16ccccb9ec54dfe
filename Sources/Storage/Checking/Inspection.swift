import GRDB
import Records

/// Looks through a database in which another program may have written, or that may be damaged. Runs
/// that contradict themselves are to be trained again, what follows from other values is set right,
/// and what cannot be read is removed where it can be had again.
///
/// What an experiment asks for is not known here: without its stamp it is gone through when it is run.
struct Inspection {
  private let db: Database
  private var findings = Findings()

  /// Answers what was found.
  static func run(_ db: Database) throws -> Findings {
    var inspection = Inspection(db: db)
    try inspection.inspect()
    return inspection.findings
  }

  private init(db: Database) { self.db = db }

  private mutating func inspect() throws {
    findings.dangling = try DanglingRows.remove(db)
    try inspectRuns()
    findings.scores = try ScoreRows.removeEmpty(db)
    findings.values += try removeUnreadableVariables() + DerivedValues.mendPoints(db)
    findings.counts = try ConfusionRows.removeUnsound(db)
    findings.models = try ModelRows.removeUnsound(db)
    let digests = try WeightDigests.mend(db)
    findings.otherWeights = digests.removed
    findings.values += digests.given
    findings.rowResults = try RowResultRows.removeUnsound(db)
    findings.values += try RowNameRows.removeUnreadable(db)
    try ModelRows.unmark(db)
    try db.execute(sql: "UPDATE experiments SET stamp = NULL, differing = NULL")
    if !findings.isEmpty { try db.execute(sql: "UPDATE experiments SET revision = random()") }
  }

  private mutating func inspectRuns() throws {
    var found = try RunCheck.findings(db)
    // Nothing is mended on pages that are damaged.
    if !found.isEmpty, try arePagesDamaged() { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    var hasMended = false
    for finding in found {
      if case .column = finding.fault, try DerivedValues.mendRun(db, finding.key) {
        findings.values += 1
        hasMended = true
      }
    }
    // Behind a column there may be a curve.
    if hasMended { found = try RunCheck.findings(db) }
    for finding in found {
      switch finding.fault {
      case .id:
        try remove(finding.key)
        findings.removed.append(finding.run)
      case .curve where try SetBack.isAsked(db, trajectory: finding.key):
        try SetBack.run(db, trajectory: finding.key)
        findings.setBack.append(finding.run)
      case .column, .curve: break
      }
    }
  }

  /// Values out of their range are no such damage: what they belong to is found here. A connection that
  /// only reads, with which a damaged file is looked for, does not see them either.
  private func arePagesDamaged() throws -> Bool {
    try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
    defer { try? db.execute(sql: "PRAGMA ignore_check_constraints = OFF") }
    return try DatabaseCheck.findingOfPages(db) != nil
  }

  /// Which of id and text is right nobody knows, so neither its numbers nor its points are believed.
  private func remove(_ trajectory: Int64) throws {
    for table in ["points WHERE trajectory", "trajectories WHERE id"] {
      try db.execute(sql: "DELETE FROM \(table) = ?", arguments: [trajectory])
    }
  }

  /// Where its experiment is run again a setting gets them back.
  private func removeUnreadableVariables() throws -> Int {
    let texts = try String.fetchAll(
      db, sql: "SELECT DISTINCT variables FROM settings WHERE variables IS NOT NULL")
    var count = 0
    for text in texts where StoredVariable.values(text) == nil {
      try db.execute(
        sql: "UPDATE settings SET variables = NULL WHERE variables = ?", arguments: [text])
      count += db.changesCount
    }
    return count
  }
}
