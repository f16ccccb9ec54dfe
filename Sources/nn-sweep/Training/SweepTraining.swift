import Execution
import Experiments
import Foundation
import Records
import Storage

/// Trains what is left of a sweep that is registered, with progress on the screen.
struct SweepTraining {
  let threads: JobsOption
  let stopOptions: StopOptions
  /// Whether finished runs are trained once more and compared.
  var again = false
  /// As `SweepExecution` has it.
  var policy: Int? = usualPolicy
  var isVerbose = false
  /// Where progress is shown.
  var output = FileHandle.standardOutput
  /// Whether zeros are multiplied by too.
  var isDense = false

  /// So many first failures alike are enough.
  static let usualPolicy = 8

  /// Why it ended before everything was trained; nil where nothing is left. `meanwhile` is called
  /// several times a second, between two transactions.
  func train(
    _ loaded: LoadedSweep, _ store: Store, meanwhile: () -> Void = {}
  ) throws -> StopCause? {
    let plan = try ProgressPlan(loaded, in: store.results, again: again)
    guard plan.runs > 0 else { return nil }
    let file = loaded.file
    let ledger: any TrajectoryLedger = again ? try Rerun(store, file.name) : store
    let workers = min(threads.jobs, plan.runs)
    let execution = SweepExecution(
      plan: plan, stopOptions: stopOptions, policy: policy, isVerbose: isVerbose,
      output: output)
    return try execution.run(workers: workers, meanwhile: meanwhile) { stop in
      Scheduler(
        sweep: loaded.sweep, datasets: loaded.pool(threads: workers), experiment: file.name,
        ledger: ledger, workers: workers, stop: stop, limit: stopOptions.maxRuns ?? .max,
        maxSeconds: file.maxSeconds, forceDense: isDense, tellsEveryEpoch: isVerbose)
    }
  }
}
