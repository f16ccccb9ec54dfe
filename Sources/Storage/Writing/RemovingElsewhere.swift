import Foundation
import GRDB
public import Records

extension Store {
  /// Removes from a database on a full disk, where not even the log of the removal has room: a copy in
  /// another folder is made smaller, and takes the place of the database, byte for byte over the old
  /// ones. `note` hears where the copy is, which stays if this ends suddenly.
  public static func removeElsewhere(
    _ target: RemovalTarget, from path: String, by folder: String, provenance: Provenance,
    note: (String) -> Void
  ) throws(StorageError) -> Removal {
    let directory = ResultsDirectory(path: path)
    let lock = try lock(directory)
    defer { withExtendedLifetime(lock) {} }
    let copy = ResultsDirectory(path: "\(folder)/nn-sweep-\(UUID().uuidString)")
    var isPutBack = false
    defer { if isPutBack { try? FileManager.default.removeItem(atPath: copy.path) } }
    let bytesBefore = directory.databaseSize
    var removal: Removal
    do throws(StorageError) {
      try copy.create()
      try DatabaseFile.translating(directory) { try write(directory, into: copy) }
      let store = try Store(directory: copy.path, provenance: provenance)
      removal = try store.remove(target)
      try store.close()
    } catch {
      try? FileManager.default.removeItem(atPath: copy.path)
      throw error.kind == .full ? .noRoomElsewhere(directory.database, temporary: folder) : error
    }
    note("the disk is full: until this is done, the database is also \(copy.database)")
    try putBack(copy, to: directory)
    isPutBack = true
    removal.bytesBefore = bytesBefore
    removal.bytesAfter = directory.databaseSize
    return removal
  }

  /// Keeps others from opening the database; nil where there is no room for the lock either.
  private static func lock(_ directory: ResultsDirectory) throws(StorageError) -> FileLock? {
    do throws(StorageError) {
      guard let lock = try FileLock(path: directory.opening, waiting: 10) else {
        throw .locked(directory.database)
      }
      return lock
    } catch  where error.kind == .full {
      return nil
    }
  }

  /// Copies a database that nobody trains for. Its index of the log is kept in memory.
  private static func write(_ directory: ResultsDirectory, into copy: ResultsDirectory) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    let queue = try DatabaseQueue(path: directory.explicitDatabase, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      let holders = try Int64.fetchAll(db, sql: "SELECT id FROM holders")
      guard try Holders.dead(db, directory).count == holders.count else {
        throw StorageError.locked(directory.database)
      }
      try DatabaseFile.makeEmpty(copy.file, for: copy)
      try db.execute(sql: "VACUUM INTO ?", arguments: [copy.explicitDatabase])
    }
    try queue.close()
  }

  /// Writes a smaller database over a larger one, which takes no room.
  private static func putBack(
    _ copy: ResultsDirectory, to directory: ResultsDirectory
  ) throws(StorageError) {
    for suffix in ["-wal", "-shm"] { unlink(directory.file + suffix) }
    guard let source = FileHandle(forReadingAtPath: copy.file),
      let target = FileHandle(forWritingAtPath: directory.file)
    else { throw .notPutBack(directory.database, copy: copy.database, errno) }
    do {
      while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty {
        try target.write(contentsOf: piece)
      }
      try target.truncate(atOffset: target.offset())
      try target.synchronize()
      Seal(directory).put()
    } catch {
      throw .notPutBack(directory.database, copy: copy.database, errno)
    }
  }
}
