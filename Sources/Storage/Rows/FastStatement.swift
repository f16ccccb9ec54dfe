import GRDB
import GRDBSQLite

/// A cached statement driven by SQLite's own functions, for what happens once a run: GRDB's
/// arguments and rows, boxed, checked and copied, cost as much again as SQLite's work.
///
/// Values are bound one after another, then `run` executes the statement, or `step` walks through
/// its rows; after either it can be bound anew. A damaged file may hold a value of another type than
/// its table allows: SQLite converts it.
struct FastStatement {
  private let db: Database
  private let handle: OpaquePointer
  private var last: Int32 = 0

  /// SQLite copies what is bound so.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    handle = try db.cachedStatement(sql: sql).sqliteStatement
  }

  mutating func bind(_ integer: Int64) {
    last += 1
    sqlite3_bind_int64(handle, last, integer)
  }

  mutating func bind(_ integer: Int) { bind(Int64(integer)) }

  mutating func bind(_ integer: Int?) {
    if let integer { bind(integer) } else { bindNull() }
  }

  /// NULL for what is not a number, said outright: SQLite would turn it into NULL silently.
  mutating func bind(_ number: Double) {
    if number.isNaN { return bindNull() }
    last += 1
    sqlite3_bind_double(handle, last, number)
  }

  mutating func bind(_ text: String?) {
    guard var text else { return bindNull() }
    last += 1
    _ = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(handle, last, $0.baseAddress, Int32($0.count), Self.copied)
      }
    }
  }

  /// The bytes of a text that is UTF-8.
  mutating func bind(utf8 bytes: [UInt8]) {
    last += 1
    _ = bytes.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(handle, last, $0.baseAddress, Int32($0.count), Self.copied)
      }
    }
  }

  mutating func bind(blob bytes: [UInt8]) {
    last += 1
    _ = bytes.withUnsafeBytes {
      sqlite3_bind_blob64(handle, last, $0.baseAddress, UInt64($0.count), Self.copied)
    }
  }

  mutating func bindNull() {
    last += 1
    sqlite3_bind_null(handle, last)
  }

  /// Executes the statement, which answers no rows.
  mutating func run() throws {
    while try step() {}
  }

  /// Goes to the next row; false after the last one.
  mutating func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    defer { end() }
    guard code == SQLITE_DONE else {
      let message = String(cString: sqlite3_errmsg(db.sqliteConnection))
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    return false
  }

  /// Leaves the rows that are left.
  mutating func end() {
    last = 0
    sqlite3_reset(handle)
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// Nil for NULL.
  func number(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  /// The bytes of a text, also behind one that is zero; none for NULL.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_text(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Nil for NULL.
  func text(_ column: Int32) -> String? {
    sqlite3_column_text(handle, column).map { String(cString: $0) }
  }
}
