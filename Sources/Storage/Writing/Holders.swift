import Foundation
import GRDB
import Records

/// The processes that may claim runs. A holder is a row and a lock on a file of its own: whoever
/// finds the lock free knows that the process is gone, and gives its claims back.
enum Holders {
  /// Enters this process: its row and its lock come in one transaction, so that nobody sees the
  /// row without the lock. Numbers are never used twice.
  static func enter(
    _ db: Database, _ directory: ResultsDirectory, provenance: Int64
  ) throws -> (id: Int64, lock: FileLock) {
    // Where somebody has written a number behind which there is none, they are counted from 1.
    try db.execute(
      sql: "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'holders' AND seq >= ?",
      arguments: [lastNumber])
    while true {
      try db.execute(
        sql: "INSERT INTO holders (process, provenance) VALUES (?, ?)",
        arguments: [ProcessInfo.processInfo.processIdentifier, provenance])
      let id = db.lastInsertedRowID
      if let lock = try FileLock(path: directory.holder(id)) { return (id, lock) }
      // A database put back from a copy counts numbers again that a living process still uses.
      try leave(db, id)
    }
  }

  private static let lastNumber = 1 << 53

  /// Ends a holder and its claims.
  static func leave(_ db: Database, _ id: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM holders WHERE id = ?").execute(arguments: [id])
  }

  /// Ends the holders whose process is gone, but never `own`, whose lock this process has. Answers
  /// the runs that they were training.
  @discardableResult
  static func buryDead(
    _ db: Database, _ directory: ResultsDirectory, except own: Int64?
  ) throws -> [TrajectoryID] {
    var abandoned: [TrajectoryID] = []
    for id in try dead(db, directory, except: own) {
      abandoned += try active(db, directory, id)
      try leave(db, id)
      unlink(directory.holder(id))
    }
    try db.cachedStatement(
      sql: "DELETE FROM claims WHERE holder NOT IN (SELECT id FROM holders)"
    ).execute()
    return abandoned
  }

  /// The runs noted in a holder's lock file that it still claims.
  private static func active(
    _ db: Database, _ directory: ResultsDirectory, _ holder: Int64
  ) throws -> [TrajectoryID] {
    let text = SmallFile.text(directory.holder(holder)) ?? ""
    let claimed = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM claims c JOIN trajectories t ON t.id = c.trajectory
        WHERE t.run = ? AND c.holder = ?
        """)
    return try text.split(separator: "\n").compactMap { TrajectoryID(hex: String($0)) }
      .filter { try Int.fetchOne(claimed, arguments: [$0.hex, holder]) == 1 }
  }

  /// Whether any process but the one with `own` may claim runs at the moment.
  static func anyLives(
    _ db: Database, _ directory: ResultsDirectory, except own: Int64? = nil
  ) throws -> Bool {
    try Int64.fetchAll(db, sql: "SELECT id FROM holders")
      .contains { $0 != own && FileLock.isHeld(directory.holder($0)) }
  }

  /// The holders whose process is gone.
  static func dead(
    _ db: Database, _ directory: ResultsDirectory, except own: Int64? = nil
  ) throws -> [Int64] {
    try Int64.fetchAll(db.cachedStatement(sql: "SELECT id FROM holders"))
      .filter { $0 != own && !FileLock.isHeld(directory.holder($0)) }
  }
}
