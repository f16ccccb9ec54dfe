import Datasets
import Foundation

/// The paths of storage in a results directory.
struct ResultsDirectory: Sendable {
  /// As the person named it: for messages.
  let path: String
  let database: String

  init(path: String) { self.init(path: path, database: path + "/" + Results.fileName) }

  /// A directory whose database has a name of its own.
  init(path: String, database: String) {
    self.path = path
    self.database = database
  }

  private var holders: String { path + "/.holders" }

  /// The lock of the holder with this id.
  func holder(_ id: Int64) -> String { "\(holders)/\(id).lock" }

  /// There while the database is suspected to be damaged.
  var suspicion: String { "\(holders)/damaged" }

  /// The lock under which the database is created, upgraded and closed.
  var opening: String { "\(holders)/opening.lock" }

  var databaseExists: Bool { FileManager.default.fileExists(atPath: database) }

  /// Whether the database's name is a link: where it leads nowhere yet, SQLite creates the file.
  var databaseIsLink: Bool {
    var file = stat()
    return lstat(database, &file) == 0 && file.st_mode & S_IFMT == S_IFLNK
  }

  /// Bytes of the database with its log.
  var databaseSize: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      var file = stat()
      return stat(database + suffix, &file) == 0 ? sum + Int(file.st_size) : sum
    }
  }

  /// Creates the directories that a writer needs.
  func create() throws(StorageError) {
    do {
      try Directory.make(holders)
    } catch {
      throw .noDirectory(path, cause: error.cause)
    }
  }

  /// The database as SQLite opens it: absolute, so that no name is taken for an URI.
  var absoluteDatabase: String { URL(fileURLWithPath: database).path }

  /// The database as a file that nobody writes: the only way to read it where neither file nor
  /// directory may be written.
  var immutableDatabase: String {
    let path = absoluteDatabase.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    return "file:\(path ?? absoluteDatabase)?immutable=1"
  }

  /// Whether committed pages wait in the write-ahead log, outside the database file.
  var hasLog: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: database + "-wal")
    return (attributes?[.size] as? Int ?? 0) > 0
  }
}
