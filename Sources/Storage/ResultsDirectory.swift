import Foundation

/// The paths of storage in a results directory.
struct ResultsDirectory: Sendable {
  /// As the person named it: for messages.
  let path: String

  var database: String { path + "/sweeps.sqlite" }
  private var holders: String { path + "/.holders" }

  /// The lock of the holder with this id.
  func holder(_ id: Int64) -> String { "\(holders)/\(id).lock" }

  /// The lock under which the database is created, upgraded and closed.
  var opening: String { "\(holders)/opening.lock" }

  var databaseExists: Bool { FileManager.default.fileExists(atPath: database) }

  /// Creates the directories that a writer needs.
  func create() throws(StorageError) {
    do {
      try FileManager.default.createDirectory(atPath: holders, withIntermediateDirectories: true)
    } catch {
      throw .noDirectory(path, cause: FileLock.reason(creationError()))
    }
  }

  /// The plain reason, which Foundation's errors bury in a sentence of their own.
  private func creationError() -> Int32 {
    for directory in [path, holders] where mkdir(directory, 0o755) != 0 && errno != EEXIST {
      return errno
    }
    return ENOTDIR
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
