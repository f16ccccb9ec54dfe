import Datasets
import Execution
import Experiments
import Kernels
import Records
import Storage
import YAMLLite

/// A sweep that is trained for a measurement, by one worker and into a store of its own.
struct BenchSweep {
  private let loaded: LoadedSweep
  private let datasets: DatasetPool

  /// Of the text of a file, with data from a library.
  init(_ text: String, _ library: DatasetLibrary) throws {
    let file = try ExperimentFile(SourceFile(path: "bench.exp", text: text))
    loaded = try LoadedSweep(file, from: library)
    datasets = loaded.pool(threads: 1)
  }

  /// Of the sweep in a folder of its own, as `nn-sweep run` has it, from the first claim until the
  /// database is closed: training, and the CPU time beside it.
  func seconds() throws -> (training: Double, beside: Double) {
    try ScratchStore.with(seconds)
  }

  private func seconds(_ store: Store) throws -> (training: Double, beside: Double) {
    let (file, sweep) = (loaded.file, loaded.sweep)
    _ = try store.register(loaded.record, points: sweep.requests, keep: file.keep)
    let plan = try ProgressPlan(loaded, in: store.results, again: false)
    let start = ContinuousClock.now
    let view = ProgressView(
      plan, terminal: Terminal(isTTY: false, size: nil, environment: [:]), size: { nil },
      clock: { (ContinuousClock.now - start) / .seconds(1) }, write: { _ in })
    let scheduler = Scheduler(
      sweep: sweep, datasets: datasets, experiment: file.name, ledger: store, workers: 1,
      stop: StopFlag())
    let begin = CPUTime.ofProcess
    var training = 0.0
    try scheduler.run { events in
      view.handle(events)
      for case .ended(let result) in events { training += result.seconds }
    }
    try store.close()
    return (training, CPUTime.ofProcess - begin - training)
  }
}
