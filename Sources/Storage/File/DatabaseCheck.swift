import GRDB

/// Looks through a whole database: pages, tables against their indexes, and every constraint.
enum DatabaseCheck {
  static let unreadable = "a page of it cannot be read"

  /// What is wrong with it, in a few words; nil where nothing is. `schema` is the name under which
  /// it is attached.
  static func finding(_ db: Database, schema: String = "main") throws -> String? {
    if let finding = try findingOfPages(db, schema: schema) { return finding }
    let dangling = try Row.fetchOne(db, sql: "PRAGMA \(schema).foreign_key_check")
    return dangling == nil ? nil : "a row refers to another that is missing"
  }

  /// The same without what rows refer to, where a person may have deleted some.
  static func findingOfPages(_ db: Database, schema: String = "main") throws -> String? {
    let answer = try String.fetchOne(db, sql: "PRAGMA \(schema).integrity_check(1)") ?? ""
    return answer == "ok" ? nil : words(for: answer)
  }

  /// Takes all free pages and gives them back. The list of them is the one thing that SQLite's own
  /// check takes for valid although it cannot be used.
  static func tryFreePages(_ db: Database) throws {
    let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    guard free > 0 else { return }
    try db.inTransaction(.immediate) {
      try db.execute(sql: "CREATE TABLE free_pages (bytes BLOB)")
      for _ in 0...free / 1000 {
        try db.execute(
          sql: """
            INSERT INTO free_pages
            SELECT zeroblob(page_size * \(min(free, 1000))) FROM pragma_page_size
            """)
      }
      return .rollback
    }
  }

  /// SQLite's answers name pages and cells, which tell a person nothing.
  private static func words(for answer: String) -> String {
    let table: [(sign: String, words: String)] = [
      ("missing from index", "a row is missing in an index"),
      ("wrong # of entries", "an index has not as many rows as its table"),
      ("non-unique", "a value stands twice where it must be the only one"),
      ("NULL value", "a value is missing"), ("CHECK", "a value is out of its range"),
      ("non-", "a value is of another type than its column"),
    ]
    return table.first { answer.contains($0.sign) }?.words ?? unreadable
  }
}
