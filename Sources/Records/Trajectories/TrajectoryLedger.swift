/// A trajectory that a worker may train: nobody has finished it and nobody else has claimed it.
public struct TrajectoryClaim: Sendable, Hashable {
  public var id: TrajectoryID
  /// The first point of the experiment that asks for it, by place in file order.
  public var position: Int
  /// What the experiment's points want of it: training ends when each has its result.
  public var goals: [PointGoal]
  /// What other experiments want of it: answered as far as training gets.
  public var alongside: [PointGoal]
  /// What is stored of it; nil where training begins from nothing.
  public var progress: StoredProgress?

  public init(
    id: TrajectoryID, position: Int, goals: [PointGoal], alongside: [PointGoal] = [],
    progress: StoredProgress? = nil
  ) {
    self.id = id
    self.position = position
    self.goals = goals
    self.alongside = alongside
    self.progress = progress
  }
}

/// Who may train what, and where results go: the scheduler's only view of storage.
public protocol TrajectoryLedger: Sendable {
  /// Claims up to `limit` trajectories of the experiment in the order of execution, but none that
  /// has been trained for `maxSeconds` already; an empty answer means that nothing is left.
  func claim(_ experiment: String, limit: Int, maxSeconds: Double?) throws -> [TrajectoryClaim]

  /// Gives a claim back, whose run is not to be offered to this process again.
  func decline(_ claim: TrajectoryClaim) throws

  /// Notes that a worker trains a run from now on, for whoever finds the process gone.
  func started(_ id: TrajectoryID, worker: Int)

  /// Stores results, all in one transaction, and ends their claims. Of an interrupted one the
  /// epochs it completed and its state are stored.
  func record(_ results: [TrajectoryResult]) throws

  /// Stores how far runs have got that go on being trained.
  func checkpoint(_ results: [TrajectoryResult]) throws
}
