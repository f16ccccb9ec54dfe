import GRDB

extension Store {
  /// Deletes the final weights of the experiment's runs that are not, or no longer, among the best
  /// of any experiment that asks for them.
  public func pruneModels(of experiment: String) throws(StorageError) {
    try write { db in
      guard let key = try ExperimentRow.key(db, experiment) else { return }
      let models = try Row.fetchAll(
        db,
        sql: """
          SELECT m.trajectory, m.epoch FROM models m
          WHERE EXISTS (SELECT 1 FROM points p WHERE p.trajectory = m.trajectory AND p.experiment = ?)
          """, arguments: [key])
      var best: [Int64: Set<Int64>] = [:]
      for model in models {
        let (trajectory, epoch): (Int64, Int) = (try model.at(0), try model.at(1))
        let points = try Row.fetchAll(
          db.cachedStatement(
            sql: "SELECT id, experiment FROM points WHERE trajectory = ? AND epochs = ?"),
          arguments: [trajectory, epoch])
        let isKept = try points.contains { point in
          let experiment: Int64 = try point.at(1)
          let keys = try best[experiment]
            ?? Set(PointRows.best(db, experiment: experiment, self.modelsKept))
          best[experiment] = keys
          return try keys.contains(point.at(0))
        }
        if !isKept {
          try db.execute(
            sql: "DELETE FROM models WHERE trajectory = ? AND epoch = ?",
            arguments: [trajectory, epoch])
        }
      }
    }
  }
}
