public import Experiments
import Foundation
import Kernels
public import Records

/// Trains whatever an experiment still lacks, on worker threads of its own, and hands every event
/// to one consumer.
public struct Scheduler: Sendable {
  let sweep: Sweep
  let datasets: DatasetPool
  let experiment: String
  let ledger: any TrajectoryLedger
  let workers: Int
  let stop: StopFlag
  let limit: Int
  let maxSeconds: Double?
  let forceDense: Bool
  let tellsEveryEpoch: Bool

  /// - Parameters:
  ///   - sweep: Has what a claim asks to be trained, unless somebody has registered another text
  ///     under the experiment's name since; what it has not is left to that process.
  ///   - datasets: Makes every form of the data in `sweep.data`.
  ///   - workers: The number of threads; each trains one run at a time.
  ///   - stop: Once set, every run ends at its next batch and comes back as interrupted.
  ///   - limit: Runs to begin at most.
  ///   - maxSeconds: Of training, after which a run is interrupted: it is not claimed again under
  ///     the same limit, and goes on under a higher one.
  ///   - forceDense: Zeros are multiplied too, where leaving them out is faster to the same bits.
  ///   - tellsEveryEpoch: An event an epoch; otherwise one may stand for several.
  public init(
    sweep: Sweep, datasets: DatasetPool, experiment: String, ledger: any TrajectoryLedger,
    workers: Int, stop: StopFlag, limit: Int = .max, maxSeconds: Double? = nil,
    forceDense: Bool = false, tellsEveryEpoch: Bool = false
  ) {
    precondition(workers > 0, "at least one worker")
    self.sweep = sweep
    self.datasets = datasets
    self.experiment = experiment
    self.ledger = ledger
    self.workers = workers
    self.stop = stop
    self.limit = limit
    self.maxSeconds = maxSeconds
    self.forceDense = forceDense
    self.tellsEveryEpoch = tellsEveryEpoch
  }

  /// Seconds between two transactions: one for every short run would cost more than the run. The
  /// end of the sweep waits for nothing.
  private static var pause: Double { 0.1 }

  /// Runs until nothing is left to claim or `stop` is set. Results are recorded before `observe`
  /// sees them; `observe` is called on the calling thread, several times a second also without
  /// news, so that a clock on a screen goes on. Where the system refuses some of the threads, `note`
  /// hears of it and the others do the work.
  /// - Throws: What the ledger throws, after every worker has stopped; `WorkerThreads.Refusal` where
  ///   not one of them could be started.
  public func run(
    note: (String) -> Void = { _ in }, observe: ([TrajectoryEvent]) -> Void
  ) throws {
    let queue = EventQueue<Delivery>()
    let checkpoints = Checkpoints()
    let specs = ClaimedSpecs(sweep)
    let claims = ClaimPool(
      ledger: ledger, experiment: experiment, workers: workers, limit: limit,
      maxSeconds: maxSeconds)
    let memory = MemoryBudget(threads: workers, bytesOfSplits: datasets.bytesOfSplits)
    let (started, refusal) = WorkerThreads.start(workers) { worker in
      work(
        worker, claims, specs, checkpoints, memory,
        Outbox(queue, tellsEveryEpoch: tellsEveryEpoch))
    }
    if let refusal {
      guard started > 0 else { throw refusal }
      note(
        "only \(started) of \(workers) threads could be started (\(refusal.cause));"
          + " they train everything")
    }
    var failure: (any Error)?
    var living = started
    var pace = Checkpoints.Pace()
    while living > 0 {
      let begin = ContinuousClock.now
      let deliveries = queue.drain(waiting: 0.1)
      living -= deliveries.count(where: \.isLast)
      failure = failure ?? deliveries.lazy.compactMap(\.failure).first
      do {
        if failure == nil { try record(deliveries, &pace) }
        memory.giveBack(deliveries.lazy.flatMap(\.results).map(\.id))
      } catch {
        failure = error
      }
      // The workers go on pushing until they see the flag; their events are still drained.
      if failure != nil { stop.set() }
      pace.tick(checkpoints)
      for delivery in deliveries { observe(delivery.events) }
      if deliveries.isEmpty { observe([]) }
      let rest = Self.pause - ContinuousClock.now.seconds(since: begin)
      if living > 0, rest > 0 { queue.rest(rest) }
    }
    if let failure { throw failure }
    let untouched = claims.drain()
    if !untouched.isEmpty {
      try ledger.record(untouched.map { $0.result(.interrupted, worker: 0) })
    }
  }

