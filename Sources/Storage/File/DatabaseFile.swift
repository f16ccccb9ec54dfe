import CSQLite
import Foundation
import GRDB
import Kernels

/// The database as a file: opening it for writing or for reading, and what SQLite's errors mean to a
/// person.
enum DatabaseFile {
  /// 64 MiB of cache: the ids of a large sweep arrive in random order, and their index must fit.
  /// Larger pages, for a new database, and a log of 16 MiB halve the system calls a run, and pages
  /// that change often reach the database less often. What a statement may have to take back is
  /// remembered in memory, not in a file.
  private static let writing = """
    PRAGMA cache_size = -65536;
    \(pageSize)
    PRAGMA wal_autocheckpoint = 2048;
    PRAGMA temp_store = MEMORY;
    \(distrusting)
    """

  /// What the schema of a database from elsewhere says is not run.
  private static let distrusting = "PRAGMA trusted_schema = OFF;"

  private static let pageSize = "PRAGMA page_size = 8192;"

  /// SQLite counts its memory, under a lock at every allocation; nobody asks how much it is. Said
  /// once, before the first database is opened.
  private static let hasNoStatistics: Void = sqlite3_disable_memory_statistics()

  /// Creates or upgrades the database and opens it for writing. `note` hears what a person should
  /// know: that a damaged file was kept aside, or an older one copied before its upgrade.
  static func writer(
    _ directory: ResultsDirectory, note: (String) -> Void
  ) throws(StorageError) -> DatabaseQueue {
    hasNoStatistics
    let salvage = Salvage(directory)
    try directory.checkKinds()
    try directory.create()
    return try exclusively(directory) { () throws(StorageError) in
      if let file = FileIdentity(directory.file), file.names > 1 {
        throw .severalNames(directory.database)
      }
      let isSuspicious = salvage.isSuspicious
      let isDoubtful = isSuspicious || !Seal(directory).isWhole
      try salvage.keepAsideIfDamaged(note: note)
      return try translating(directory) {
        let before = try prepare(directory, salvage, note: note)
        let queue = try writableQueue(directory)
        // One of an older version is not looked through: a copy of it is there.
        let isMended =
          try before == .old && isDoubtful
          && mendSchema(queue, directory, always: isSuspicious, note: note)
        try Schema.upgrade(queue)
        // By this GRDB learns for its observers what a statement reads and writes, which takes
        // longer than parsing it; here nobody observes.
        queue.writeWithoutTransaction { _ = sqlite3_set_authorizer($0.sqliteConnection, nil, nil) }
        Seal(directory).remove()
        if before != .upgraded, isDoubtful {
          try inspect(queue, directory, always: isSuspicious || isMended, note: note)
        }
        return queue
      }
    }
  }

  /// What a database was before it is opened for writing.
  private enum Before { case new, old, upgraded }

  /// Opening for writing changes the file, so whose file it is comes first. Makes one where there is none.
  private static func prepare(
    _ directory: ResultsDirectory, _ salvage: Salvage, note: (String) -> Void
  ) throws -> Before {
    if directory.databaseExists {
      let queue = try readableQueue(directory)
      let state = try queue.read { try Self.state(of: $0, directory) }
      if let index = try queue.read(ForeignSchema.uniqueIndex) {
        throw StorageError.uniqueIndex(directory.database, index)
      }
      guard state == .outdated else { return .old }
      if try queue.read(Schema.hasGap) { throw StorageError.gap(directory.database) }
      note(try salvage.backUp(queue))
      return .upgraded
    }
    if directory.databaseIsLink {
      try makeEmpty(directory.file, for: directory)
    } else {
      try create(directory)
    }
    return .new
  }

