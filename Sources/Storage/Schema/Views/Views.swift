import GRDB

/// The documented views. They are made from the list of axes and stand outside the migrations, so
/// that a new axis changes no frozen text: they are dropped before a migration, and whoever opens
/// the database for writing makes them where their text is not that of this version.
enum Views {
  static let all = [
    View(name: "runs", sql: RunsView.sql), View(name: "curves", sql: CurvesView.sql),
    View(name: "leaderboard", sql: LeaderboardView.sql),
  ]

  /// A view and its text as the schema has it.
  struct View: Sendable {
    let name: String
    let sql: String
  }

  /// Whether the texts stored are those of this version: they are their own digest.
  static func areCurrent(_ db: Database) throws -> Bool {
    let stored = try stored(db)
    return all.allSatisfy { stored[$0.name] == $0.sql }
  }

  /// Those that somebody has dropped: each version has all of them.
  static func lost(_ db: Database) throws -> [String] {
    let stored = try stored(db)
    return all.map(\.name).filter { stored[$0] == nil }
  }

  /// Texts by name.
  private static func stored(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    return try Dictionary(
      rows.map { (try $0.value("name") as String, try $0.value("sql") as String) },
      uniquingKeysWith: { first, _ in first })
  }

  static func drop(_ db: Database) throws {
    for view in all { try db.execute(sql: "DROP VIEW IF EXISTS \(view.name)") }
  }

  static func create(_ db: Database) throws {
    for view in all { try db.execute(sql: view.sql) }
  }
}