  /// Checkpoints first: a run's end comes after them.
  private func record(_ deliveries: [Delivery], _ pace: inout Checkpoints.Pace) throws {
    let checkpoints = deliveries.flatMap(\.checkpoints)
    if !checkpoints.isEmpty {
      let begin = ContinuousClock.now
      try ledger.checkpoint(checkpoints)
      pace.wrote(in: ContinuousClock.now.seconds(since: begin))
    }
    let results = deliveries.flatMap(\.results)
    if !results.isEmpty { try ledger.record(results) }
  }

  /// Takes the memory of a run, for which it may have to wait; what becomes of the run where it gets
  /// none.
  private func obstacle(
    to run: TrajectoryID, _ need: MemoryNeed, _ memory: MemoryBudget
  ) -> TrajectoryOutcome? {
    if let reason = need.refusal(available: memory.capacity) { return .failed(reason) }
    while !memory.take(need, for: run) {
      if stop.value { return .interrupted }
      usleep(10_000)
    }
    return nil
  }

  /// One worker's life.
  private func work(
    _ worker: Int, _ claims: ClaimPool, _ specs: ClaimedSpecs, _ checkpoints: Checkpoints,
    _ memory: MemoryBudget, _ outbox: Outbox
  ) {
    do {
      while !stop.value, let claim = try claims.next() {
        guard let spec = specs.spec(of: claim) else {
          try ledger.decline(claim)
          continue
        }
        ledger.started(claim.id, worker: worker)
        outbox.send { $0.events.append(.started(claim.id, worker: worker)) }
        let split = try datasets.openSplit(spec.data)
        defer { datasets.close(spec.data) }
        let need = MemoryNeed(spec.training, hasStopRule: claim.hasStopRule)
        if let obstacle = obstacle(to: spec.id, need, memory) {
          outbox.send { $0.events.append(.ended(claim.result(obstacle, worker: worker))) }
          continue
        }
        var training = TrajectoryTraining(
          settings: spec.training, claim: claim, dataset: split.dataset, rows: split.rows,
          worker: worker,
          plan: spec.plan, forceDense: forceDense)
        var seen = checkpoints.round
        let result = training.run(
          maxSeconds: maxSeconds, stop: { stop.value },
          checkpointIsDue: {
            let round = checkpoints.round
            defer { seen = round }
            return round != seen
          },
          tell: { news in
            switch news {
            case .epoch(let event): outbox.add(event)
            case .checkpoint(let result): outbox.send { $0.checkpoints.append(result) }
            }
          })
        outbox.send { $0.events.append(.ended(result)) }
      }
      outbox.send { $0.isLast = true }
    } catch {
      outbox.send {
        $0.isLast = true
        $0.failure = error
      }
    }
  }
}

extension TrajectoryClaim {
  /// Whether its best epoch may have to be remembered.
  fileprivate var hasStopRule: Bool { (goals + alongside).contains { $0.stop != nil } }

  /// What becomes of a run that was not trained.
  fileprivate func result(_ outcome: TrajectoryOutcome, worker: Int) -> TrajectoryResult {
    TrajectoryResult(
      id: id, outcome: outcome, epochs: [], confusions: [], models: [], weightsDigest: nil,
      curveDigest: nil, worker: worker, seconds: 0)
  }
}
