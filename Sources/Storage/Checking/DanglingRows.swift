import GRDB

/// Rows that refer to others which somebody has deleted. Nothing can be shown of them, and a new row may
/// get the number of the missing one.
enum DanglingRows {
  /// Answers how many there were.
  static func remove(_ db: Database) throws -> Int {
    guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil else { return 0 }
    // A run stays without the place where it was trained.
    try db.execute(
      sql: """
        UPDATE trajectories SET provenance = NULL
        WHERE provenance NOT IN (SELECT id FROM provenance)
        """)
    var count = db.changesCount
    let deletions = try String.fetchAll(db, sql: deletions)
    // What is removed may have been referred to.
    var before = -1
    while before != count {
      before = count
      for deletion in deletions {
        try db.execute(sql: deletion)
        count += db.changesCount
      }
    }
    return count
  }

  /// A statement for each reference of a table.
  private static let deletions = """
    SELECT 'DELETE FROM ' || m.name || ' WHERE ' || max(f."from")
      || ' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ' || f."table" || ' p WHERE '
      || group_concat('p.' || ifnull(f."to", 'id') || ' = ' || m.name || '.' || f."from", ' AND ')
      || ')'
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND m.name IN (\(ForeignSchema.tables))
    GROUP BY m.name, f.id
    """
}
