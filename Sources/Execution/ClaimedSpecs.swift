import Datasets
import Experiments
import Networks
import Records
import Synchronization

/// Finds what a claim asks to be trained.
///
/// A claim's position is that of whoever registered the experiment last: another process may have
/// read the file after it was edited, so that its positions mean other runs, or runs of which this
/// process's sweep knows nothing.
final class ClaimedSpecs: Sendable {
  private let sweep: Sweep
  /// Made when the first claim is not where it should be.
  private let places = Mutex<[TrajectoryID: Int]?>(nil)

  init(_ sweep: Sweep) { self.sweep = sweep }

  /// Nil for a run that is not in the sweep.
  func spec(of claim: TrajectoryClaim) -> (
    training: TrainingSettings, data: DataSpec, id: TrajectoryID, plan: MeasurePlan
  )? {
    if sweep.indices.contains(claim.position) {
      let spec = sweep.trained(at: claim.position)
      if spec.id == claim.id { return spec }
    }
    let place = places.withLock { places in
      let known =
        places
        ?? Dictionary(
          sweep.indices.map { (sweep.trained(at: $0).id, $0) }, uniquingKeysWith: min)
      places = known
      return known[claim.id]
    }
    return place.map { sweep.trained(at: $0) }
  }
}
