import GRDB
public import Records

/// The results database, open for reading. Reading never creates or changes anything, works beside
/// a process that writes, and sees each of its transactions whole or not at all.
public struct Results: Sendable {
  /// The database's name in its directory.
  public static let fileName = ExperimentName.database

  let directory: ResultsDirectory
  private let database: any DatabaseReader

  /// The directory, as it was named.
  public var path: String { directory.path }

  init(directory: ResultsDirectory, database: any DatabaseReader) {
    self.directory = directory
    self.database = database
  }

  /// Opens the database in `directory`; an error if there is none yet.
  public init(directory path: String) throws(StorageError) {
    let directory = ResultsDirectory(path: path)
    self.init(directory: directory, database: try DatabaseFile.reader(directory))
  }

  /// Why a database may not be as nn-sweep left it: the next one that writes to it looks through it.
  public enum Doubt: Sendable {
    /// Another program has written to it.
    case changed
    /// It came here as a copy, which another program may have written to as well.
    case copied
  }

  /// Nil where there is no reason for any.
  public var doubt: Doubt? { Seal(directory).doubt }

  /// Closes the database, which can then no longer be read: for one who is about to write over it.
  public func close() { try? database.close() }

  func read<T>(_ body: (Database) throws -> T) throws(StorageError) -> T {
    try DatabaseFile.translating(directory) { try database.read(body) }
  }

  /// All experiments, the one that was run last first.
  public func experiments() throws(StorageError) -> [ExperimentRecord] {
    try read { db in try ExperimentRow.fetch(db, "ORDER BY sequence DESC") }
  }

  /// The names of all, the one that was run last first.
  public func experimentNames() throws(StorageError) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT name FROM experiments ORDER BY sequence DESC")
    }
  }

  /// The experiment of this name, if it was ever run.
  public func experiment(named name: String) throws(StorageError) -> ExperimentRecord? {
    try read { db in try ExperimentRow.fetch(db, "WHERE name = ?", [name]).first }
  }

  /// The text of this experiment, if it was ever run, be the rest of it damaged.
  public func text(ofExperiment name: String) throws(StorageError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT text FROM experiments WHERE name = ?", arguments: [name])
    }
  }

  /// Whether anything of an experiment of this name is stored, be it damaged.
  public func hasExperiment(named name: String) throws(StorageError) -> Bool {
    try read { db in try ExperimentRow.key(db, name) != nil }
  }

  /// The experiment that was run last, if there is any.
  public func latestExperiment() throws(StorageError) -> ExperimentRecord? {
    try read { db in try ExperimentRow.fetch(db, "ORDER BY sequence DESC LIMIT 1").first }
  }

  /// The key of an experiment; an error that lists those that there are.
  static func key(_ db: Database, _ name: String) throws -> Int64 {
    if let key = try ExperimentRow.key(db, name) { return key }
    let known = try String.fetchAll(
      db, sql: "SELECT name FROM experiments ORDER BY sequence DESC LIMIT 10")
    throw StorageError.noExperiment(name, known: known)
  }
}
