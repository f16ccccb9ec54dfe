import Datasets
import Foundation
import GRDB
import Kernels
import Records

/// Rows of `row_results`, and of `validation_rows`, which they refer to.
enum RowResultRows {
  /// Writes what is not stored yet, or all of it.
  static func insert(
    _ db: Database, trajectory: Int64, _ results: [RowResults], replacing: Bool = false
  ) throws {
    for result in results {
      var insertion = try FastStatement(
        db,
        """
        INSERT OR \(replacing ? "REPLACE" : "IGNORE")
        INTO row_results (trajectory, epoch, validation_rows, results)
        VALUES (?, ?, ?, ?)
        """)
      insertion.bind(trajectory)
      insertion.bind(result.epoch)
      insertion.bind(try key(db, result.rows, replacing: replacing))
      insertion.bind(blob: result.bytes)
      try insertion.run()
    }
  }

  private static func key(
    _ db: Database, _ rows: ValidationRows, replacing: Bool
  ) throws -> Int64 {
    var selection = try FastStatement(db, "SELECT id FROM validation_rows WHERE data = ?")
    selection.bind(rows.data)
    var known: Int64?
    if try selection.step() {
      known = selection.integer(0)
      selection.end()
    }
    if let known, !replacing { return known }
    var classes: Int?
    if case .classes(let count) = rows.form { classes = count }
    var insertion = try FastStatement(
      db,
      """
      INSERT INTO validation_rows (data, classes, places, answers) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (data) DO UPDATE SET classes = ?2, places = ?3, answers = ?4
      """)
    insertion.bind(rows.data)
    insertion.bind(classes)
    insertion.bind(blob: rows.places.map { Float(bitPattern: UInt32($0)) }.littleEndianBytes)
    insertion.bind(blob: rows.answers.littleEndianBytes)
    try insertion.run()
    return known ?? db.lastInsertedRowID
  }

  /// Those of a run at an epoch; nil where none were kept.
  static func fetch(_ db: Database, _ id: TrajectoryID, epoch: Int) throws -> RowResults? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT r.results, v.data, v.classes, v.places, v.answers FROM row_results r
        JOIN trajectories t ON t.id = r.trajectory
        JOIN validation_rows v ON v.id = r.validation_rows
        WHERE t.run = ? AND r.epoch = ?
        """, arguments: [id.hex, epoch])
    guard let row else { return nil }
    guard let rows = try rows(row),
      let results = RowResults(epoch: epoch, rows: rows, bytes: try row.bytes("results"))
    else { throw RunDamage(run: id, finding: finding) }
    return results
  }

  /// What is said of row results that are none.
  static let finding = "its row results cannot be read"

  /// Reads `data`, `classes`, `places` and `answers`; nil where they are no rows of a split.
  static func rows(_ row: Row) throws -> ValidationRows? {
    let classes: Int? = try row.value("classes")
    let form = classes.map(ValidationRows.Form.classes) ?? .numbers
    return rows(try row.value("data"), form, try row.bytes("places"), try row.bytes("answers"))
  }

  /// Deletes those that cannot be read; answers how many.
  static func removeUnsound(_ db: Database) throws -> Int {
    var count = 0
    let stored = try Row.fetchAll(
      db, sql: "SELECT id, data, classes, places, answers FROM validation_rows")
    for row in stored {
      let key: Int64 = try row.value("id")
      let rows = try? Self.rows(row)
      try db.execute(
        sql: "DELETE FROM row_results WHERE validation_rows = ? AND length(results) IS NOT ?",
        arguments: [key, rows?.bytesOfResults])
      count += db.changesCount
      if rows == nil {
        try db.execute(sql: "DELETE FROM validation_rows WHERE id = ?", arguments: [key])
      }
    }
    return count
  }

  private static func rows(
    _ data: String, _ form: ValidationRows.Form, _ places: [UInt8], _ answers: [UInt8]
  ) -> ValidationRows? {
    guard places.count == answers.count, places.count % 4 == 0 else { return nil }
    let numbers = [Float](littleEndian: places[...]).map { Int32(bitPattern: $0.bitPattern) }
    let values = [Float](littleEndian: answers[...])
    guard numbers.allSatisfy({ $0 >= 0 }), values.allSatisfy(\.isFinite) else { return nil }
    if case .classes(let count) = form {
      guard (1...65_536).contains(count),
        values.allSatisfy({ $0 >= 0 && $0 < Float(count) && $0 == $0.rounded() })
      else { return nil }
    }
    return ValidationRows(data: data, form: form, places: numbers, answers: values)
  }
}

extension Row {
  fileprivate func bytes(_ name: String) throws -> [UInt8] {
    Array(try value(name) as Data)
  }
}
