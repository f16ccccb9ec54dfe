import GRDB
import GRDBSQLite

/// Runs a statement of numbers only, bound one after another by SQLite's own functions. GRDB's
/// arguments, boxed, checked and copied, cost as much again as SQLite's work on a curve's rows.
struct NumberBinder {
  private let db: Database
  private let statement: OpaquePointer
  private var last: Int32 = 0

  /// `sql` must take numbers, in the order in which they are bound, and answer no rows.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql).sqliteStatement
  }

  mutating func bind(_ integer: Int64) {
    last += 1
    sqlite3_bind_int64(statement, last, integer)
  }

  /// NULL for what is not a number, said outright: SQLite would turn it into NULL silently.
  mutating func bind(_ number: Double) {
    last += 1
    if number.isNaN {
      sqlite3_bind_null(statement, last)
    } else {
      sqlite3_bind_double(statement, last, number)
    }
  }

  /// Executes the statement, which can then be bound anew.
  mutating func run() throws {
    last = 0
    let code = sqlite3_step(statement)
    let message = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(db.sqliteConnection))
    sqlite3_reset(statement)
    guard let message else { return }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
