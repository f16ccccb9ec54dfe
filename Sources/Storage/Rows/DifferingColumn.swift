import GRDB
import Records

/// The axes in which an experiment's active points differ, noted when they change: finding them
/// among 100,000 settings takes longer than a person waits without noticing.
enum DifferingColumn {
  /// Finds and notes them.
  static func update(_ db: Database, experiment: Int64) throws {
    let names = try find(db, experiment: experiment).map(\.rawValue)
    try db.execute(
      sql: "UPDATE experiments SET differing = ? WHERE id = ?",
      arguments: [names.joined(separator: "\n"), experiment])
  }

  /// Those noted, or found where nothing is noted.
  static func read(_ db: Database, experiment: Int64) throws -> [Axis] {
    let text = try String.fetchOne(
      db, sql: "SELECT differing FROM experiments WHERE id = ?", arguments: [experiment])
    guard let text else { return try find(db, experiment: experiment) }
    return text.split(separator: "\n").map(String.init).map {
      Axis(rawValue: $0) ?? .variable($0)
    }
  }

  /// Whether they are noted.
  static func isKnown(_ db: Database, experiment: Int64) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT differing IS NOT NULL FROM experiments WHERE id = ?",
      arguments: [experiment]) ?? false
  }

  private static func find(_ db: Database, experiment: Int64) throws -> [Axis] {
    let keys = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM settings WHERE experiment = ?1 AND id IN (
          SELECT setting FROM points WHERE experiment = ?1 AND active = 1
          UNION SELECT a.setting FROM aliases a JOIN points p ON p.id = a.point
            WHERE p.experiment = ?1 AND p.active = 1)
        """, arguments: [experiment])
    var settings = SettingTable(db)
    var differing = DifferingAxes()
    for key in keys { differing.insert(try settings.settings(key)) }
    return differing.axes
  }
}
