import Execution
import Experiments
import Records

/// Runs a scheduler with progress on the screen until all is done or something says stop.
struct SweepExecution {
  let plan: ProgressPlan
  let limits: RunLimits
  /// Failures in the same way, before any run has ended otherwise, that stop the sweep; nil for
  /// never.
  let policy: Int?
  let isVerbose: Bool

  /// What made it stop before the last run; nil when nothing did.
  func run(workers: Int, _ scheduler: (StopFlag) -> Scheduler) throws -> StopCause? {
    let view = ProgressView(plan, isVerbose: isVerbose)
    view.log(plan.openingLine(threads: workers))
    defer { view.finish() }
    let stop = Signals.stopOnInterrupt()
    let begin = ContinuousClock.now
    var failures = FailureWatch(limit: policy)
    var cause: StopCause?
    try scheduler(stop).run { events in
      view.handle(events)
      guard cause == nil else { return }
      if Signals.wasInterrupted {
        cause = .interrupt
      } else if let deadline = limits.deadline, (.now - begin) / .seconds(1) >= deadline {
        cause = .deadline
      } else if failures.isReached(events) {
        cause = policy == 1 ? .firstFailure : .alikeFailures
      }
      if cause != nil { stop.set() }
    }
    // A signal may come after the last look.
    return cause ?? (Signals.wasInterrupted ? .interrupt : causeOfEnd(done: view.state.done))
  }

  private func causeOfEnd(done: Int) -> StopCause? {
    guard let most = limits.maxRuns, done >= most, done < plan.runs else { return nil }
    return .maxRuns
  }
}

/// Counts runs that fail in the same way before any run ends otherwise.
struct FailureWatch {
  let limit: Int?
  private var reasons: [String] = []
  private var isOver = false

  init(limit: Int?) { self.limit = limit }

  /// Whether there are enough of them by now. A limit of 1 counts any failure at any time.
  mutating func isReached(_ events: [TrajectoryEvent]) -> Bool {
    guard let limit else { return false }
    for case .ended(let result) in events {
      switch result.outcome {
      case .failed(let reason):
        reasons.append(reason)
        // Whatever came after them, in the same moment, does not undo it.
        if areAlike(limit) { return true }
      case .finished, .diverged: isOver = isOver || limit > 1
      case .interrupted: break
      }
    }
    return areAlike(limit)
  }

  private func areAlike(_ limit: Int) -> Bool {
    !isOver && reasons.count >= limit && Set(reasons.prefix(limit)).count == 1
  }
}
