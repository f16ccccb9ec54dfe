import Datasets
import Foundation

/// The paths of storage in a results directory.
struct ResultsDirectory: Sendable {
  /// As the person named it: for messages.
  let path: String
  let database: String
  /// The database's file, where the path may be a link to it: SQLite's logs stand beside it, and so
  /// do the locks, so that whoever opens it by whatever link meets the same ones.
  let file: String
  private let holders: String

  init(path: String) { self.init(path: path, database: path + "/" + Results.fileName) }

  /// A directory whose database has a name of its own.
  init(path: String, database: String) {
    self.path = path
    self.database = database
    file = Self.target(of: database)
    guard file != database else {
      holders = path + "/.holders"
      return
    }
    let name = Self.name(of: file)
    holders =
      Self.folder(of: file) + "/.holders" + (name == Results.fileName ? "" : "-" + name)
  }

  /// Where a link leads in the end, also where there is no file yet; the path itself if it is none.
  private static func target(of path: String) -> String {
    var target = path
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
        break
      }
      target = next.hasPrefix("/") ? next : folder(of: target) + "/" + next
    }
    // The directories above may have names that are no text.
    guard target != path, let real = realpath(folder(of: target), nil) else { return target }
    defer { free(real) }
    return String(validatingCString: real).map { "\($0)/\(name(of: target))" } ?? target
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Where the database's file is, and its logs.
  var folder: String { Self.folder(of: file) }

  /// SQLite's write-ahead log.
  var log: String { file + "-wal" }

  /// What SQLite would take back from, in another mode than that of the log.
  var journal: String { file + "-journal" }

  /// The index of the log, which also has the locks of those who read and write.
  var index: String { file + "-shm" }

  /// Whether anybody has written here: a database that came as a copy has no locks beside it.
  var hasHolders: Bool { FileManager.default.fileExists(atPath: holders) }

  /// The lock of the holder with this id.
  func holder(_ id: Int64) -> String { "\(holders)/\(id).lock" }

  /// There while the database is suspected to be damaged.
  var suspicion: String { "\(holders)/damaged" }

  /// Notes how the database was left.
  var seal: String { "\(holders)/seal" }

  /// The lock under which the database is created, upgraded and closed.
  var opening: String { "\(holders)/opening.lock" }

  var databaseExists: Bool { FileManager.default.fileExists(atPath: database) }

  /// An error where something else than a file has the name of the database, or of what SQLite keeps
  /// beside it: opening a pipe would wait for ever.
  func checkKinds() throws(StorageError) {
    var file = stat()
    if stat(database, &file) == 0, file.st_mode & S_IFMT != S_IFREG {
      throw .notADatabase(database)
    }
    if let obstacle = StorageError.obstacle(self) { throw obstacle }
  }

  /// Whether the database's name is a link: where it leads nowhere yet, SQLite creates the file.
  var databaseIsLink: Bool {
    var file = stat()
    return lstat(database, &file) == 0 && file.st_mode & S_IFMT == S_IFLNK
  }

  /// Bytes of the database with its log.
  var databaseSize: Int {
    [file, log].reduce(0) { sum, path in
      var file = stat()
      return stat(path, &file) == 0 ? sum + Int(file.st_size) : sum
    }
  }

  /// Creates the directories that a writer needs.
  func create() throws(StorageError) {
    do {
      try Directory.make(path)
      try Directory.make(holders)
    } catch {
      if error.path == holders, error.code == EEXIST { throw .obstructedLocks(holders) }
      throw .noDirectory(path, error)
    }
  }

  /// The database as SQLite opens it: with a folder, so that no name is taken for an URI. Not from the
  /// root: a path is bytes, and the directories above may have names that are no text.
  var explicitDatabase: String { database.hasPrefix("/") ? database : "./" + database }

  /// Bytes of the longest path that SQLite opens.
  static let longestPath = 510

  /// Bytes of the database's path from the root.
  var bytesOfPath: Int {
    guard !database.hasPrefix("/"), let here = getcwd(nil, 0) else { return database.utf8.count }
    defer { free(here) }
    return strlen(here) + 1 + database.utf8.count
  }

  /// The database as a file that nobody writes: the only way to read it where neither file nor
  /// directory may be written.
  var immutableDatabase: String {
    let path = explicitDatabase.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    return "file:\(path ?? explicitDatabase)?immutable=1"
  }

  /// Whether committed pages wait in the write-ahead log, outside the database file.
  var hasLog: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: log)
    return (attributes?[.size] as? Int ?? 0) > 0
  }
}
