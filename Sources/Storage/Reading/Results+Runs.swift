import GRDB
public import Records

extension Results {
  /// The points that the experiment asks for, in file order; on request also those that it asked
  /// for once, after them.
  public func runs(
    of experiment: String, includingInactive: Bool = false
  ) throws(StorageError) -> [PointRecord] {
    try read { db in
      let condition = includingInactive ? "" : "AND p.active = 1"
      return try PointRecordRows.fetch(
        db,
        sql: PointRecordRows.select(dead: try Holders.dead(db, directory))
          + "WHERE p.experiment = ? \(condition) ORDER BY p.active DESC, p.position",
        [try Self.key(db, experiment)])
    }
  }

  /// Whether the experiment asks for runs that are trained as this one, on the same examples, but for
  /// seed, split and length.
  public func asks(
    _ experiment: String, toTrainLike id: TrajectoryID
  ) throws(StorageError) -> Bool {
    try read { db in try !Self.settings(db, of: experiment, trainedLike: id, limit: 1).isEmpty }
  }

  /// Where the experiment's finished runs took their results, of each setting that is trained as this run
  /// but for seed, split and length: in ascending order, without runs on whole outer parts.
  public func resultEpochs(
    of experiment: String, trainedLike id: TrajectoryID
  ) throws(StorageError) -> [[Int]] {
    try read { db in
      try Self.settings(db, of: experiment, trainedLike: id).map { setting in
        try Int.fetchAll(
          db,
          sql: """
            SELECT result_epoch FROM points
            WHERE setting = ? AND active = 1 AND state = \(state: .finished)
              AND NOT (outer_part IS NOT NULL AND fold IS NULL)
            ORDER BY result_epoch
            """, arguments: [setting])
      }
    }
  }

