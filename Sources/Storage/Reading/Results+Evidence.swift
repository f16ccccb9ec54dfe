import GRDB
public import Records

/// What is stored of a run that training it again must come to.
public struct TrajectoryEvidence: Sendable, Hashable {
  /// The text whose digest is the id.
  public var canonicalText: String
  /// Epochs completed, maybe more than any point asks for.
  public var epochs: Int
  public var divergedEpoch: Int?
  public var weightsDigest: String?
  public var curveDigest: String?
  /// The epochs as they are stored.
  public var curve: [EpochRecord]
  /// What finished points, of whatever experiment, have read from it.
  public var goals: [PointGoal]
}

extension Results {
  /// The evidence of a run; nil for one that was never trained.
  public func evidence(of id: TrajectoryID) throws(StorageError) -> TrajectoryEvidence? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT canonical, epochs, diverged_epoch, weights_digest, curve_digest, id
          FROM trajectories WHERE run = ? AND (epochs > 0 OR diverged_epoch IS NOT NULL)
          """, arguments: [id.hex])
      return try row.map { row in
        let (epochs, diverged): (Int, Int?) = (
          try row.value("epochs"), try row.value("diverged_epoch")
        )
        let curve = try EpochRows.fetch(db, trajectory: row.value("id"), through: epochs)
        // Training it again goes as far as these say.
        guard curve.count == epochs, diverged ?? epochs + 1 == epochs + 1 else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "run \(id) has other epochs than it says")
        }
        return TrajectoryEvidence(
          canonicalText: try row.value("canonical"), epochs: epochs, divergedEpoch: diverged,
          weightsDigest: try row.value("weights_digest"),
          curveDigest: try row.value("curve_digest"),
          curve: curve,
          goals: try PointRows.reached(db, trajectory: row.value("id")))
      }
    }
  }
}
