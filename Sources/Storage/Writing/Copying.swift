import Foundation
import GRDB

extension Store {
  /// Writes what is stored now into a file of its own, over one that may be there: without a log
  /// beside it, without free pages and without states that are not to be kept, ready to be moved.
  public func copy(to path: String) throws(StorageError) {
    unlink(path)
    try files.check()
    let copy = ResultsDirectory(path: path, database: path)
    do {
      try write { db in try self.states.trim(db) }
      try DatabaseFile.makeEmpty(path, for: copy)
      try DatabaseFile.translating(copy, suspects: false) {
        try queue.writeWithoutTransaction { db in
          try db.execute(sql: "VACUUM INTO ?", arguments: [copy.explicitDatabase])
        }
      }
    } catch {
      unlink(path)
      throw error
    }
  }
}
