import Execution
import Foundation
import Records

/// Runs a scheduler with progress on the screen until all is done or something says stop.
struct SweepExecution {
  let plan: ProgressPlan
  let stopOptions: StopOptions
  /// Failures in the same way, before any run has ended otherwise, that stop the sweep; nil for
  /// never.
  let policy: Int?
  let isVerbose: Bool
  /// Where progress is shown.
  var output = FileHandle.standardOutput

  /// What made it stop before the last run; nil when nothing did.
  /// - Parameter meanwhile: Called several times a second, when what came is stored.
  func run(
    workers: Int, meanwhile: () -> Void = {}, _ scheduler: (StopFlag) -> Scheduler
  ) throws -> StopCause? {
    let view = ProgressView(plan, isVerbose: isVerbose, to: output)
    view.log(plan.openingLine(threads: workers))
    defer { view.finish() }
    let stop = Signals.stopOnInterrupt()
    let begin = ContinuousClock.now
    var failures = FailureWatch(limit: policy)
    var cause: StopCause?
    func note(_ text: String) { view.log(TextLine("note: " + text, .yellow)) }
    try scheduler(stop).run(note: note) { events in
      view.handle(events)
      meanwhile()
      guard cause == nil else { return }
      if Signals.wasInterrupted {
        cause = .interrupt
      } else if let deadline = stopOptions.deadline, (.now - begin) / .seconds(1) >= deadline {
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
    guard let most = stopOptions.maxRuns, done >= most, done < plan.runs else { return nil }
    return .maxRuns
  }
}
