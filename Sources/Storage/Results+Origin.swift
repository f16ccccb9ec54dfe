import GRDB
public import Records

extension Results {
  /// Where and by what a run was trained, and the digests of what came out; nil for one without
  /// result.
  public func origin(of id: TrajectoryID) throws(StorageError) -> TrajectoryOrigin? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT p.host, p.processor, p.instruction_set, p.version, p.build,
            t.weights_digest, t.curve_digest
          FROM trajectories t JOIN provenance p ON p.id = t.provenance WHERE t.run = ?
          """, arguments: [id.hex])
      return try row.map { row in
        TrajectoryOrigin(
          provenance: Provenance(
            host: try row.at(0), processor: try row.at(1), instructionSet: try row.at(2),
            version: try row.at(3), commit: try row.at(4)),
          weightsDigest: try row.at(5), curveDigest: try row.at(6))
      }
    }
  }
}
