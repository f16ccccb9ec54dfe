import GRDB
public import Records
import Synchronization

/// A ledger that hands out every run of an experiment once, trained or not, from its beginning.
/// What comes out is compared with what is stored, not stored over it.
public final class Rerun: TrajectoryLedger {
  private let store: Store
  private let left: Mutex<[Offer]>

  /// A run to be handed out, and its row.
  private struct Offer {
    var claim: TrajectoryClaim
    var row: Int64
  }

  public init(_ store: Store, _ experiment: String) throws(StorageError) {
    self.store = store
    left = Mutex(try store.write { db in try Self.offers(db, experiment) }.reversed())
  }

  public func claim(_ experiment: String, limit: Int, maxSeconds: Double?) -> [TrajectoryClaim] {
    let offers = left.withLock { left in
      defer { left.removeLast(min(limit, left.count)) }
      return left.suffix(limit).reversed()
    }
    for offer in offers { store.claimedRows.note(offer.row, of: offer.claim.id) }
    return offers.map(\.claim)
  }

  /// There was no claim, and every run is offered once.
  public func decline(_ claim: TrajectoryClaim) {}

  public func started(_ id: TrajectoryID, worker: Int) { store.started(id, worker: worker) }

  public func record(_ results: [TrajectoryResult]) throws { try store.record(results) }

  public func checkpoint(_ results: [TrajectoryResult]) throws { try store.checkpoint(results) }

  /// Training goes as far as what is stored, so that the digests are of the same epoch.
  private static func offers(_ db: Database, _ experiment: String) throws -> [Offer] {
    guard let key = try ExperimentRow.key(db, experiment) else { return [] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Column.list)
        FROM points p JOIN trajectories t ON t.id = p.trajectory
        WHERE p.experiment = ? AND p.active = 1
          AND p.trajectory NOT IN (SELECT trajectory FROM failed_here)
        ORDER BY p.position
        """, arguments: [key])
    var offers: [Offer] = []
    var places: [Int64: Int] = [:]
    while let row = try rows.next() {
      let trajectory: Int64 = try row.at(Column.trajectory)
      let stored: Int = try row.at(Column.storedEpochs)
      let goal = PointGoal(
        epochs: try row.at(Column.epochs), stop: StopRule(try row.at(Column.stop)))
      if let place = places[trajectory] {
        offers[place].claim.goals.append(goal)
        continue
      }
      places[trajectory] = offers.count
      let claim = TrajectoryClaim(
        id: try row.runID(at: Column.run), position: try row.at(Column.position),
        goals: stored > 0 ? [PointGoal(epochs: stored), goal] : [goal])
      offers.append(Offer(claim: claim, row: trajectory))
    }
    return offers
  }

  private enum Column: Int, SelectedColumn {
    case trajectory, run, storedEpochs, position, epochs, stop

    var sql: String {
      switch self {
      case .trajectory: "t.id"
      case .run: "t.run"
      case .storedEpochs: "t.epochs"
      case .position: "p.position"
      case .epochs: "p.epochs"
      case .stop: "p.stop"
      }
    }
  }
}
