import GRDB

/// A change of the tables, in a transaction of its own.
struct Migration: Sendable {
  /// By which a database remembers that it has been made.
  let identifier: String
  /// The axis that it adds a column for, if that is what it does.
  let column: String?
  let apply: @Sendable (Database) throws -> Void

  init(_ identifier: String, _ sql: String) {
    self.init(identifier) { try $0.execute(sql: sql) }
  }

  init(_ identifier: String, _ apply: @escaping @Sendable (Database) throws -> Void) {
    self.init(identifier: identifier, column: nil, apply: apply)
  }

  private init(
    identifier: String, column: String?, apply: @escaping @Sendable (Database) throws -> Void
  ) {
    self.identifier = identifier
    self.column = column
    self.apply = apply
  }

  /// Gives settings a column for an axis: all that storage has to know of a new one.
  static func axis(_ name: String, _ type: ColumnType) -> Migration {
    Migration(identifier: "axis \(name)", column: name) { db in
      try db.execute(sql: "ALTER TABLE settings ADD COLUMN \(name) \(type.rawValue)")
    }
  }

  /// What a strict table's column holds.
  enum ColumnType: String {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }
}
