public import Datasets
import GRDB
public import Records

extension Results {
  /// What an experiment calls the raw rows of a run's data, which it names `dataset`; nil where it was
  /// last run by a version that did not note it, or never on these examples.
  public func rowNames(
    of id: TrajectoryID, in experiment: String, dataset: String
  ) throws(StorageError) -> InputEncoding.Names? {
    try read { db in
      guard let examples = try Self.examples(db, of: id) else { return nil }
      return try RowNameRows.fetch(
        db, experiment: try Self.key(db, experiment), examples: examples, dataset: dataset)
    }
  }

  /// The experiments that ask or asked for a run, each with what it calls the raw rows, the first of
  /// them first; one that has the same examples under several names stands there with each.
  public func rowNames(
    of id: TrajectoryID
  ) throws(StorageError) -> [(experiment: String, names: InputEncoding.Names?)] {
    try read { db in
      let examples = try Self.examples(db, of: id)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT e.id, e.name, ifnull(s.dataset, d.name) AS dataset
          FROM (SELECT id, experiment, setting FROM points
              WHERE trajectory = (SELECT id FROM trajectories WHERE run = ?1)
            UNION ALL
            SELECT p.id, p.experiment, a.setting FROM points p JOIN aliases a ON a.point = p.id
              WHERE p.trajectory = (SELECT id FROM trajectories WHERE run = ?1)) p
          JOIN experiments e ON e.id = p.experiment
          JOIN settings s ON s.id = p.setting
          JOIN datasets d ON d.experiment = e.id AND d.place = 0
          ORDER BY e.sequence, dataset
          """, arguments: [id.hex]
      ).map { row -> (experiment: String, names: InputEncoding.Names?) in
        let names = try examples.flatMap {
          try RowNameRows.fetch(
            db, experiment: try row.value("id"), examples: $0, dataset: try row.value("dataset"))
        }
        return (try row.value("name"), names)
      }
    }
  }

  private static func examples(_ db: Database, of id: TrajectoryID) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT canonical FROM trajectories WHERE run = ?", arguments: [id.hex]
    ).flatMap { CanonicalFacts(Array($0.utf8)).examples }
  }
}
