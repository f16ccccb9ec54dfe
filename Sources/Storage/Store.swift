public import Experiments
import Foundation
import GRDB

/// The results database, open for writing: the one writer of a process, and the ledger that keeps
/// two processes from training the same run.
///
/// A process that ends without `close`, however it ends, leaves nothing stuck: its claims end with
/// its lock.
public final class Store: RunLedger {
  /// Reading, from the same database.
  public let results: Results

  let directory: ResultsDirectory
  let pool: DatabasePool
  let provenance: Int64
  let holder: Int64
  /// Runs of an experiment whose final weights are kept: the best by validation score.
  let modelsKept: Int
  private let lock: FileLock

  /// Opens the database in `directory`, both created if absent. `provenance` is noted beside every
  /// run that is recorded; final weights are kept of the best `modelsKept` runs an experiment.
  public init(
    directory path: String, provenance: Provenance, modelsKept: Int = 5
  ) throws(StorageError) {
    let directory = ResultsDirectory(path: path)
    let pool = try Opening.writer(directory)
    let (key, holder, lock) = try Opening.translating(directory) {
      try pool.write { db in
        // Connection-private, so it ends with the process: a later start offers failures again.
        try db.execute(sql: "CREATE TEMP TABLE failed_here (trajectory INTEGER PRIMARY KEY)")
        try Holders.buryDead(db, directory, except: nil)
        let key = try ProvenanceRow.key(db, provenance)
        let (holder, lock) = try Holders.enter(db, directory, provenance: key)
        return (key, holder, lock)
      }
    }
    self.directory = directory
    self.pool = pool
    self.provenance = key
    self.holder = holder
    self.modelsKept = modelsKept
    self.lock = lock
    results = Results(directory: directory, database: pool)
  }

  /// Gives claims back and closes the database, after which nothing can be written or read.
  public func close() throws(StorageError) {
    try write { db in try Holders.leave(db, self.holder) }
    unlink(lock.path)
    try Opening.exclusively(directory) { () throws(StorageError) in
      try Opening.translating(directory) { try pool.close() }
    }
  }

  /// One immediate transaction: it waits for other writers at its start and never fails for them.
  func write<T>(_ body: (Database) throws -> T) throws(StorageError) -> T {
    try Opening.translating(directory) { try pool.write(body) }
  }
}
