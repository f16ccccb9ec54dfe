import Datasets
import Execution
import Experiments
import Kernels
import Records
import Storage
import YAMLLite

/// What a run costs beside its training: claims, events, digests and storage, of a whole sweep that
/// one worker trains. The runs are of 20 epochs, on a network of 2-4-1 and xor.
struct OverheadMeasurement {
  let runs: Int
  /// Of the process's CPU time a run, less its seconds of training as they are stored. Those are by
  /// the clock on the wall: on a busy machine this comes out too small.
  let microseconds: Double
  /// Of those seconds of training: always the same work, so where they are more than usual, the
  /// machine was busy or slow and the other figure is of no use.
  let trainingMicroseconds: Double

  /// The medians of so many sweeps.
  init(runs: Int, tries: Int) throws {
    self.runs = runs
    let work = try OverheadWork(runs: runs)
    let seconds = try (0..<tries).map { _ in try work.seconds() }
    microseconds = 1e6 * KernelBenchmark.median(seconds.map(\.beside)) / Double(runs)
    trainingMicroseconds = 1e6 * KernelBenchmark.median(seconds.map(\.training)) / Double(runs)
  }
}

/// A sweep that differs in seeds only.
private struct OverheadWork {
  private let loaded: LoadedSweep
  private let datasets: DatasetPool

  init(runs: Int) throws {
    let text = """
      name: bench
      dataset: xor
      hidden: 4
      activations: tanh/sigmoid
      batch_size: 240
      epochs: 20
      repeats: \(runs)
      """
    let file = try ExperimentFile(SourceFile(path: "bench.exp", text: text))
    loaded = try LoadedSweep(file, from: DatasetLibrary(directories: []))
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
