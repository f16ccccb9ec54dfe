import GRDB
import Records

/// Rows of `provenance`: one each distinct machine and build.
enum ProvenanceRow {
  /// The row's key, entered if new.
  static func key(_ db: Database, _ provenance: Provenance) throws -> Int64 {
    let columns = [
      provenance.host, provenance.processor, provenance.instructionSet, provenance.version,
      provenance.commit,
    ]
    let known = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM provenance WHERE host = ? AND processor = ? AND instruction_set = ?
          AND version = ? AND build = ?
        """, arguments: StatementArguments(columns))
    if let known { return known }
    try db.execute(
      sql: """
        INSERT INTO provenance (host, processor, instruction_set, version, build)
        VALUES (?, ?, ?, ?, ?)
        """, arguments: StatementArguments(columns))
    return db.lastInsertedRowID
  }
}
