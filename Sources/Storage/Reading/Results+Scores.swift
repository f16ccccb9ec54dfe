import GRDB
public import Records

/// What a run that is trained far enough may lack: scores that were not asked for at the time.
public struct ScoreAsk: Sendable {
  public var id: TrajectoryID
  /// Where a result is taken; nil where only a stop rule knows.
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
  /// Its stored state, without training.
  case state
  /// Training from the beginning.
  case training
}

extension Results {
  /// What running the experiment would do for scores that runs lack; nothing for those that have
  /// all, and for what is recorded only and no state could tell.
  public func cures(of asks: [ScoreAsk]) throws(StorageError) -> [TrajectoryID: ScoreCure] {
    try read { db in
      let trajectory = try db.makeStatement(
        sql: """
          SELECT t.id, EXISTS (SELECT 1 FROM states s
            WHERE s.trajectory = t.id AND s.epochs = t.epochs AND t.epochs = ifnull(?2, t.epochs))
          FROM trajectories t WHERE t.run = ?1
          """)
      var cures: [TrajectoryID: ScoreCure] = [:]
      for ask in asks {
        guard let row = try Row.fetchOne(trajectory, arguments: [ask.id.hex, ask.epoch]) else {
          continue
        }
        let (key, hasState): (Int64, Bool) = (try row.at(0), try row.at(1))
        let first = try ScoreRows.fetch(db, trajectory: key, epoch: 1).map(\.measure)
        if !ask.criteria.allSatisfy(first.contains) {
          cures[ask.id] = .training
          continue
        }
        guard let epoch = ask.epoch else { continue }
        let known = try ScoreRows.fetch(db, trajectory: key, epoch: epoch).map(\.measure)
        if ask.measures.allSatisfy(known.contains) { continue }
        if hasState {
          cures[ask.id] = .state
        } else if let ranking = ask.ranking, !known.contains(ranking) {
          cures[ask.id] = .training
        }
      }
      return cures
    }
  }
}
