import Foundation
import GRDB
import Kernels

extension StorageError {
  /// What an error of SQLite's means to a person. Its own words are about its inside; those that an
  /// error carries which this program throws itself are for people.
  init(_ error: DatabaseError, _ directory: ResultsDirectory) {
    let path = directory.database
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .diskFull(path)
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .diskFull(path)
      // A quota or a limit on the size of files ends a write so, and a disk that fails.
      case .SQLITE_IOERR: Self.unreadable(directory)
      case .SQLITE_READONLY, .SQLITE_PERM:
        Self.obstacle(directory, needing: R_OK | W_OK) ?? .notWritable(path)
      case .SQLITE_CANTOPEN: .notOpened(directory)
      case .SQLITE_NOTADB: .notADatabase(path)
      case .SQLITE_CORRUPT: Self.damage(path, error)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path)
      case .SQLITE_NOMEM: .other(path, "does not fit into memory")
      case .SQLITE_TOOBIG: .badValue(path, "a value is larger than any can be")
      // Every statement keeps them as long as what is stored does, and what a person has added.
      case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_RANGE:
        Self.forbidden(error, directory) ?? .corrupt(path, "what is stored contradicts itself")
      // Statements are right, so a text or table that they read is not.
      default:
        Self.lostObject(error).map { .lost(path, $0) } ?? Self.forbidden(error, directory)
          ?? .badValue(path, "a value is not what it must be")
      }
  }

  /// A database that cannot be opened, by the number of the system's error where that is known: SQLite
  /// keeps it to itself, and so it is found out by another file there.
  static func notOpened(_ directory: ResultsDirectory, _ code: Int32? = nil) -> StorageError {
    let bytes = directory.bytesOfPath
    if bytes > ResultsDirectory.longestPath - 16 || code == ENAMETOOLONG {
      return .longPath(directory.database, bytes: bytes)
    }
    let refusal = code ?? SystemLimit.refusalToGrow(in: directory.folder)
    if let full = noRoom(directory.database, refusal) { return full }
    if SystemLimit.leavesFewer(thanFiles: DatabaseFile.filesOfSQLite) {
      return .tooManyFiles(directory.database)
    }
    if access(directory.file, R_OK) != 0, errno == EACCES {
      return .notReadable(directory.database)
    }
    return obstacle(directory, needing: R_OK | W_OK) ?? .notWritable(directory.database)
  }

  private static func unreadable(_ directory: ResultsDirectory) -> StorageError {
    if let obstacle = obstacle(directory) { return obstacle }
    if FileIdentity(directory.file) == nil { return .displaced(directory.database) }
    let refusal = SystemLimit.refusalToGrow(in: directory.folder)
    if let full = noRoom(directory.database, refusal) { return full }
    return .other(
      directory.database, "cannot be read or written: the disk fails, or a file may not grow")
  }

  /// What was forbidden by something that a person has added to the database.
  private static func forbidden(
    _ error: DatabaseError, _ directory: ResultsDirectory
  ) -> StorageError? {
    let message = error.message ?? ""
    let path = directory.database
    // `UNIQUE constraint failed: points.stop`, or `: index 'name'` where it is of formulas
    if message.hasPrefix("UNIQUE") {
      return added(directory, ForeignSchema.uniqueIndex).flatMap { index in
        message.contains(" \(index.table).") || message.contains("'\(index.name)'")
          ? .uniqueIndex(path, index) : nil
      }
    }
    // `FOREIGN KEY constraint failed`, or `foreign key mismatch` where what it refers to is no key
    guard message.lowercased().hasPrefix("foreign key") else { return nil }
    return added(directory, ForeignSchema.reference).map { .reference(path, $0) }
  }

  private static func added(
    _ directory: ResultsDirectory, _ find: (Database) throws -> ForeignSchema.Object?
  ) -> ForeignSchema.Object? {
    (try? DatabaseFile.readableQueue(directory).read(find)) ?? nil
  }

  /// The table or column that SQLite looks for in vain, in words.
  private static func lostObject(_ error: DatabaseError) -> String? {
    let message = error.message ?? ""
    for (sign, kind) in [
      ("no such table: ", "table"), ("no such column: ", "column"),
      ("has no column named ", "column"),
    ] {
      guard let place = message.range(of: sign) else { continue }
      // `main.epochs`
      let name = message[place.upperBound...].split(separator: ".").last ?? ""
      return "\(kind) '\(name)'"
    }
    return nil
  }

  /// Found by SQLite, or by this program, which knows only the plain code.
  private static func damage(_ path: String, _ error: DatabaseError) -> StorageError {
    guard let message = error.message, error.sql == nil, !message.contains("malformed") else {
      return .corrupt(path, DatabaseCheck.unreadable)
    }
    return .badValue(path, message)
  }
}
