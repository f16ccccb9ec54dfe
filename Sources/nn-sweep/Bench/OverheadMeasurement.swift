import Datasets
import Kernels

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

  /// The medians of so many sweeps, which differ in seeds only.
  init(runs: Int, tries: Int) throws {
    self.runs = runs
    let sweep = try BenchSweep(
      """
      name: bench
      dataset: xor
      hidden: 4
      activations: tanh/sigmoid
      batch_size: 240
      epochs: 20
      repeats: \(runs)
      """, DatasetLibrary(directories: []))
    let seconds = try (0..<tries).map { _ in try sweep.seconds() }
    microseconds = 1e6 * KernelBenchmark.median(seconds.map(\.beside)) / Double(runs)
    trainingMicroseconds = 1e6 * KernelBenchmark.median(seconds.map(\.training)) / Double(runs)
  }
}
