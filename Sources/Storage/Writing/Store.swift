import Foundation
import GRDB
public import Records

/// The results database, open for writing: the one writer of a process, and the ledger that keeps
/// two processes from training the same run.
///
/// A process that ends without `close`, however it ends, leaves nothing stuck: its claims end with
/// its lock.
public final class Store: TrajectoryLedger {
  /// Reading, from the same database.
  public let results: Results

  let directory: ResultsDirectory
  let queue: DatabaseQueue
  let provenance: Int64
  let holder: Int64
  /// Runs of an experiment whose final weights are kept, unless a store is told otherwise.
  public static let modelsKept = 5
  /// Runs of an experiment whose final weights are kept: the best by validation score.
  let modelsKept: Int
  let states: StateKeeping
  let claimedRows = ClaimedRows()
  /// For merging one database after another.
  let settings = KnownSettings()
  /// Runs that a process was training when it ended all of a sudden, found and set free by this
  /// one.
  public let abandoned: [TrajectoryID]
  private let lock: FileLock
  let files: OpenFiles

  /// Opens the database in `directory`, both created if absent. `provenance` is noted beside every
  /// run that is recorded; final weights are kept of the best `modelsKept` runs an experiment.
  /// `note` hears of a damaged database that was kept aside, or of one copied before its upgrade.
  public init(
    directory path: String, provenance: Provenance, modelsKept: Int = Store.modelsKept,
    note: (String) -> Void = { _ in }
  ) throws(StorageError) {
    let directory = ResultsDirectory(path: path)
    let queue = try DatabaseFile.writer(directory, note: note)
    let (key, holder, lock, abandoned) = try DatabaseFile.translating(directory) {
      try queue.write { db in
        // Connection-private, so it ends with the process: a later start offers failures again.
        try db.execute(sql: "CREATE TEMP TABLE failed_here (trajectory INTEGER PRIMARY KEY)")
        let abandoned = try Holders.buryDead(db, directory, except: nil)
        let key = try ProvenanceRow.key(db, provenance)
        let (holder, lock) = try Holders.enter(db, directory, provenance: key)
        return (key, holder, lock, abandoned)
      }
    }
    self.directory = directory
    self.queue = queue
    self.provenance = key
    self.holder = holder
    self.modelsKept = modelsKept
    self.lock = lock
    files = OpenFiles(directory, lock: lock)
    states = StateKeeping(directory)
    self.abandoned = abandoned
    results = Results(directory: directory, database: queue)
  }

  /// Notes in the lock's file that a worker trains a run: a write that outlives a sudden end and
  /// costs no transaction.
  public func started(_ id: TrajectoryID, worker: Int) { lock.note(id.hex + "\n", at: 33 * worker) }

  /// Gives claims back and closes the database, after which nothing can be written or read.
  public func close() throws(StorageError) {
    try write { db in
      try self.states.trim(db)
      try Holders.leave(db, self.holder)
    }
    unlink(lock.path)
    try DatabaseFile.exclusively(directory) { () throws(StorageError) in
      try DatabaseFile.translating(directory) {
        emptyLog()
        let isLast = try queue.read { db in try !Holders.anyLives(db, self.directory) }
        try queue.close()
        if isLast { Seal(directory).put() }
      }
    }
  }

  /// Moves everything from the log into the database, so that the one file is all that a person
  /// has to copy. Where others still read or write, they do it when they end.
  private func emptyLog() {
    try? queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = 1000")
      _ = try db.checkpoint(.truncate)
    }
  }

  /// One immediate transaction: it waits for other writers at its start and never fails for them.
  /// Nothing is written to a file that is no longer the one in the directory.
  func write<T>(_ body: (Database) throws -> T) throws(StorageError) -> T {
    try files.check()
    return try DatabaseFile.translating(directory) { try queue.write(body) }
  }
}
