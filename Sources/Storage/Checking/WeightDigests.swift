import Digests
import GRDB
import Networks
import Records

/// Digests of the weights after the last epoch beside those weights, where they were kept.
enum WeightDigests {
  /// Gives a run that lacks the digest that of its weights; where the two contradict each other nobody
  /// knows which is right, and both are removed. Answers the runs of which they were, and how many
  /// digests were given.
  static func mend(_ db: Database) throws -> (removed: [String], given: Int) {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT m.trajectory, m.epoch, m.layers, m.context, m.weights, t.weights_digest, t.run
        FROM models m JOIN trajectories t ON t.id = m.trajectory AND t.epochs = m.epoch
        WHERE t.diverged_epoch IS NULL
        """)
    var (removed, given): ([(key: Int64, run: String)], [(key: Int64, digest: String)]) = ([], [])
    while let row = try rows.next() {
      guard let digest = (try? ModelRows.record(row))?.layers.digest.hex else { continue }
      let (key, stored): (Int64, String?) = (
        try row.value("trajectory"), try row.value("weights_digest")
      )
      if stored == nil {
        given.append((key, digest))
      } else if stored != digest {
        removed.append((key, try row.value("run")))
      }
    }
    for (key, digest) in given {
      try db.execute(
        sql: "UPDATE trajectories SET weights_digest = ? WHERE id = ?", arguments: [digest, key])
    }
    for (key, _) in removed {
      try db.execute(
        sql: """
          DELETE FROM models WHERE trajectory = ?1
            AND epoch = (SELECT epochs FROM trajectories WHERE id = ?1)
          """, arguments: [key])
      try db.execute(
        sql: "UPDATE trajectories SET weights_digest = NULL WHERE id = ?", arguments: [key])
    }
    return (removed.map(\.run), given.count)
  }
}
