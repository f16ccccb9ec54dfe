import Foundation
import GRDB
import Glibc
import Kernels
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
    let copy: ResultsDirectory
    do {
      copy = ResultsDirectory(path: try TemporaryFolder.make("nn-sweep", in: folder))
    } catch {
      throw .noCopy(directory.database, error)
    }
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

  /// Opens a database for this process alone: its index of the log is kept in memory. Where no log can
  /// be made beside it, nobody else can write either, and it is read as it is.
  private static func openAlone(_ directory: ResultsDirectory) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    do {
      let queue = try DatabaseQueue(path: directory.explicitDatabase, configuration: configuration)
      try queue.writeWithoutTransaction { _ = try Int64.fetchOne($0, sql: "SELECT 1 FROM holders") }
      return queue
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CANTOPEN && !directory.hasLog
    {
      configuration.readonly = true
      return try DatabaseQueue(path: directory.immutableDatabase, configuration: configuration)
    }
  }

  /// Copies a database that nobody trains for.
  private static func write(_ directory: ResultsDirectory, into copy: ResultsDirectory) throws {
    let queue = try openAlone(directory)
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

  /// Writes a smaller database over a larger one, which takes no room; but where what is written over
  /// takes a new place on the disk, as with Btrfs, the old file has to go first.
  private static func putBack(
    _ copy: ResultsDirectory, to directory: ResultsDirectory
  ) throws(StorageError) {
    for suffix in ["-wal", "-shm"] { unlink(directory.file + suffix) }
    var old = stat()
    stat(directory.file, &old)
    var code = write(copy.file, over: directory.file, O_WRONLY)
    if StorageError.noRoom(directory.database, code) != nil {
      unlink(directory.file)
      // Such a file system gives the room back with what it writes next.
      sync()
      code = write(copy.file, over: directory.file, O_WRONLY | O_CREAT, rights: old.st_mode & 0o777)
    }
    if let code { throw .notPutBack(directory.database, copy: copy.database, code) }
    Seal(directory).put()
  }

  /// Answers why that failed, as the system's error number; nil where it did not.
  private static func write(
    _ source: String, over target: String, _ flags: Int32, rights: mode_t? = nil
  ) -> Int32? {
    let descriptor = open(target, flags | O_CLOEXEC, rights ?? 0)
    guard descriptor >= 0 else { return errno }
    defer { Glibc.close(descriptor) }
    if let rights { fchmod(descriptor, rights) }
    guard let source = FileHandle(forReadingAtPath: source) else { return errno }
    do {
      while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty {
        if let code = SystemLimit.writeAll(Array(piece), to: descriptor) { return code }
      }
    } catch {
      return EIO
    }
    let isDone =
      ftruncate(descriptor, lseek(descriptor, 0, SEEK_CUR)) == 0 && fsync(descriptor) == 0
    return isDone ? nil : errno
  }
}
