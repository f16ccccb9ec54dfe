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
            host: try row.value("host"), processor: try row.value("processor"),
            instructionSet: try row.value("instruction_set"),
            version: try row.value("version"), commit: try row.value("build")),
          weightsDigest: try row.value("weights_digest"),
          curveDigest: try row.value("curve_digest"))
      }
    }
  }
}
