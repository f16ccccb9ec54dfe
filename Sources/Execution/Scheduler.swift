public import Datasets
public import Experiments
import Foundation

/// Trains whatever an experiment still lacks, on worker threads of its own, and hands every event
/// to one consumer.
public struct Scheduler: Sendable {
  let sweep: Sweep
  let datasets: [DataSpec: Dataset]
  let experiment: String
  let ledger: any RunLedger
  let workers: Int
  let stop: StopFlag

  /// - Parameters:
  ///   - sweep: Gives the run for a claim's position.
  ///   - datasets: Has every form of the data in `sweep.data`.
  ///   - workers: The number of threads; each trains one run at a time.
  ///   - stop: Once set, every run ends at its next batch and comes back as interrupted.
  public init(
    sweep: Sweep, datasets: [DataSpec: Dataset], experiment: String, ledger: any RunLedger,
    workers: Int, stop: StopFlag
  ) {
    precondition(workers > 0, "at least one worker")
    self.sweep = sweep
    self.datasets = datasets
    self.experiment = experiment
    self.ledger = ledger
    self.workers = workers
    self.stop = stop
  }

  /// What a worker says to the consumer.
  private enum Message: Sendable {
    case event(RunEvent)
    case left((any Error)?)
  }

  /// Runs until nothing is left to claim or `stop` is set. Results are recorded before `observe`
  /// sees them; `observe` is called on the calling thread, several times a second also without
  /// news, so that a clock on a screen goes on.
  /// - Throws: What the ledger throws, after every worker has stopped.
  public func run(observe: ([RunEvent]) -> Void) throws {
    let queue = EventQueue<Message>()
    let claims = ClaimPool(ledger: ledger, experiment: experiment, workers: workers)
    for worker in 0..<workers {
      let thread = Thread { work(worker, claims, queue) }
      thread.name = "worker \(worker)"
      thread.start()
    }
    var failure: (any Error)?
    var living = workers
    while living > 0 {
      var events: [RunEvent] = []
      for message in queue.drain(waiting: 0.1) {
        switch message {
        case .event(let event): events.append(event)
        case .left(let error):
          living -= 1
          failure = failure ?? error
        }
      }
      do {
        if failure == nil { try record(events) }
      } catch {
        failure = error
      }
      // The workers go on pushing until they see the flag; their events are still drained.
      if failure != nil { stop.set() }
      observe(events)
    }
    if let failure { throw failure }
    try ledger.record(claims.drain().map(giveBack))
  }

  private func record(_ events: [RunEvent]) throws {
    let results = events.compactMap { event in
      if case .ended(let result) = event { result } else { nil }
    }
    if !results.isEmpty { try ledger.record(results) }
  }

  /// One worker's life.
  private func work(_ worker: Int, _ claims: ClaimPool, _ queue: EventQueue<Message>) {
    do {
      while !stop.value, let claim = try claims.next() {
        queue.push(.event(.started(claim.id, worker: worker)))
        let spec = sweep[claim.position]
        guard let dataset = datasets[spec.data] else {
          preconditionFailure("every form of the data in the sweep was loaded")
        }
        let training = RunTraining(
          spec: spec, claim: claim, dataset: dataset, worker: worker,
          shouldStop: { stop.value }, emit: { queue.push(.event($0)) })
        queue.push(.event(.ended(training.run())))
      }
      queue.push(.left(nil))
    } catch {
      queue.push(.left(error))
    }
  }

  private func giveBack(_ claim: RunClaim) -> RunResult {
    RunResult(
      id: claim.id, outcome: .interrupted, epochs: [], confusions: [], models: [],
      weightsDigest: nil, curveDigest: nil, worker: 0, seconds: 0)
  }
}
