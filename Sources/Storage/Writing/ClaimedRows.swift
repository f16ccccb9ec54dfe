import Records
import Synchronization

/// The rows of trajectories that this process has claimed: an index of ids in random order is slow
/// to walk, once to claim a run is enough.
final class ClaimedRows: Sendable {
  private let rows = Mutex<[TrajectoryID: Int64]>([:])

  func note(_ row: Int64, of id: TrajectoryID) { rows.withLock { $0[id] = row } }

  /// Nil for one that was not claimed here: it has to be looked for.
  func row(of id: TrajectoryID) -> Int64? { rows.withLock { $0[id] } }

  func forget(_ id: TrajectoryID) { rows.withLock { _ = $0.removeValue(forKey: id) } }
}
