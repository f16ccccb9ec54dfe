import Foundation
import GRDB

extension Store {
  /// Writes what is stored now into a file of its own, over one that may be there: without a log
  /// beside it and without free pages, ready to be read or moved.
  public func copy(to path: String) throws(StorageError) {
    unlink(path)
    try files.check()
    let copy = ResultsDirectory(path: path, database: path)
    do {
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