  /// The settings that an experiment asks for and that are trained as a run, no more than `limit`.
  private static func settings(
    _ db: Database, of experiment: String, trainedLike id: TrajectoryID, limit: Int = .max
  ) throws -> [Int64] {
    let training = try training(db, id)
    // One run of each setting: the others differ from it in seed and split.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.setting, t.canonical FROM (
          SELECT setting, min(trajectory) AS trajectory FROM points
          WHERE experiment = ? AND active = 1 GROUP BY setting) p
        JOIN trajectories t ON t.id = p.trajectory
        """, arguments: [try key(db, experiment)])
    var settings: [Int64] = []
    while settings.count < limit, let row = try rows.next() {
      let text: String = try row.value("canonical")
      if CanonicalFacts.training(Array(text.utf8)) == training {
        settings.append(try row.value("setting"))
      }
    }
    return settings
  }

  /// Whether two runs are trained alike, on the same examples, but for seed, split and length.
  public func trainsLike(
    _ one: TrajectoryID, _ other: TrajectoryID
  ) throws(StorageError) -> Bool {
    try read { db in try Self.training(db, one) == Self.training(db, other) }
  }

  private static func training(_ db: Database, _ id: TrajectoryID) throws -> [ArraySlice<UInt8>]? {
    let text = try String.fetchOne(
      db, sql: "SELECT canonical FROM trajectories WHERE run = ?", arguments: [id.hex])
    return text.map { CanonicalFacts.training(Array($0.utf8)) }
  }

  /// Walks through the points that the experiment asks for, in any order: in little memory, however
  /// many they are.
  public func forEachRun(
    of experiment: String, _ body: (PointRecord) -> Void
  ) throws(StorageError) {
    try read { db in
      try PointRecordRows.forEach(
        db,
        sql: PointRecordRows.select(dead: try Holders.dead(db, directory))
          + "WHERE p.experiment = ? AND p.active = 1", [try Self.key(db, experiment)], body)
    }
  }

  /// The run whose id begins with `prefix`, which may be followed by `@` and the epochs at which it is
  /// read. Where several points read the same trajectory, the one
  /// of the given experiment, or else of the latest, with the most epochs. Errors name the
  /// candidates when there are several ids.
  public func run(
    prefix: String, experiment: String? = nil
  ) throws(StorageError) -> PointRecord {
    let parts = prefix.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let epochs = parts.count == 2 ? Int(parts[1]) : nil
    guard parts.count < 2 || epochs != nil else { throw StorageError.noRun(prefix) }
    let digits = parts[0].lowercased()
    return try read { db in
      let candidates = try matches(db, digits, limit: 6)
      guard let id = candidates.first else { throw StorageError.noRun(prefix) }
      guard candidates.count == 1 else {
        let length = max(8, digits.utf8.count + 4)
        throw StorageError.ambiguousRun(
          prefix, candidates: candidates.prefix(5).map { String($0.prefix(length)) },
          more: candidates.count > 5)
      }
      let runs = try PointRecordRows.fetch(
        db,
        sql: PointRecordRows.select(dead: try Holders.dead(db, directory)) + """
          WHERE t.run = ?1 AND (?2 IS NULL OR e.name = ?2)
            AND (?3 IS NULL OR p.epochs = ?3 OR p.planned_epochs = ?3)
          ORDER BY p.active DESC, e.sequence DESC, p.epochs DESC LIMIT 1
          """, [id, experiment, epochs])
      guard let run = runs.first else {
        throw try Self.misfit(db, prefix, id, of: experiment)
      }
      return run
    }
  }

  /// Why a run that there is was not found with what was asked for beside its id.
  private static func misfit(
    _ db: Database, _ prefix: String, _ id: String, of experiment: String?
  ) throws -> StorageError {
    let readings = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT e.name, p.epochs FROM points p JOIN experiments e ON e.id = p.experiment
        WHERE p.trajectory = (SELECT id FROM trajectories WHERE run = ?)
        ORDER BY e.sequence DESC, p.epochs
        """, arguments: [id]
    ).map { (experiment: try $0.value("name") as String, epochs: try $0.value("epochs") as Int) }
    if readings.isEmpty { return .noRun(prefix) }
    let own = readings.filter { experiment == nil || $0.experiment == experiment }
    if let experiment, own.isEmpty {
      var names: [String] = []
      for reading in readings where names.last != reading.experiment {
        names.append(reading.experiment)
      }
      return .runElsewhere(prefix, not: experiment, in: names)
    }
    return .otherEpochs(prefix, Set(own.map(\.epochs)).sorted())
  }

  /// Ids that begin with `digits`, which need not be digits.
  private func matches(_ db: Database, _ digits: String, limit: Int) throws -> [String] {
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return [] }
    return try String.fetchAll(
      db,
      // The letter after the last digit ends the range.
      sql: "SELECT run FROM trajectories WHERE run >= ?1 AND run < ?1 || 'g' ORDER BY run LIMIT ?2",
      arguments: [digits, limit])
  }

  /// The curves of runs, each from epoch 1 to the last one trained for it, or as far as it went
  /// before it diverged.
  public func curves(of runs: [PointRecord]) throws(StorageError) -> [PointCurve] {
    try read { db in
      let key = try db.makeStatement(sql: "SELECT id FROM trajectories WHERE run = ?")
      return try runs.map { run in
        guard let trajectory = try Int64.fetchOne(key, arguments: [run.id.hex]) else {
          return PointCurve(run: run, epochs: [])
        }
        var epochs = try EpochRows.fetch(
          db, trajectory: trajectory, through: run.lastEpoch ?? run.epochs)
        try ScoreRows.attach(db, trajectory: trajectory, to: &epochs)
        return PointCurve(run: run, epochs: epochs)
      }
    }
  }

  /// Predicted against true classes after an epoch; none for a numeric target, or where no point
  /// took its result there when the run was trained.
  public func confusions(of id: TrajectoryID, epoch: Int) throws(StorageError) -> [ConfusionRecord]
  {
    try read { db in try ConfusionRows.fetch(db, id, epoch: epoch) }
  }

  /// What the run answered for each validation row after an epoch; nil where that was not kept: no
  /// point took its result there when the run was trained, an earlier version trained it, or its rows
  /// are too many.
  public func rowResults(of id: TrajectoryID, epoch: Int) throws(StorageError) -> RowResults? {
    try read { db in try RowResultRows.fetch(db, id, epoch: epoch) }
  }

  /// The weights after an epoch where a point takes its result, or after the last one kept; nil
  /// where they were not kept: the run is not among its experiment's best, or the point was asked
  /// for when the run was past that epoch.
  public func model(of id: TrajectoryID, epoch: Int? = nil) throws(StorageError) -> ModelRecord? {
    try read { db in try ModelRows.fetch(db, id, epoch: epoch) }
  }
}
