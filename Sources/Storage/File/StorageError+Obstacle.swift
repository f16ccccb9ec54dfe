import Foundation

/// The wording of what stands where a file should be that SQLite or nn-sweep keeps beside the database.
extension StorageError {
  /// What keeps SQLite from using one of its files beside the database; nil where nothing does. `mode`
  /// is how they are to be used, as `access` has it.
  static func obstacle(_ directory: ResultsDirectory, needing mode: Int32 = F_OK) -> StorageError? {
    for path in [directory.journal, directory.log, directory.index] {
      // SQLite follows no link to the index, lest what it says be taken for that of another log.
      let follows = path != directory.index
      if let (fault, hint) = intruder(path, of: "SQLite", follows: follows) {
        return obstructed(directory.database, "'\(path)' \(fault)", hint)
      }
      guard access(directory.file, mode) == 0, access(path, mode) != 0, errno == EACCES else {
        continue
      }
      return obstructed(
        directory.database, "there is no permission for '\(path)'",
        "ask its owner for that, and do not delete it: it may hold the latest results")
    }
    return nil
  }

  static func notReadable(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "cannot be read: no permission",
      hint: "ask for permission to read it")
  }

  private static func obstructed(
    _ path: String, _ obstacle: String, _ hint: String
  ) -> StorageError {
    StorageError(
      .world, "results database", at: path, "cannot be read or written while \(obstacle)",
      hint: hint)
  }

  /// What is wrong with something else than a file where `owner` keeps one, and what to do; nil for a
  /// file, and where there is nothing.
  private static func intruder(
    _ path: String, of owner: String, follows: Bool = true
  ) -> (fault: String, hint: String)? {
    var file = stat()
    guard lstat(path, &file) == 0 else { return nil }
    if file.st_mode & S_IFMT == S_IFLNK {
      let remove = "remove it: \(owner) makes a file there"
      guard follows else { return ("is a link", remove) }
      guard stat(path, &file) == 0 else {
        return errno == EACCES ? nil : ("is a link that leads nowhere", remove)
      }
    }
    let kind: String
    switch file.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: kind = "directory"
    case S_IFIFO: kind = "pipe"
    case S_IFSOCK: kind = "socket"
    default: kind = "device"
    }
    return ("is a \(kind)", "\(owner) keeps a file of that name: move the \(kind) away")
  }

  /// Something else than a file where a lock's file should be; nil where there is none.
  static func obstructedLock(_ path: String, _ code: Int32) -> StorageError? {
    if let (fault, hint) = intruder(path, of: "nn-sweep") {
      return StorageError(.world, "lock file", at: path, fault, hint: hint)
    }
    guard code == EACCES, access(path, F_OK) == 0,
      access(ResultsDirectory.folder(of: path), W_OK) == 0
    else { return nil }
    return StorageError(
      .world, "lock file", at: path, "cannot be read and written: no permission",
      hint: "ask its owner for that, or remove it while no nn-sweep is running")
  }

  static func obstructedLocks(_ path: String) -> StorageError {
    StorageError(
      .world, "directory of locks", at: path, "cannot be made: something else has its name",
      hint: "nn-sweep keeps a directory of that name: move what is there away")
  }
}
