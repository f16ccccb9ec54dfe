import GRDB
import Records

/// Rows of `epoch_scores`: what was measured beside accuracy or R², where it was asked for.
enum ScoreRows {
  private static let insertion = """
    INSERT OR IGNORE INTO epoch_scores (trajectory, epoch, score, validation, test)
    VALUES (?, ?, ?, ?, ?)
    """

  /// Writes the scores of the epochs from index `first` on; those that are there stay.
  static func insert(
    _ db: Database, trajectory: Int64, _ records: [EpochRecord], from first: Int
  ) throws {
    // Text by text would be as slow as all the rest.
    var texts: [Measure: [UInt8]] = [:]
    for record in records.dropFirst(first) {
      for score in record.scores {
        let text = texts[score.measure] ?? Array(score.measure.description.utf8)
        texts[score.measure] = text
        var row = try FastStatement(db, insertion)
        row.bind(trajectory)
        row.bind(record.epoch)
        row.bind(utf8: text)
        row.bind(score.validation)
        row.bind(score.test)
        try row.run()
      }
    }
  }

  /// Whether the database has any: most have none.
  static func any(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM epoch_scores)")) ?? false
  }

  /// Gives epochs of a trajectory, which begin with the first one, the scores that are stored.
  static func attach(_ db: Database, trajectory: Int64, to records: inout [EpochRecord]) throws {
    var rows = try FastStatement(
      db,
      """
      SELECT epoch, score, validation, test FROM epoch_scores
      WHERE trajectory = ? AND epoch BETWEEN 1 AND ? ORDER BY epoch, score
      """)
    defer { rows.end() }
    rows.bind(trajectory)
    rows.bind(records.count)
    while try rows.step() {
      let epoch = Int(rows.integer(Int32(0)))
      guard records.indices.contains(epoch - 1), let score = score(rows) else { continue }
      records[epoch - 1].scores.append(score)
    }
  }

  /// What is stored of one epoch.
  static func fetch(_ db: Database, trajectory: Int64, epoch: Int) throws -> [MeasuredScore] {
    var rows = try FastStatement(
      db,
      """
      SELECT epoch, score, validation, test FROM epoch_scores
      WHERE trajectory = ? AND epoch = ? ORDER BY score
      """)
    defer { rows.end() }
    rows.bind(trajectory)
    rows.bind(epoch)
    var scores: [MeasuredScore] = []
    while try rows.step() { if let score = score(rows) { scores.append(score) } }
    return scores
  }

  /// One that another version wrote is none.
  private static func score(_ rows: FastStatement) -> MeasuredScore? {
    guard let measure = rows.text(Int32(1)).flatMap({ Measure($0) }) else { return nil }
    return MeasuredScore(
      measure, validation: rows.number(Int32(2)) ?? .nan, test: rows.number(Int32(3)) ?? .nan)
  }

  /// Deletes scores of counts that are no numbers though the part has examples, of which each such score
  /// is one; answers how many.
  static func removeEmpty(_ db: Database) throws -> Int {
    let counted = Score.allCases.filter { $0.isOfCounts && !$0.isStandard }
      .map { "x.score \($0.hasPositive ? "LIKE '\($0.column)/%'" : "= '\($0.column)'")" }
    try db.execute(
      sql: """
        DELETE FROM epoch_scores AS x
        WHERE (x.validation IS NULL OR x.test IS NULL) AND (\(counted.joined(separator: " OR ")))
          AND EXISTS (SELECT 1 FROM epochs e WHERE e.trajectory = x.trajectory AND e.epoch = x.epoch
            AND (x.validation IS NULL AND e.validation_score IS NOT NULL
              OR x.test IS NULL AND e.test_score IS NOT NULL))
        """)
    return db.changesCount
  }

  /// The merit of a finished point with the columns of `points`, from what is stored.
  static let merit = """
    CASE ranked_by WHEN '' THEN validation_score ELSE (
      SELECT iif(points.ranked_by IN (\(lowerIsBetter)), -x.validation, x.validation)
      FROM main.epoch_scores x WHERE x.trajectory = points.trajectory
        AND x.epoch = points.result_epoch AND x.score = points.ranked_by) END
    """

  /// The names of those, as a list.
  static let lowerIsBetter = Score.allCases.filter { !$0.isHigherBetter }
    .map { "'\($0.column)'" }.joined(separator: ", ")
}
