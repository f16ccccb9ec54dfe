import Foundation
import GRDB

/// Keeps what would otherwise be lost: a damaged database under a new name, an older one as a copy.
/// Nothing is ever overwritten.
struct Salvage {
  private let directory: ResultsDirectory
  /// Whether nobody has written here yet: what a copy has gone through nobody knows.
  private let isCopy: Bool

  /// To be made before the directories that a writer needs.
  init(_ directory: ResultsDirectory) {
    self.directory = directory
    isCopy = !directory.hasHolders
  }

  /// Whether damage was met.
  var isSuspicious: Bool { FileManager.default.fileExists(atPath: directory.suspicion) }

  /// Has the next opening look through the whole database.
  func suspect() {
    try? directory.create()
    _ = FileManager.default.createFile(atPath: directory.suspicion, contents: nil)
  }

  /// Moves a file away that is not a database at all, or one under suspicion that SQLite finds
  /// damaged. A whole look through a large database takes seconds, so it needs a reason.
  func keepAsideIfDamaged(note: (String) -> Void) throws(StorageError) {
    guard directory.databaseExists, let damage else {
      unlink(directory.suspicion)
      return
    }
    let aside = freeName(directory.file + ".damaged")
    for suffix in ["", "-wal", "-shm"] {
      let file = directory.file + suffix
      guard FileManager.default.fileExists(atPath: file) else { continue }
      guard rename(file, aside + suffix) == 0 else { throw .notWritable(directory.database) }
    }
    unlink(directory.suspicion)
    note(StorageError.damagedKeptAside(directory.database, as: aside, damage))
  }

  /// What is wrong with the file; nil when nothing is known to be.
  private var damage: String? {
    if let header = FileHandle(forReadingAtPath: directory.database) {
      let bytes = (try? header.read(upToCount: 16)) ?? Data()
      // An empty file is a database that nobody has written to yet.
      if !bytes.isEmpty, bytes != Data("SQLite format 3\0".utf8) { return "is not a database" }
    }
    do {
      let queue = try DatabaseFile.readableQueue(directory)
      guard try queue.read(isSuspected) else { return nil }
      // Rows that refer to missing ones are removed when it is looked through.
      if let finding = try queue.read({ try DatabaseCheck.findingOfPages($0) }) {
        return "is damaged (\(finding))"
      }
      // Nothing is written to a file that is not of this version.
      if try queue.read(isOurs) {
        try DatabaseFile.writableQueue(directory).writeWithoutTransaction(
          DatabaseCheck.tryFreePages)
      }
      return nil
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    {
      return "is damaged (\(DatabaseCheck.unreadable))"
    } catch {
      // Whatever else is wrong is said by the opening proper.
      return nil
    }
  }

  /// Whether there is a reason to look through all of it. One is that it seems to be of another
  /// version: a flipped bit in the list of migrations looks the same.
  private func isSuspected(_ db: Database) throws -> Bool {
    if isCopy || isSuspicious { return true }
    return try !Schema.migrator.appliedIdentifiers(db).isEmpty && !Schema.isCurrent(db)
  }

  private func isOurs(_ db: Database) throws -> Bool {
    let migrator = Schema.migrator
    return try !migrator.appliedIdentifiers(db).isEmpty && !migrator.hasBeenSuperseded(db)
      && ForeignSchema.impostor(db) == nil
  }

  /// Writes a copy of an older database beside it; answers what to tell.
  func backUp(_ database: DatabaseQueue) throws -> String {
    "results database '\(directory.database)' is brought up to date; as it was:"
      + " '\(try copy(database))'"
  }

  /// Writes a copy of a database beside it; answers its name.
  func copy(_ database: DatabaseQueue) throws -> String {
    let copy = freeName(directory.database + ".backup")
    try DatabaseFile.makeEmpty(copy, for: directory)
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
    }
    return copy
  }

  /// `name-1`, or the next number that nobody has.
  private func freeName(_ name: String) -> String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }
}
