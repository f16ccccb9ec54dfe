import GRDB
public import Records

extension Results {
  /// Counts that test scores of these experiments are shown. Best effort: it never waits, and where
  /// another process is writing, or nothing may be written, this look is not counted.
  public func countTestLook(of experiments: [String]) {
    // SQLite's last close clears the log away, at which nobody may open the database.
    let lock = try? FileLock(path: directory.opening)
    guard lock != nil || !directory.hasHolders else { return }
    defer { withExtendedLifetime(lock) {} }
    var configuration = Configuration()
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    let seal = Seal(directory)
    let isSealed = seal.isWhole
    guard
      let queue = try? DatabaseQueue(
        path: directory.explicitDatabase, configuration: configuration)
    else { return }
    try? queue.write { db in
      for name in experiments { try Self.countTestLook(db, name) }
    }
    // One file stays all that a person has to copy.
    try? queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try? queue.close()
    if isSealed { seal.put() }
  }

  private static func countTestLook(_ db: Database, _ name: String) throws {
    try db.execute(
      sql: """
        INSERT INTO test_looks (experiment, count, first, last)
        SELECT id, 1, strftime('%Y-%m-%d %H:%M:%S', 'now'), strftime('%Y-%m-%d %H:%M:%S', 'now')
        FROM experiments WHERE name = ?
        ON CONFLICT (experiment) DO UPDATE SET count = count + 1, last = excluded.last
        """, arguments: [name])
  }

  /// The looks at test scores of an experiment so far; nil if there was none.
  public func testLooks(of name: String) throws(StorageError) -> TestLooks? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT count, first, last FROM test_looks
          WHERE experiment = (SELECT id FROM experiments WHERE name = ?)
          """, arguments: [name]
      ).map { row in
        TestLooks(
          count: try row.value("count"), first: try row.value("first"),
          last: try row.value("last"))
      }
    }
  }
}
