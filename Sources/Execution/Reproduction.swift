public import Datasets
public import Experiments
public import Records

/// One run trained again from its beginning, beside the database.
public struct Reproduction: Sendable {
  let spec: PointSpec
  let dataset: Dataset

  public init(spec: PointSpec, dataset: Dataset) {
    self.spec = spec
    self.dataset = dataset
  }

  /// Trains `epochs` epochs on the calling thread; interrupted once `stop` is set. The result has
  /// weights and confusion counts where one of the goals takes its result, and at the end.
  public func run(epochs: Int, goals: [PointGoal] = [], stop: StopFlag) -> TrajectoryResult {
    let goal = PointGoal(epochs: max(1, epochs))
    let claim = TrajectoryClaim(
      id: spec.id, position: spec.position, goals: [goal], alongside: goals)
    var training = TrajectoryTraining(
      settings: spec.training, claim: claim, dataset: dataset,
      rows: ValidationRows(of: dataset, data: spec.data.rows), worker: 0)
    return training.run(stop: { stop.value }, checkpointIsDue: { false }, tell: { _ in })
  }
}
