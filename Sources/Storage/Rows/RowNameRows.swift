import Datasets
import Foundation
import GRDB
import Records

/// Rows of `row_names`: by experiment and examples, what raw rows are called, as JSON.
enum RowNameRows {
  /// Enters what an experiment calls its rows now. What it called other examples stays, since runs on
  /// them may still be there.
  static func enter(_ db: Database, experiment: Int64, _ names: [RowNames]) throws {
    for examples in Set(names.map(\.examples)) {
      try db.execute(
        sql: "DELETE FROM row_names WHERE experiment = ? AND examples = ?",
        arguments: [experiment, examples])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for name in names {
      try db.execute(
        sql: """
          INSERT INTO row_names (experiment, examples, dataset, names) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET names = excluded.names
          """,
        arguments: [
          experiment, name.examples, name.dataset,
          String(decoding: try encoder.encode(name.names), as: UTF8.self),
        ])
    }
  }

  /// What an experiment calls the rows of these examples; nil where that is not known. An experiment
  /// that has them under several names has to be asked for one of them.
  static func fetch(
    _ db: Database, experiment: Int64, examples: String, dataset: String
  ) throws -> InputEncoding.Names? {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT dataset, names FROM row_names WHERE experiment = ? AND examples = ?
        ORDER BY dataset = ? DESC
        """, arguments: [experiment, examples, dataset])
    guard let first = rows.first else { return nil }
    let texts = try rows.map { try $0.value("names") as String }
    let isNamed = try first.value("dataset") as String == dataset
    guard isNamed || Set(texts).count == 1 else { return nil }
    guard let names = names(texts[0]) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the names of an experiment's rows cannot be read")
    }
    return names
  }

  /// Reads a text of names; nil where it is none.
  static func names(_ text: String) -> InputEncoding.Names? {
    try? JSONDecoder().decode(InputEncoding.Names.self, from: Data(text.utf8))
  }

  /// Deletes those that cannot be read, which an experiment stores anew when it is run; answers how
  /// many.
  static func removeUnreadable(_ db: Database) throws -> Int {
    let texts = try String.fetchAll(db, sql: "SELECT DISTINCT names FROM row_names")
    var count = 0
    for text in texts where names(text) == nil {
      try db.execute(sql: "DELETE FROM row_names WHERE names = ?", arguments: [text])
      count += db.changesCount
    }
    return count
  }
}