  static func writableQueue(_ directory: ResultsDirectory) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = LongWait.mode(directory)
    configuration.journalMode = .wal
    configuration.prepareDatabase { try $0.execute(sql: writing) }
    return try DatabaseQueue(path: directory.explicitDatabase, configuration: configuration)
  }

  /// Creates a database without content: in memory, then as a file under another name, so that
  /// there is never half of one.
  private static func create(_ directory: ResultsDirectory) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // The switch to WAL mode that follows brings the whole file to the disk.
      try db.execute(sql: "\(pageSize) PRAGMA synchronous = OFF")
    }
    let blank = try DatabaseQueue(configuration: configuration)
    try Schema.upgrade(blank)
    let new = directory.explicitDatabase + ".new"
    unlink(new)
    try makeEmpty(new, for: directory)
    do {
      try blank.vacuum(into: new)
      guard rename(new, directory.explicitDatabase) == 0 else {
        throw StorageError.notWritable(directory.database)
      }
    } catch {
      unlink(new)
      throw error
    }
  }

  /// Makes an empty file that those may write whom the umask lets; SQLite leaves it to its owner, and
  /// gives its logs what the database has.
  static func makeEmpty(_ path: String, for directory: ResultsDirectory) throws(StorageError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw .notOpened(directory, errno)
    }
  }

  /// Opens an existing database, which is never created, upgraded or changed.
  static func reader(_ directory: ResultsDirectory) throws(StorageError) -> DatabaseQueue {
    guard directory.databaseExists else { throw .noResults(directory.path) }
    try directory.checkKinds()
    return try translating(directory) {
      let queue = try readableQueue(directory)
      switch try queue.read({ try state(of: $0, directory) }) {
      case .empty: throw StorageError.noResults(directory.path)
      case .outdated, .staleViews: throw StorageError.outdated(directory.database)
      case .lostView(let name): throw StorageError.lost(directory.database, "view '\(name)'")
      case .current: return queue
      }
    }
  }

  private enum State: Equatable {
    case empty, outdated, current
    /// All tables are of this version, not the views.
    case staleViews
    case lostView(String)
  }

  /// How far the database is; an error for one that is not ours or of a newer version.
  private static func state(of db: Database, _ directory: ResultsDirectory) throws -> State {
    let migrator = Schema.migrator
    // Where nothing but versions is missing in their list all of it can be read.
    let isComplete = try migrator.hasCompletedMigrations(db) || Schema.isListShort(db)
    if try !isComplete && migrator.appliedIdentifiers(db).isEmpty {
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master")
      // A creation cut short leaves the table of migrations, empty.
      if tables.contains(where: { !$0.contains("grdb") }) {
        throw StorageError.notADatabase(directory.database)
      }
      return .empty
    }
    if try migrator.hasBeenSuperseded(db) { throw StorageError.superseded(directory.database) }
    if let impostor = try ForeignSchema.impostor(db) {
      throw StorageError.impostor(directory.database, impostor)
    }
    if isComplete {
      if let lost = try Views.lost(db).first { return .lostView(lost) }
      return try Views.areCurrent(db) ? .current : .staleViews
    }
    // A creation cut short between two migrations leaves an older version without content.
    return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM experiments)") ?? true
      ? .outdated : .empty
  }

  /// An error unless the file is a database of this version.
  static func check(_ path: String) throws(StorageError) {
    let directory = ResultsDirectory(path: path, database: path)
    guard directory.databaseExists else { throw .noSuchDatabase(path) }
    _ = try reader(directory)
  }

  /// SQLite must create two files beside a database in WAL mode even to read it. Where it may not,
  /// the database is read as immutable, which is sound if no log waits beside it. Where the index of
  /// the log can be no file, for want of room above all, it is kept in memory, which nobody else can use
  /// meanwhile.
  static func readableQueue(_ directory: ResultsDirectory) throws -> DatabaseQueue {
    hasNoStatistics
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = LongWait.mode(directory)
    configuration.prepareDatabase { try $0.execute(sql: distrusting) }
    do {
      let queue = try DatabaseQueue(
        path: directory.explicitDatabase, configuration: configuration)
      try queue.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    } catch let error as DatabaseError where cannotCreateFiles(error) {
      guard FileManager.default.isReadableFile(atPath: directory.database),
        !SystemLimit.leavesFewer(thanFiles: filesOfSQLite)
      else { throw error }
      guard !directory.hasLog else {
        throw StorageError.obstacle(directory, needing: R_OK)
          ?? .unreadableLog(directory.database)
      }
      return try DatabaseQueue(path: directory.immutableDatabase, configuration: configuration)
    } catch let error as DatabaseError where isOfIndex(error) {
      configuration.readonly = false
      configuration.prepareDatabase {
        try $0.execute(
          sql: "PRAGMA locking_mode = EXCLUSIVE; \(distrusting) PRAGMA query_only = ON")
      }
      return try DatabaseQueue(
        path: directory.explicitDatabase, configuration: configuration)
    }
  }

  /// The most that SQLite has open at once for a database: itself, two logs, their folder, and one in
  /// which something is sorted.
  static let filesOfSQLite = 5

  private static func cannotCreateFiles(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
  }

  /// Whether it is about the index of the log: a disk that fails elsewhere fails again.
  private static func isOfIndex(_ error: DatabaseError) -> Bool {
    let codes: [ResultCode] = [
      .SQLITE_FULL, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMLOCK,
      .SQLITE_IOERR_SHMMAP,
    ]
    return codes.contains(error.extendedResultCode)
  }

  /// Runs `body` while no other process opens or closes the database: SQLite's switch to WAL mode
  /// and its clearing away at the last close do not wait for one another as transactions do.
  static func exclusively<T>(
    _ directory: ResultsDirectory, _ body: () throws(StorageError) -> T
  ) throws(StorageError) -> T {
    guard let lock = try FileLock(path: directory.opening, waiting: LongWait.patience) else {
      throw .locked(directory.opening)
    }
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }

  /// Turns SQLite's errors into ours, and has a database in which damage was met looked through at
  /// the next opening.
  static func translating<T>(
    _ directory: ResultsDirectory, suspects: Bool = true, _ body: () throws -> T
  ) throws(StorageError) -> T {
    let meaning: StorageError
    do {
      return try body()
    } catch let error as StorageError {
      meaning = error
    } catch let error as DatabaseError {
      meaning = StorageError(error, directory)
    } catch let damage as RunDamage {
      meaning = .damagedRun(directory.database, damage)
    } catch let damage as ExperimentDamage {
      meaning = .damagedExperiment(directory.database, damage)
    } catch {
      // What a row or a text in it holds cannot be read as what it must be.
      meaning = .badValue(directory.database, "a value is not what it must be")
    }
    if suspects, meaning.kind == .damage { Salvage(directory).suspect() }
    throw meaning
  }
}
