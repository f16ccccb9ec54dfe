import Datasets
import Foundation
import GRDB
import Records

/// Rows of `experiments`, and of `datasets` for what each is trained on.
enum ExperimentRow {
  static let columns = "name, description, path, text, score, scores"

  /// What describes the data themselves, and what chance is there by the score that ranks.
  static let dataColumns =
    "name, classes, target_deviation, validation_deviation, test_deviation, description, splits,"
    + " positive, chance"

  static func key(_ db: Database, _ name: String) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM experiments WHERE name = ?"), arguments: [name])
  }

  /// Enters the experiment, or brings its rows up to date, as the latest one.
  static func enter(_ db: Database, _ record: ExperimentRecord) throws -> Int64 {
    // A damaged one is written anew.
    var known = try? fetch(db, "WHERE name = ?", [record.name]).first
    known?.path = record.path
    known?.rowNames = record.rowNames
    try db.execute(
      sql: """
        INSERT INTO experiments (\(columns), has_classes, sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?,
          -- Behind the last number of all there is none.
          (SELECT ifnull(max(sequence), 0) + 1 FROM experiments WHERE sequence < 1 << 53))
        ON CONFLICT (name) DO UPDATE SET
          description = excluded.description, path = excluded.path, text = excluded.text,
          score = excluded.score, scores = excluded.scores,
          has_classes = excluded.has_classes, sequence = excluded.sequence
        """,
      arguments: [
        record.name, record.description, record.path, record.text, record.scoring.storedScore,
        record.scoring.storedRecorded, !record.data[0].classes.isEmpty,
      ])
    guard let key = try key(db, record.name) else { throw DatabaseError(message: "no row") }
    if known != record { try Revision.renew(db, experiment: key) }
    try RowNameRows.enter(db, experiment: key, record.rowNames)
    try db.execute(sql: "DELETE FROM datasets WHERE experiment = ?", arguments: [key])
    for (place, data) in record.data.enumerated() {
      let classes = try text(of: data.classes)
      try db.execute(
        sql: """
          INSERT INTO datasets (experiment, place, \(dataColumns))
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          key, place, data.name, classes, data.targetDeviation, data.heldOutDeviations[.validation],
          data.heldOutDeviations[.test], try data.description.map { try text(of: $0) },
          try data.splits.map { try text(of: $0) },
          data.positive, Chance(data, record.score)?.merit,
        ])
    }
    return key
  }

  /// Says what chance is where an earlier version did not.
  static func addChances(_ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT id, name FROM experiments")
    for row in rows {
      let name: String = try row.value("name")
      // A damaged one has none.
      guard let record = try? fetch(db, "WHERE name = ?", [name]).first else { continue }
      for data in record.data {
        try db.execute(
          sql: "UPDATE datasets SET chance = ? WHERE experiment = ? AND name = ?",
          arguments: [Chance(data, record.score)?.merit, try row.value("id") as Int64, data.name])
      }
    }
  }

  /// As JSON; equal values as equal texts.
  private static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Reads the experiments that a clause after `FROM experiments` selects; `schema` is the name of the
  /// database that has them.
  static func fetch(
    _ db: Database, _ clause: String, _ arguments: StatementArguments = [], schema: String = "main"
  ) throws -> [ExperimentRecord] {
    try Row.fetchAll(
      db, sql: "SELECT \(columns), id FROM \(schema).experiments \(clause)", arguments: arguments
    ).map { row in
      let (name, text): (String, String) = (try row.value("name"), try row.value("text"))
      let data: [ExperimentData]
      do {
        data = try self.data(db, experiment: row.value("id"), schema)
      } catch  where !(error is DatabaseError) {
        throw ExperimentDamage(
          name: name, maker: ExperimentMaker(of: text),
          what: (error as? Unreadable ?? .data).rawValue)
      }
      return ExperimentRecord(
        name: name, description: try row.value("description"),
        path: try row.value("path"), text: text, data: data,
        scoring: Scoring(
          score: try row.value("score"), recorded: try row.value("scores"),
          ofClasses: !data[0].classes.isEmpty))
    }
  }

  /// What cannot be read of an experiment.
  private enum Unreadable: String, Error {
    case data = "the data"
    case classes = "the names of classes"
    case splits = "the splits"
  }

  private static func data(
    _ db: Database, experiment: Int64, _ schema: String
  ) throws -> [ExperimentData] {
    let data = try dataRows(db, experiment, schema)
    if data.isEmpty { throw Unreadable.data }
    return data
  }

  private static func dataRows(
    _ db: Database, _ experiment: Int64, _ schema: String
  ) throws -> [ExperimentData] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(dataColumns) FROM \(schema).datasets WHERE experiment = ? ORDER BY place
        """, arguments: [experiment]
    ).map { row in
      let classes: String = try row.value("classes")
      let description: String? = try row.value("description")
      let splits: String? = try row.value("splits")
      var deviations: [Part: Double] = [:]
      deviations[.validation] = try row.value("validation_deviation")
      deviations[.test] = try row.value("test_deviation")
      return ExperimentData(
        name: try row.value("name"),
        classes: try Self.classes(classes),
        targetDeviation: try row.value("target_deviation"), heldOutDeviations: deviations,
        positive: try row.value("positive"),
        // Of no result: what another version wrote is as good as nothing.
        description: description.flatMap {
          try? JSONDecoder().decode(DataDescription.self, from: Data($0.utf8))
        },
        splits: try splits.map(Self.splits))
    }
  }

  private static func splits(_ text: String) throws -> ExperimentSplits {
    guard let splits = try? JSONDecoder().decode(ExperimentSplits.self, from: Data(text.utf8)),
      splits.numbers.count == splits.facts.count
    else { throw Unreadable.splits }
    return splits
  }

  private static func classes(_ text: String) throws -> [String] {
    guard let classes = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
    else { throw Unreadable.classes }
    return classes
  }
}

extension Scoring {
  /// As columns have it: nothing for accuracy or R².
  fileprivate var storedScore: String { score.isStandard ? "" : score.column }

  /// The others, parted by blanks.
  fileprivate var storedRecorded: String {
    recorded.map(\.column).joined(separator: " ")
  }

  /// Reads what these two wrote; a score of another version is none.
  fileprivate init(score: String, recorded: String, ofClasses: Bool) {
    self.init(
      Score(rawValue: score) ?? .standard(ofClasses: ofClasses),
      recorded: recorded.split(separator: " ").compactMap { Score(rawValue: String($0)) })
  }
}
