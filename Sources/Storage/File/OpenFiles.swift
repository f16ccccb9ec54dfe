import Foundation

/// The files that a writer has open, by which it notices that they are no longer those in the
/// directory: SQLite goes on writing to a file without a name, until the program ends.
struct OpenFiles: Sendable {
  private let directory: ResultsDirectory
  private let database: FileIdentity?
  private let log: FileIdentity?
  private let lock: FileLock

  /// Those that are there now, after the first transaction.
  init(_ directory: ResultsDirectory, lock: FileLock) {
    self.directory = directory
    self.lock = lock
    database = FileIdentity(directory.file)
    log = FileIdentity(directory.log)
  }

  /// An error unless they still are those that the directory has.
  func check() throws(StorageError) {
    guard FileIdentity(directory.file) == database, FileIdentity(directory.log) == log else {
      throw .displaced(directory.database)
    }
    guard lock.isInPlace else { throw .lostLock(lock.path) }
  }
}
