import Datasets
import GRDB
import Records

/// Whether stored confusion counts are those of their run and epoch: they say its accuracy, and where
/// it is known how many examples of each class a part has, so many.
struct ConfusionCheck {
  struct Finding {
    var trajectory: Int64
    var epoch: Int64
    var reason: String
  }

  /// What is said of counts that could be others'.
  static let otherEpoch = "its confusion counts are not those of its epoch"

  private let classes: ClassesOfParts

  /// The counts that are none, or not their epoch's, in the database that is attached as `schema`.
  static func findings(_ db: Database, schema: String = "main") throws -> [Finding] {
    let check = ConfusionCheck(classes: try ClassesOfParts(db, schema))
    var rows = try FastStatement(
      db,
      """
      SELECT \(Column.list) FROM \(schema).confusions c
      JOIN \(schema).trajectories t ON t.id = c.trajectory
      LEFT JOIN \(schema).epochs e ON e.trajectory = c.trajectory AND e.epoch = c.epoch
      LEFT JOIN (SELECT trajectory, min(experiment) AS experiment FROM \(schema).points
        WHERE active = 1 GROUP BY trajectory) p ON p.trajectory = c.trajectory
      """)
    var findings: [Finding] = []
    while try rows.step() {
      guard let reason = check.fault(rows) else { continue }
      findings.append(
        Finding(
          trajectory: rows.integer(Column.trajectory), epoch: rows.integer(Column.epoch),
          reason: reason))
    }
    return findings
  }

  private func fault(_ row: FastStatement) -> String? {
    let epochs = row.integer(Column.epochs)
    // Of a run that was set back they stay: the same come again.
    if epochs > 0, row.integer(Column.epoch) > epochs { return Self.otherEpoch }
    let known =
      row.isNull(Column.experiment)
      ? nil
      : classes.of(row.bytes(Column.canonical), experiment: row.integer(Column.experiment))
    for (part, column, score) in Self.parts {
      let examples = known?.map { $0[part] }
      if row.isNull(column) {
        if !row.isNull(score) || examples.map({ $0.contains { $0 > 0 } }) ?? false {
          return Self.otherEpoch
        }
        continue
      }
      guard let counts = ConfusionRows.counts(row.bytes(column)) else {
        return ConfusionRows.finding
      }
      // That of training is of the time before each update.
      let accuracy = part == .training ? nil : row.number(score)
      if !Self.fit(counts, accuracy, examples) { return Self.otherEpoch }
    }
    return nil
  }

  /// `accuracy` and the examples of each class are nil where they are not known.
  private static func fit(_ counts: [Int], _ accuracy: Double?, _ examples: [Int]?) -> Bool {
    let count = Int(Double(counts.count).squareRoot().rounded())
    let sums = (0..<count).map { counts[$0 * count..<($0 + 1) * count].reduce(0, +) }
    if let examples, sums != examples { return false }
    guard let accuracy else { return true }
    return ConfusionScores(counts, classes: count).accuracy == accuracy
  }

  private static let parts: [(Part, counts: Column, score: Column)] = [
    (.training, .training, .trainingScore), (.validation, .validation, .validationScore),
    (.test, .test, .testScore),
  ]

  private enum Column: Int, SelectedColumn {
    case trajectory, epoch, training, validation, test, trainingScore, validationScore, testScore,
      epochs, canonical, experiment

    var sql: String {
      switch self {
      case .trajectory: "c.trajectory"
      case .epoch: "c.epoch"
      case .training: "c.training"
      case .validation: "c.validation"
      case .test: "c.test"
      case .trainingScore: "e.training_score"
      case .validationScore: "e.validation_score"
      case .testScore: "e.test_score"
      case .epochs: "t.epochs"
      case .canonical: "t.canonical"
      case .experiment: "p.experiment"
      }
    }
  }
}

/// How many examples of each class are in each part of what experiments train on.
private struct ClassesOfParts {
  private struct Place: Hashable {
    var experiment: Int64
    /// Their digest.
    var examples: String
  }

  private var data: [Place: ExperimentData] = [:]

  init(_ db: Database, _ schema: String) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT experiment, examples, dataset FROM \(schema).row_names")
    var experiments: [Int64: [ExperimentData]] = [:]
    for row in rows {
      let (key, dataset): (Int64, String) = (
        try row.value("experiment"), try row.value("dataset")
      )
      // Of one that cannot be read nothing is known.
      let known =
        experiments[key]
        ?? (try? ExperimentRow.fetch(db, "WHERE id = ?", [key], schema: schema).first?.data) ?? []
      experiments[key] = known
      data[Place(experiment: key, examples: try row.value("examples"))] = known.first {
        $0.name == dataset && $0.isSound
      }
    }
  }

  /// Those of a run by its text, in the order of the labels; nil where that is not known.
  func of(_ canonical: [UInt8], experiment: Int64) -> [DataDescription.Counts]? {
    guard !data.isEmpty else { return nil }
    let facts = CanonicalFacts(canonical)
    guard let examples = facts.examples,
      let data = data[Place(experiment: experiment, examples: examples)]
    else { return nil }
    var counts: [DataDescription.Counts] = []
    if let splits = data.splits {
      counts = facts.split.flatMap { splits.facts(of: $0)?.classes } ?? []
    } else if facts.split == SplitNumber() {
      counts = data.description?.classes.map(\.counts) ?? []
    }
    return counts.count == data.classes.count && !counts.isEmpty ? counts : nil
  }
}

extension DataDescription.Counts {
  fileprivate subscript(part: Part) -> Int {
    switch part {
    case .training: training
    case .validation: validation
    case .test: test
    }
  }
}
