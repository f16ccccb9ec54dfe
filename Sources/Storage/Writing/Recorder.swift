import Digests
import Foundation
import GRDB
import Networks
import Records

/// Writes results within one transaction.
struct Recorder {
  let db: Database
  let provenance: Int64
  /// Whose claims end: another process may train the same run at the same time, as `--again` does.
  let holder: Int64
  var models: ModelKeeping
  let states: StateKeeping
  let rows: ClaimedRows
  /// Seconds since 1970: information, never compared.
  let now: TimeInterval
  let endsClaims: Bool
  /// Experiments of which something has changed that pictures show.
  private var changed: Set<Int64> = []

  init(
    db: Database, provenance: Int64, holder: Int64, models: ModelKeeping, states: StateKeeping,
    rows: ClaimedRows, now: TimeInterval, endsClaims: Bool
  ) {
    self.db = db
    self.provenance = provenance
    self.holder = holder
    self.models = models
    self.states = states
    self.rows = rows
    self.now = now
    self.endsClaims = endsClaims
  }

  /// Writes one result and ends its claim; a clash if another outcome is stored.
  mutating func record(_ result: TrajectoryResult) throws -> Clash? {
    guard let stored = try StoredTrajectory.fetch(db, result.id, row: rows.row(of: result.id))
    else { throw StorageError.unregistered(result.id.hex) }
    if endsClaims {
      rows.forget(result.id)
      var end = try FastStatement(db, "DELETE FROM claims WHERE trajectory = ? AND holder = ?")
      end.bind(stored.key)
      end.bind(holder)
      try end.run()
    }
    switch result.outcome {
    case .interrupted where result.state == nil: return nil
    case .failed(let reason):
      try fail(stored, reason)
      return nil
    case .finished, .diverged, .interrupted:
      if let clash = try stored.clash(with: result, db) { return clash }
      if result.outcome == .interrupted, !stored.isExtended(by: result) {
        try noteSeconds(result, stored)
      }
      try store(result, over: stored)
      return nil
    }
  }

  /// A run that began again, since it had no state, and was stopped before it got as far as it had
  /// been: nothing of it is stored but the time it took, by which a limit of time knows it.
  private func noteSeconds(_ result: TrajectoryResult, _ stored: StoredTrajectory) throws {
    try db.cachedStatement(
      sql: "UPDATE trajectories SET seconds = max(ifnull(seconds, 0), ?) WHERE id = ?"
    ).execute(arguments: [result.seconds, stored.key])
  }

  /// Writes what concerns all results.
  mutating func finish() throws {
    try models.write()
    for experiment in changed { try Revision.renew(db, experiment: experiment) }
  }

  private mutating func fail(_ stored: StoredTrajectory, _ reason: String) throws {
    try changed.formUnion(PointRows.experiments(db, trajectory: stored.key))
    try db.cachedStatement(sql: "UPDATE trajectories SET failure = ? WHERE id = ?")
      .execute(arguments: [reason, stored.key])
    try db.cachedStatement(
      sql: """
        UPDATE points SET state = \(state: .failed)
        WHERE trajectory = ? AND state = \(state: .waiting)
        """
    ).execute(arguments: [stored.key])
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO failed_here VALUES (?)")
      .execute(arguments: [stored.key])
  }

  private mutating func store(_ result: TrajectoryResult, over stored: StoredTrajectory) throws {
    let isExtended = stored.isExtended(by: result)
    if isExtended {
      try EpochRows.insert(db, trajectory: stored.key, result.epochs, from: stored.epochs)
      try updateTrajectory(stored.key, result)
      try storeState(result, of: stored.key)
    }
    // Of a run under way the epochs before are there already.
    try ScoreRows.insert(
      db, trajectory: stored.key, result.epochs,
      from: result.outcome == .interrupted ? stored.epochs : 0)
    try ConfusionRows.insert(db, trajectory: stored.key, result.confusions)
    try RowResultRows.insert(db, trajectory: stored.key, result.rowResults)
    let settlement = try PointRows.settle(db, trajectory: stored.key, result)
    if isExtended || settlement.hasChanged { changed.formUnion(settlement.experiments) }
    try models.add(trajectory: stored.key, result.models, settlement.settled)
  }

  /// The state stands for the epochs just written. The one before it is of no use any more.
  private func storeState(_ result: TrajectoryResult, of key: Int64) throws {
    guard let state = result.state, result.outcome == .interrupted || states.keepsFinished else {
      return try StateRows.remove(db, trajectory: key)
    }
    try StateRows.put(db, trajectory: key, of: result.id, epochs: result.epochs.count, state)
    if result.outcome != .interrupted { try states.stored(db, bytes: state.count) }
  }

  private func updateTrajectory(_ key: Int64, _ result: TrajectoryResult) throws {
    let divergence = result.divergence
    var update = try FastStatement(db, Self.trajectoryUpdate)
    update.bind(key)
    update.bind(result.epochs.count)
    update.bind(divergence?.epoch)
    update.bind(divergence?.step)
    update.bind(divergence?.layer)
    update.bind(result.worker)
    update.bind(provenance)
    update.bind(result.seconds)
    update.bind(now)
    update.bind(result.weightsDigest?.hex)
    update.bind(result.curveDigest?.hex)
    try update.run()
  }

  private static let trajectoryUpdate = """
    UPDATE trajectories SET
      epochs = ?2, diverged_epoch = ?3, diverged_step = ?4, diverged_layer = ?5, failure = NULL,
      worker = ?6, provenance = ?7, seconds = ?8,
      started = strftime('%Y-%m-%d %H:%M:%f', ?9 - ?8, 'unixepoch'),
      ended = strftime('%Y-%m-%d %H:%M:%f', ?9, 'unixepoch'),
      -- A stop between two batches knows no digest, but the epochs before it may have one; a
      -- diverged run has none at all.
      weights_digest = CASE WHEN ?3 IS NULL AND epochs = ?2 THEN ifnull(?10, weights_digest)
        ELSE ?10 END,
      curve_digest = ?11
    WHERE id = ?1
    """
}

extension TrajectoryResult {
  /// Where it diverged, if it did.
  var divergence: Divergence? {
    if case .diverged(let place) = outcome { place } else { nil }
  }
}
