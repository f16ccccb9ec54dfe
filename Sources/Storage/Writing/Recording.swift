import Digests
import Foundation
import GRDB
public import Records

extension Store {
  /// Stores results, all in one transaction, and ends their claims.
  ///
  /// A run that is stored already and ended otherwise this time is left as it was; the others are
  /// stored, and an error then names both outcomes of each such run.
  public func record(_ results: [TrajectoryResult]) throws(StorageError) {
    try write(results, endsClaims: true)
  }

  /// Stores how far runs have got that this process goes on training.
  public func checkpoint(_ results: [TrajectoryResult]) throws(StorageError) {
    try write(results, endsClaims: false)
  }

  /// Stores weights, confusion counts and row results of a run that was trained once more: of any run, not of the
  /// best alone, and until the run is removed. The digest of its last weights, too, where there is none.
  /// - Throws: A disagreement if the run came to something else than what is stored.
  public func keep(_ result: TrajectoryResult) throws(StorageError) {
    let clash = try write { db -> Clash? in
      guard let stored = try StoredTrajectory.fetch(db, result.id) else {
        throw StorageError.unregistered(result.id.hex)
      }
      if let clash = try stored.clash(with: result, db) { return clash }
      // What is there may be damaged.
      try ConfusionRows.insert(db, trajectory: stored.key, result.confusions, replacing: true)
      try RowResultRows.insert(db, trajectory: stored.key, result.rowResults, replacing: true)
      for model in result.models {
        try ModelRows.insert(
          db, trajectory: stored.key, model, context: try ModelRows.text(of: model.context),
          isPinned: true)
      }
      if stored.weightsDigest == nil, result.epochs.count == stored.epochs {
        try db.execute(
          sql: "UPDATE trajectories SET weights_digest = ? WHERE id = ?",
          arguments: [result.weightsDigest?.hex, stored.key])
      }
      return nil
    }
    if let clash { throw .disagreement([clash]) }
  }

  private func write(_ results: [TrajectoryResult], endsClaims: Bool) throws(StorageError) {
    let clashes = try write { db in
      var recorder = Recorder(
        db: db, provenance: self.provenance, holder: self.holder,
        models: ModelKeeping(db, count: self.modelsKept),
        states: self.states, rows: self.claimedRows, now: Date().timeIntervalSince1970,
        endsClaims: endsClaims)
      let clashes = try results.compactMap { try recorder.record($0) }
      try recorder.finish()
      return clashes
    }
    if !clashes.isEmpty { throw .disagreement(clashes) }
  }
}
