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
          provenance: try Self.provenance(row),
          weightsDigest: try row.value("weights_digest"),
          curveDigest: try row.value("curve_digest"))
      }
    }
  }

  /// What trained the runs that an experiment asks for: each machine and build with how many of them,
  /// the most first.
  public func provenances(
    of experiment: String
  ) throws(StorageError) -> [(provenance: Provenance, runs: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT p.host, p.processor, p.instruction_set, p.version, p.build, count(*) AS runs
          FROM trajectories t JOIN provenance p ON p.id = t.provenance
          WHERE t.id IN (SELECT trajectory FROM points WHERE experiment = ? AND active = 1)
          GROUP BY p.id ORDER BY runs DESC, p.id
          """, arguments: [try Self.key(db, experiment)]
      ).map { row in (try Self.provenance(row), try row.value("runs")) }
    }
  }

  private static func provenance(_ row: Row) throws -> Provenance {
    Provenance(
      host: try row.value("host"), processor: try row.value("processor"),
      instructionSet: try row.value("instruction_set"), version: try row.value("version"),
      commit: try row.value("build"))
  }
}
