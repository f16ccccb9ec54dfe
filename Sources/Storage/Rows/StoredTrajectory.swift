import Datasets
import Digests
import GRDB
import Networks
import Records

/// What the database knows of a trajectory before a result of it is written.
struct StoredTrajectory {
  var key: Int64
  /// Epochs completed and stored; 0 before training.
  var epochs: Int
  var divergedEpoch: Int?
  var weightsDigest: String?
  var curveDigest: String?

  /// Whether nothing of it was ever stored.
  var isUntrained: Bool { epochs == 0 && divergedEpoch == nil && curveDigest == nil }

  /// Looks for it where it was when it was claimed, or by its id.
  static func fetch(
    _ db: Database, _ id: TrajectoryID, row claimed: Int64? = nil
  ) throws -> StoredTrajectory? {
    var row = try FastStatement(db, claimed == nil ? selection : keyedSelection)
    row.bind(id.hex)
    if let claimed { row.bind(claimed) }
    guard try row.step() else { return try claimed.flatMap { _ in try fetch(db, id) } }
    defer { row.end() }
    return StoredTrajectory(
      key: row.integer(Column.key), epochs: max(0, Int(row.integer(Column.epochs))),
      divergedEpoch: row.isNull(Column.divergedEpoch)
        ? nil : Int(row.integer(Column.divergedEpoch)),
      weightsDigest: row.text(Column.weightsDigest), curveDigest: row.text(Column.curveDigest))
  }

  private enum Column: Int, SelectedColumn {
    case key, epochs, divergedEpoch, weightsDigest, curveDigest

    var sql: String {
      switch self {
      case .key: "id"
      case .epochs: "epochs"
      case .divergedEpoch: "diverged_epoch"
      case .weightsDigest: "weights_digest"
      case .curveDigest: "curve_digest"
      }
    }
  }

  private static let selection = "SELECT \(Column.list) FROM trajectories WHERE run = ?"

  /// The plus sign keeps SQLite from the index of ids.
  private static let keyedSelection =
    "SELECT \(Column.list) FROM trajectories WHERE +run = ? AND id = ?"

  /// The trajectory that a point asks for, entered if nobody has asked for it before.
  static func enter(_ db: Database, _ point: PointRequest) throws -> StoredTrajectory {
    try db.cachedStatement(
      sql: """
        INSERT INTO trajectories (run, seed, draw, fold, outer_part, parameters, canonical)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (run) DO NOTHING
        """
    ).execute(
      arguments: [
        point.id.hex, Int64(bitPattern: point.replicate.seed), point.replicate.split.draw,
        point.replicate.split.fold, point.replicate.split.outer, point.parameters,
        point.canonicalText,
      ])
    if db.changesCount == 1 { return StoredTrajectory(key: db.lastInsertedRowID, epochs: 0) }
    guard let stored = try fetch(db, point.id) else {
      throw StorageError.unregistered(point.id.hex)
    }
    return stored
  }

  /// What is stored of it as the answer to a goal, with the curve up to there; nil where it does
  /// not go far enough.
  func result(
    of goal: PointGoal, _ db: Database
  ) throws -> (reading: PointGoal.Reading, curve: [EpochRecord])? {
    guard epochs > 0, goal.stop != nil || epochs >= goal.epochs else { return nil }
    var curve = try EpochRows.fetch(db, trajectory: key, through: goal.epochs)
    if try ScoreRows.any(db) { try ScoreRows.attach(db, trajectory: key, to: &curve) }
    return goal.reading(of: curve).map { ($0, curve) }
  }

  /// Whether the result goes further than what is stored: by epochs, by batches of the next one,
  /// or by digests of a last epoch that was stored without.
  func isExtended(by result: TrajectoryResult) -> Bool {
    if result.epochs.count != epochs { return result.epochs.count > epochs }
    return divergedEpoch == nil
      && (result.divergence != nil || result.outcome == .interrupted
        || weightsDigest == nil && result.weightsDigest != nil)
  }

  /// The contradiction between what is stored and a result, which may have more epochs or fewer:
  /// where both end at the same epoch the digests decide, otherwise the epochs they share.
  func clash(with result: TrajectoryResult, _ db: Database) throws -> Clash? {
    guard epochs > 0 || divergedEpoch != nil else { return nil }
    if result.divergence == nil, divergedEpoch == nil, result.epochs.count == epochs {
      // The curve itself too: what a damaged file holds of it may no longer be what its digest says.
      return try digestClash(result) ?? curveClash(result, db)
    }
    let count = result.epochs.count
    if let divergence = result.divergence?.epoch,
      divergence <= epochs || divergence != divergedEpoch ?? divergence
    {
      return Clash(run: result.id.hex, stored: ending, new: "diverged in epoch \(divergence)")
    }
    if let divergedEpoch, result.divergence == nil, count >= divergedEpoch {
      return Clash(run: result.id.hex, stored: ending, new: "finished \(count) epochs")
    }
    return try curveClash(result, db)
  }

  private var ending: String {
    divergedEpoch.map { "diverged in epoch \($0)" } ?? "finished \(epochs) epochs"
  }

  private func digestClash(_ result: TrajectoryResult) -> Clash? {
    let pairs = [
      ("weights", weightsDigest, result.weightsDigest?.hex),
      ("curve", curveDigest, result.curveDigest?.hex),
    ]
    for case (let name, let old?, let new?) in pairs where old != new {
      return Clash(run: result.id.hex, stored: "\(name) \(old)", new: "\(name) \(new)")
    }
    return nil
  }

  private func curveClash(_ result: TrajectoryResult, _ db: Database) throws -> Clash? {
    let shared = min(epochs, result.epochs.count)
    var old = try EpochRows.fetch(db, trajectory: key, through: shared)
    if result.epochs.contains(where: { !$0.scores.isEmpty }) {
      try ScoreRows.attach(db, trajectory: key, to: &old)
    }
    for (old, new) in zip(old, result.epochs) where !old.agrees(with: new) {
      return Clash(
        run: result.id.hex, stored: "epoch \(old.epoch): \(old.summary)", new: new.summary)
    }
    return nil
  }
}

extension EpochRecord {
  /// Whether all losses and scores are the same; -0 equals 0, and no number equals no number.
  fileprivate func agrees(with other: EpochRecord) -> Bool {
    epoch == other.epoch
      && Part.allCases.allSatisfy { part in
        same(self[part].loss, other[part].loss) && same(self[part].score, other[part].score)
      }
      && scores.allSatisfy { mine in
        // What only one of them has says nothing.
        guard let theirs = other[mine.measure] else { return true }
        return same(mine.validation, theirs.validation) && same(mine.test, theirs.test)
      }
  }

  private func same(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN
  }

  fileprivate var summary: String {
    "training loss \(training.loss), validation loss \(validation.loss)"
  }
}
