import GRDB
public import Records

extension Store {
  /// Enters an experiment and what it asks, or brings both up to date, in one transaction.
  ///
  /// A point is known by its trajectory, the epochs asked and its stop rule; its position and the
  /// way its settings are written may change. A point whose trajectory has enough epochs is finished
  /// at once, one that failed earlier waits again. Of points that ask the same, the first counts;
  /// the settings of the others are noted as its aliases.
  /// `keep` says which states of its finished runs stay, in so many `databases` together that share
  /// the experiment. `stamp` stands for all that the points follow from; where it is that of the last
  /// time and nothing was removed or merged since, they are not gone through.
  public func register(
    _ experiment: ExperimentRecord, points: some Sequence<PointRequest>, keep: KeptStates = .auto,
    databases: Int = 1, stamp: String? = nil
  ) throws(StorageError) -> Registration {
    try write { db in
      let before = try? ExperimentRow.fetch(db, "WHERE name = ?", [experiment.name]).first?.scoring
      let key = try ExperimentRow.enter(db, experiment)
      self.states.begin(key, keep, databases: databases)
      let unchanged = try stamp.flatMap {
        try StampColumn.counts(db, experiment: key, ifMadeFrom: $0)
      }
      let counts =
        try unchanged
        ?? Registrar.register(
          points, of: key, asksNewScores: before != experiment.scoring, stamp, db)
      try ModelRows.prune(db, experiment: key, keeping: self.modelsKept)
      return counts
    }
  }
}
