/// A trajectory that a worker may train: nobody has finished it and nobody else has claimed it.
public struct RunClaim: Sendable, Hashable {
  public var id: RunID
  /// The first point of the experiment that asks for it, by place in file order.
  public var position: Int
  /// The epochs at which points want a result, ascending; training ends at the last.
  public var epochs: [Int]

  public init(id: RunID, position: Int, epochs: [Int]) {
    self.id = id
    self.position = position
    self.epochs = epochs
  }
}

/// Who may train what, and where results go: the scheduler's only view of storage.
public protocol RunLedger: Sendable {
  /// Claims up to `limit` trajectories of the experiment in the order of execution; an empty
  /// answer means that nothing is left to claim.
  func claim(_ experiment: String, limit: Int) throws -> [RunClaim]

  /// Stores results, all in one transaction, and ends their claims. An interrupted result only
  /// gives its claim back.
  func record(_ results: [RunResult]) throws
}
