import GRDB
import Records

/// Looks at what a database that is to be merged, attached as `other`, says of its experiments: all of
/// it is read as it will be read once it is here.
struct ExperimentCheck {
  private let db: Database
  private let path: String

  /// - Throws: Where an experiment cannot be one, or its data cannot be read.
  static func look(_ db: Database, _ path: String) throws {
    let check = ExperimentCheck(db: db, path: path)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, has_classes, score || ' ' || scores AS scores,
          substr(text, 1, 100) AS text
        FROM other.experiments
        """)
    for row in rows {
      let name: String = try row.value("name")
      guard ExperimentName.isValid(name) else { throw StorageError.foreignName(path, name) }
      guard (try? check.isSound(row)) ?? false else {
        throw StorageError.damagedExperiment(
          path, name, by: ExperimentMaker(of: try row.value("text")))
      }
    }
    try check.lookAtMakers()
    for (sql, finding) in Self.findings where try Row.fetchOne(db, sql: sql) != nil {
      throw StorageError.damagedSource(path, finding)
    }
  }

  private func isSound(_ row: Row) throws -> Bool {
    let (key, hasClasses): (Int64, Bool) = (try row.value("id"), try row.value("has_classes"))
    let scores = (try row.value("scores") as String).split(separator: " ")
    guard scores.allSatisfy({ Score(rawValue: String($0))?.isOfClasses == hasClasses }) else {
      return false
    }
    let record = try ExperimentRow.fetch(db, "WHERE id = ?", [key], schema: "other").first
    guard let record, record.data.allSatisfy(\.isSound),
      record.data.allSatisfy({ $0.classes.isEmpty != hasClasses })
    else { return false }
    let names = try String.fetchAll(
      db, sql: "SELECT names FROM other.row_names WHERE experiment = ?", arguments: [key])
    return names.allSatisfy { RowNameRows.names($0) != nil }
  }

  /// An experiment that nn-sweep made of another one and a person's own are two.
  private func lookAtMakers() throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT m.name, substr(m.text, 1, 100) AS mine, substr(o.text, 1, 100) AS theirs
        FROM main.experiments m JOIN other.experiments o ON o.name = m.name
        """)
    for row in rows {
      let (mine, theirs) = (
        ExperimentMaker(of: try row.value("mine")), ExperimentMaker(of: try row.value("theirs"))
      )
      guard mine != theirs, let maker = mine ?? theirs else { continue }
      throw StorageError.otherMaker(path, try row.value("name"), maker, isOurs: mine == nil)
    }
  }

  /// What selects a row where something is wrong, and what that is.
  private static let findings = [
    (
      """
      SELECT 1 FROM other.test_looks
      WHERE count > 1 << 40 OR datetime(first) IS NULL OR datetime(last) IS NULL
      """, "how often test scores were looked at is not a number, or not at a time"
    ),
    (
      """
      SELECT 1 FROM other.aliases a JOIN other.points p ON p.id = a.point
      JOIN other.settings s ON s.id = a.setting
      WHERE s.experiment <> p.experiment OR a.position NOT BETWEEN 0 AND 1 << 31
      """, "a run's other setting is none of its experiment"
    ),
  ]
}
