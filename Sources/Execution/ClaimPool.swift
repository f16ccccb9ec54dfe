import Experiments
import Records
import Synchronization

/// Claims of this process that no worker has taken yet, fetched from the ledger in blocks.
///
/// A block costs a transaction, so short runs are claimed many at a time; long ones a few, so that
/// another process finds something left to do.
final class ClaimPool: Sendable {
  private struct State {
    var waiting: [TrajectoryClaim] = []
    var blockSize: Int
    var blockBegin: ContinuousClock.Instant?
    /// Runs that may still be claimed.
    var left: Int
  }

  private let ledger: any TrajectoryLedger
  private let experiment: String
  private let workers: Int
  private let maxSeconds: Double?
  private let state: Mutex<State>

  /// How long a block should last.
  private static var blockSeconds: Double { 0.5 }

  /// `limit` runs at most are claimed in all, and none that has been trained for `maxSeconds`.
  init(
    ledger: any TrajectoryLedger, experiment: String, workers: Int, limit: Int = .max,
    maxSeconds: Double? = nil
  ) {
    self.ledger = ledger
    self.experiment = experiment
    self.workers = workers
    self.maxSeconds = maxSeconds
    state = Mutex(State(blockSize: workers, left: limit))
  }

  /// The next run for a worker; nil when nothing is left.
  func next() throws -> TrajectoryClaim? {
    try state.withLock { state in
      if state.waiting.isEmpty { try refill(&state) }
      return state.waiting.popLast()
    }
  }

  /// Gives up what no worker has taken.
  func drain() -> [TrajectoryClaim] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
  }

  private func refill(_ state: inout State) throws {
    let now = ContinuousClock.now
    if let begin = state.blockBegin {
      let factor = min(max(0.5, Self.blockSeconds / now.seconds(since: begin)), 16)
      state.blockSize = min(max(workers, Int(Double(state.blockSize) * factor)), 512)
    }
    state.blockBegin = now
    // Reversed, so that taking from the end keeps the ledger's order.
    let limit = min(state.blockSize, state.left)
    guard limit > 0 else { return }
    state.waiting = try ledger.claim(experiment, limit: limit, maxSeconds: maxSeconds).reversed()
    state.left -= state.waiting.count
  }
}
