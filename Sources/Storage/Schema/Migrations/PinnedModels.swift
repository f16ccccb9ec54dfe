import GRDB

/// The fourth migration: pinned models, and two repairs. Frozen.
///
/// SQLite builds a table in memory for a list of more than two values, each time that a row is
/// checked against it: half of what settling a point cost. The check on a point's state says the
/// same with comparisons now. No row changes, so its text is replaced in the schema as SQLite's
/// documentation of ALTER TABLE describes it.
///
/// A run that was stopped exactly between two epochs and diverged in the next kept the digest of the
/// weights that it had in between; a diverged run has none.
///
/// Weights that a person asked to be kept stay whatever is trained later.
enum PinnedModels {
  private static let list = "state IN ('waiting', 'finished', 'diverged', 'failed')"
  private static let comparisons =
    "state = 'waiting' OR state = 'finished' OR state = 'diverged' OR state = 'failed'"

  static let strayDigests =
    "UPDATE trajectories SET weights_digest = NULL WHERE diverged_epoch IS NOT NULL"

  static let pinning =
    "ALTER TABLE models ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))"

  static func simplifyStateCheck(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
    try db.execute(sql: "PRAGMA writable_schema = ON")
    try db.execute(
      sql: "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'points'",
      arguments: [list, comparisons])
    try db.execute(sql: "PRAGMA schema_version = \(version + 1)")
    try db.execute(sql: "PRAGMA writable_schema = RESET")
  }
}
