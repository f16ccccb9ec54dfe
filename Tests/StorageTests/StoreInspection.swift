import GRDB

@testable import Storage

extension Store {
  /// A setting of the writing connection.
  func pragma(_ name: String) throws -> String? {
    try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
  }

  /// Lets the file grow by so many pages: a disk that fills up.
  func leaveRoom(pages: Int) throws {
    try queue.writeWithoutTransaction { db in
      let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count + pages)")
    }
  }
}
