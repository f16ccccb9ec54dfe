import Experiments
import Foundation
import GRDB

/// Rows of `experiments`.
enum ExperimentRow {
  static let columns = "name, description, path, text, dataset, classes, target_deviation"

  static func key(_ db: Database, _ name: String) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM experiments WHERE name = ?"), arguments: [name])
  }

  /// Enters the experiment, or brings its row up to date, as the latest one.
  static func enter(_ db: Database, _ record: ExperimentRecord) throws -> Int64 {
    let values: StatementArguments = [
      record.name, record.description, record.path, record.text, record.dataset,
      String(decoding: try JSONEncoder().encode(record.classes), as: UTF8.self),
      record.targetDeviation,
    ]
    try db.execute(
      sql: """
        INSERT INTO experiments (\(columns), sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(sequence), 0) + 1 FROM experiments))
        ON CONFLICT (name) DO UPDATE SET
          description = excluded.description, path = excluded.path, text = excluded.text,
          dataset = excluded.dataset, classes = excluded.classes,
          target_deviation = excluded.target_deviation, sequence = excluded.sequence
        """, arguments: values)
    guard let key = try key(db, record.name) else { throw DatabaseError(message: "no row") }
    return key
  }

  /// Reads a row of `columns`.
  static func record(_ row: Row) throws -> ExperimentRecord {
    let classes: String = try row.at(5)
    return ExperimentRecord(
      name: try row.at(0), description: try row.at(1), path: try row.at(2), text: try row.at(3),
      dataset: try row.at(4),
      classes: try JSONDecoder().decode([String].self, from: Data(classes.utf8)),
      targetDeviation: try row.at(6))
  }
}
