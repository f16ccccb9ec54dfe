import GRDB

/// A number that stands for everything that pictures of an experiment show: its text and data, and
/// the state, the setting and the epochs of every point.
///
/// It is drawn at random in each transaction that changes any of them. Counted, it would come to the
/// same number by another way: where a copy is put back, or an experiment removed and run again.
enum Revision {
  static func renew(_ db: Database, experiment: Int64) throws {
    var update = try FastStatement(db, "UPDATE experiments SET revision = random() WHERE id = ?")
    update.bind(experiment)
    try update.run()
  }
}

extension Results {
  /// The experiment's revision: whoever drew its pictures can tell by it whether they still are what
  /// would be drawn.
  public func revision(of experiment: String) throws(StorageError) -> Int64 {
    try read { db in
      try Int64.fetchOne(
        db, sql: "SELECT revision FROM experiments WHERE id = ?",
        arguments: [Self.key(db, experiment)]) ?? 0
    }
  }
}
