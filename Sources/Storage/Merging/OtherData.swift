import GRDB
import Records

/// What the other database has under the name of an experiment of ours, but on other examples: among
/// our points it would pass for more seeds of the same settings.
enum OtherData {
  /// Fills the table `other_data` with points of the other database whose experiment asks here for
  /// other examples, of the same one of its datasets. Answers the names of these experiments.
  static func find(_ db: Database) throws -> [String] {
    try db.execute(sql: "CREATE TEMP TABLE other_data (point INTEGER PRIMARY KEY)")
    return try Row.fetchAll(db, sql: shared).compactMap { row in
      let isFound = try find(db, mine: row.value("id"), theirs: row.value("theirs"))
      return isFound ? try row.value("name") : nil
    }
  }

  private static let shared = """
    SELECT m.id, o.id AS theirs, m.name
    FROM main.experiments m JOIN other.experiments o ON o.name = m.name ORDER BY m.sequence
    """

  private static func find(_ db: Database, mine: Int64, theirs: Int64) throws -> Bool {
    let insertion = try db.makeStatement(sql: "INSERT INTO temp.other_data VALUES (?)")
    var ours: [String?: String?] = [:]
    var isFound = false
    let points = try Row.fetchCursor(db, sql: theirPoints, arguments: [theirs])
    while let point = try points.next() {
      let dataset: String? = try point.value("dataset")
      let known = try ours[dataset] ?? examples(db, of: dataset, in: mine)
      ours[dataset] = .some(known)
      guard let known, let examples = try examples(point.value("canonical")), examples != known
      else { continue }
      try insertion.execute(arguments: [try point.value("id") as Int64])
      isFound = true
    }
    return isFound
  }

  private static let theirPoints = """
    SELECT p.id, s.dataset, t.canonical
    FROM other.points p JOIN other.settings s ON s.id = p.setting
    JOIN other.trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1
    """

  /// The examples that our points of a dataset are on, by one of them: all are on the same.
  private static func examples(
    _ db: Database, of dataset: String?, in experiment: Int64
  ) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT t.canonical FROM main.points p CROSS JOIN main.settings s ON s.id = p.setting
        CROSS JOIN main.trajectories t ON t.id = p.trajectory
        WHERE p.experiment = ? AND p.active = 1 AND s.dataset IS ? LIMIT 1
        """, arguments: [experiment, dataset]
    ).flatMap(examples)
  }

  private static func examples(_ canonical: String) -> String? {
    CanonicalFacts(Array(canonical.utf8)).examples
  }
}
