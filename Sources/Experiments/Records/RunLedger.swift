/// A trajectory that a worker may train: nobody has finished it and nobody else has claimed it.
public struct RunClaim: Sendable, Hashable {
  public var id: RunID
  /// The first point of the experiment that asks for it, by place in file order.
  public var position: Int
  /// The epochs at which points want a result, ascending; training ends at the last.
  public var epochs: [Int]
  /// Where training goes on; nil where it begins.
  public var progress: RunProgress?

  public init(id: RunID, position: Int, epochs: [Int], progress: RunProgress? = nil) {
    self.id = id
    self.position = position
    self.epochs = epochs
    self.progress = progress
  }
}

/// Who may train what, and where results go: the scheduler's only view of storage.
public protocol RunLedger: Sendable {
  /// Claims up to `limit` trajectories of the experiment in the order of execution; an empty
  /// answer means that nothing is left to claim.
  func claim(_ experiment: String, limit: Int) throws -> [RunClaim]

  /// Notes that a worker trains a run from now on, for whoever finds the process gone.
  func started(_ id: RunID, worker: Int)

  /// Stores results, all in one transaction, and ends their claims. Of an interrupted one the
  /// epochs it completed and its state are stored.
  func record(_ results: [RunResult]) throws

  /// Stores how far runs have got that go on being trained.
  func checkpoint(_ results: [RunResult]) throws
}
