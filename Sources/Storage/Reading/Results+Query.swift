import Foundation
import GRDB

/// A value of a row that was asked for in SQL.
public enum StoredValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  /// How many bytes.
  case blob(Int)
}

extension Results {
  /// Runs one statement that only reads and hands over its rows one at a time, so that any number
  /// of them fits. `columns` comes first, also when there are no rows. `isTyped` says whether a person
  /// wrote it.
  /// - Throws: Of kind `.query` what SQLite has against a statement that a person wrote.
  public func query(
    _ sql: String, _ arguments: [String] = [], isTyped: Bool = true, columns: ([String]) -> Void,
    row: ([StoredValue]) -> Void
  ) throws(StorageError) {
    try read { db in
      SampleFunctions.add(to: db)
      let statement = try Self.statement(db, sql)
      columns(statement.columnNames)
      do {
        let rows = try Row.fetchCursor(
          statement, arguments: StatementArguments(arguments))
        while let next = try rows.next() { row(next.map { Self.value($1) }) }
      } catch let error as DatabaseError
        where isTyped
        && [.SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_TOOBIG].contains(error.resultCode)
      {
        throw StorageError.badQuery(error.message ?? "error")
      }
    }
  }

  private static func statement(_ db: Database, _ sql: String) throws -> Statement {
    let statement: Statement
    do {
      statement = try db.makeStatement(sql: sql)
    } catch let error as DatabaseError {
      throw StorageError.badQuery(error.message ?? "error")
    }
    guard statement.isReadonly else { throw StorageError.badQuery("only reading is possible") }
    return statement
  }

  private static func value(_ value: DatabaseValue) -> StoredValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .blob(let data): .blob(data.count)
    }
  }
}
