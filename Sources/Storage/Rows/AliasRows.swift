import GRDB
import Records

/// Rows of `aliases`: the further settings of an experiment that ask for a point which is known by
/// another. Each of them shows the point's result.
enum AliasRows {
  /// Further settings, each with its place in file order, by point.
  typealias Map = [Int64: [Int64: Int]]

  /// Those of an experiment's points.
  static func fetch(_ db: Database, experiment: Int64) throws -> Map {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT point, setting, position FROM aliases
        WHERE point IN (SELECT id FROM points WHERE experiment = ?)
        """, arguments: [experiment])
    var map: Map = [:]
    while let row = try rows.next() {
      map[try row.value("point"), default: [:]][try row.value("setting")] = try row.value(
        "position")
    }
    return map
  }

  /// Makes those of an experiment `map`; answers whether that changed anything.
  static func update(_ db: Database, experiment: Int64, to map: Map) throws -> Bool {
    if map.isEmpty, try !any(db) { return false }
    let known = try fetch(db, experiment: experiment)
    if known == map { return false }
    let deletion = try db.cachedStatement(sql: "DELETE FROM aliases WHERE point = ?")
    for point in known.keys { try deletion.execute(arguments: [point]) }
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO aliases (point, setting, position) VALUES (?, ?, ?)")
    for (point, settings) in map.sorted(by: { $0.key < $1.key }) {
      for (setting, position) in settings.sorted(by: { $0.key < $1.key }) {
        try insertion.execute(arguments: [point, setting, position])
      }
    }
    return true
  }

  /// Whether the database has any: most have none.
  static func any(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM aliases)") ?? false
  }

  /// The points of all experiments as each setting that asks for them sees them: what stands behind
  /// FROM. With a condition and an order, SQLite merges the two halves.
  static let askedPoints = """
    (SELECT \(columns.map { "p.\($0)" }.joined(separator: ", ")), p.setting, p.position FROM points p
      UNION ALL
      SELECT \(columns.map { "p.\($0)" }.joined(separator: ", ")), a.setting, a.position
      FROM aliases a CROSS JOIN points p ON p.id = a.point)
    """

  private static let columns =
    [
      "experiment", "trajectory", "epochs", "planned_epochs", "stop", "draw", "fold", "outer_part",
      "active", "state", "result_epoch", "merit",
    ]
    + EpochRows.metrics

  /// Those of a point, in file order.
  static let ofPoint = "SELECT setting, position FROM aliases WHERE point = ? ORDER BY position"
}
