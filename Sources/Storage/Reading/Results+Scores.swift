import GRDB
public import Records

/// What a run that is trained far enough may lack: scores that were not asked for at the time.
public struct ScoreAsk: Sendable {
  public var id: TrajectoryID
  /// Where a result is taken; nil where a stop rule chose, and what is stored knows.
  public var epoch: Int?
  /// The one that ranks it; nil for accuracy or R².
  public var ranking: Measure?
  /// All that is asked for there.
  public var measures: [Measure]
  /// What stop rules go by, from the first epoch on.
  public var criteria: [Measure]

  public init(
    id: TrajectoryID, epoch: Int?, ranking: Measure?, measures: [Measure], criteria: [Measure]
  ) {
    self.id = id
    self.epoch = epoch
    self.ranking = ranking
    self.measures = measures
    self.criteria = criteria
  }
}

/// What gives a run the scores that it lacks.
public enum ScoreCure: Sendable, Hashable {
  /// Its stored state or weights, without training.
  case stored
  /// Training from the beginning.
  case training
}

extension Results {
  /// What running the experiment would do for scores that runs lack; nothing for those that have
  /// all, and for what is recorded only and nothing stored could tell.
  public func cures(of asks: [ScoreAsk]) throws(StorageError) -> [TrajectoryID: ScoreCure] {
    try read { db in
      var cures: [TrajectoryID: ScoreCure] = [:]
      for ask in asks {
        guard
          let key = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM trajectories WHERE run = ?"),
            arguments: [ask.id.hex])
        else { continue }
        let first = try ScoreRows.fetch(db, trajectory: key, epoch: 1).map(\.measure)
        if !ask.criteria.allSatisfy(first.contains) {
          cures[ask.id] = .training
          continue
        }
        for result in try Self.results(of: ask, key, db) where cures[ask.id] != .training {
          let known = try ScoreRows.fetch(db, trajectory: key, epoch: result.epoch).map(\.measure)
          if ask.measures.allSatisfy(known.contains) { continue }
          if result.isTold {
            cures[ask.id] = .stored
          } else if let ranking = ask.ranking, !known.contains(ranking) {
            cures[ask.id] = .training
          }
        }
      }
      return cures
    }
  }

  /// Where results are taken that an ask is about, and whether what is stored tells scores there.
  private static func results(
    of ask: ScoreAsk, _ trajectory: Int64, _ db: Database
  ) throws -> [(epoch: Int, isTold: Bool)] {
    let epochs =
      try ask.epoch.map { [$0] }
      ?? Int.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT result_epoch FROM points
            WHERE trajectory = ? AND stop <> '' AND result_epoch IS NOT NULL
            """), arguments: [trajectory])
    let isTold = ScoreLookup.isTold(at: "?2", chosenByRule: "?3")
    let statement = try db.cachedStatement(
      sql: "SELECT \(isTold) FROM trajectories t WHERE t.id = ?1")
    return try epochs.map { epoch in
      let isTold = try Bool.fetchOne(statement, arguments: [trajectory, epoch, ask.epoch == nil])
      return (epoch, isTold ?? false)
    }
  }

  /// Runs of an experiment that are trained as long as it asks, without the score that ranks them.
  public func countUnscored(of experiment: String) throws(StorageError) -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM points p JOIN trajectories t ON t.id = p.trajectory
          WHERE p.experiment = ? AND p.active = 1 AND p.state = \(state: .waiting)
            AND p.ranked_by <> '' AND t.epochs >= p.epochs
          """, arguments: [try Self.key(db, experiment)]) ?? 0
    }
  }

  /// Runs of an experiment that wait for scores alone, which what is stored tells.
  public func countToScore(of experiment: String) throws(StorageError) -> Int {
    let isTold = ScoreLookup.isTold(
      at: "ifnull(p.result_epoch, iif(p.stop = '', p.epochs, NULL))",
      chosenByRule: "(p.stop <> '' AND p.result_epoch IS NOT NULL)")
    return try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (
            SELECT 1 FROM points p JOIN trajectories t ON t.id = p.trajectory
            WHERE p.experiment = ? AND p.active = 1 AND p.state = \(state: .waiting)
            GROUP BY p.trajectory HAVING min(t.epochs > 0 AND (\(isTold))))
          """, arguments: [try Self.key(db, experiment)]) ?? 0
    }
  }
}
