import Datasets
import Foundation
import Kernels
import Networks
import Synchronization

/// How fast whole steps of training are: gathering, forward, backward, update.
struct TrainingMeasurement: Sendable {
  enum Mode: String, Sendable {
    case dense, sparse
  }

  let network: BenchNetwork
  let mode: Mode
  let jobs: Int
  /// Of all threads together; first in their CPU time, then by the clock on the wall.
  let examplesPerSecond: Double
  let examplesPerSecondWall: Double
  /// Useful operations of the dense products against the peak of as many threads. Sparse training
  /// does fewer, and may be above 100.
  let percentOfPeak: Double

  /// Every network dense and, where its data have sparse rows, sparse; on one thread and on all.
  static func all(_ data: BenchData, _ effort: BenchEffort) throws -> [TrainingMeasurement] {
    let cores = Cores.usable
    var all: [TrainingMeasurement] = []
    for network in BenchNetwork.all where effort.includes(network) {
      let part = data.part(for: network)
      let isSparse = InputBatch(examples: part.examples, capacity: 1).isSparse
      for mode in isSparse ? [Mode.dense, .sparse] : [.dense] {
        for jobs in Set([1, cores]).sorted() {
          all.append(try TrainingMeasurement(network, mode, part, jobs: jobs, effort))
        }
      }
    }
    return all
  }

  private init(
    _ network: BenchNetwork, _ mode: Mode, _ part: DatasetPart, jobs: Int, _ effort: BenchEffort
  ) throws {
    self.network = network
    self.mode = mode
    let results = Mutex<[TrainingSlices]>([])
    let ready = DispatchSemaphore(value: 0)
    let start = DispatchSemaphore(value: 0)
    let finished = DispatchSemaphore(value: 0)
    let (threads, refusal) = WorkerThreads.start(jobs) { _ in
      var training = Training(
        network.settings, examples: part.examples, targets: part.targets,
        forceDense: mode == .dense)
      Self.read(part.examples, mode)
      ready.signal()
      start.wait()
      var slices = TrainingSlices(network, examples: part.count, effort)
      slices.measure(&training)
      results.withLock { $0.append(slices) }
      finished.signal()
    }
    if let refusal, threads == 0 { throw refusal }
    self.jobs = threads
    // Setting up weights must not fall into another thread's time.
    for _ in 0..<threads { ready.wait() }
    for _ in 0..<threads { start.signal() }
    for _ in 0..<threads { finished.wait() }
    let all = results.withLock { $0 }
    let median = KernelBenchmark.median
    examplesPerSecond = all.reduce(0) { $0 + median($1.rates) }
    examplesPerSecondWall = all.reduce(0) { $0 + median($1.wallRates) }
    percentOfPeak = 100 * all.reduce(0) { $0 + median($1.shares) } / Double(threads)
  }

  /// Gathers every example once: a run of a sweep finds them in the cache that all cores share, where
  /// the epochs before it left them, and its first epoch is up to a third slower where it does not.
  private static func read(_ examples: Examples, _ mode: Mode) {
    var batch = InputBatch(
      examples: examples, capacity: Training.evaluationRows, forceDense: mode == .dense)
    for start in stride(from: 0, to: examples.count, by: batch.capacity) {
      batch.gather(start..<min(start + batch.capacity, examples.count))
    }
  }
}

/// One thread's training in slices of a few milliseconds, the peak measured after each.
private struct TrainingSlices: Sendable {
  /// Examples a second of the thread's CPU time, a slice each, and by the clock on the wall.
  private(set) var rates: [Double] = []
  private(set) var wallRates: [Double] = []
  /// The same as shares of the peak.
  private(set) var shares: [Double] = []

  private let slices: Int
  private let batch: Int
  private let operationsPerExample: Double
  private let stepsPerSlice: Int
  private let examplesPerEpoch: Int
  private var steps = 0
  private var begin = (examples: 0, cpu: 0.0, wall: ContinuousClock.now)
  private var isWarm = false

  init(_ network: BenchNetwork, examples: Int, _ effort: BenchEffort) {
    slices = effort.tries
    batch = network.batch
    operationsPerExample = Double(network.settings.architecture.flops)
    let perStep = operationsPerExample * Double(network.batch)
    stepsPerSlice = min(max(1, Int(effort.sliceOperations / perStep)), effort.sliceSteps)
    examplesPerEpoch = examples
  }

  mutating func measure(_ training: inout Training) {
    var epoch = 0
    while rates.count < slices {
      var step = 0
      let earlier = epoch * examplesPerEpoch
      epoch += 1
      _ = training.epoch(epoch) {
        look(earlier + min(step * batch, examplesPerEpoch))
        step += 1
        return rates.count == slices
      }
    }
  }

  /// Called before every step, with the examples trained so far.
  private mutating func look(_ examples: Int) {
    defer { steps += 1 }
    guard steps.isMultiple(of: stepsPerSlice) else { return }
    if isWarm {
      let cpu = CPUTime.ofThread - begin.cpu
      let wall = (ContinuousClock.now - begin.wall) / .seconds(1)
      let count = Double(examples - begin.examples)
      rates.append(count / cpu)
      wallRates.append(count / wall)
      shares.append(count / cpu * operationsPerExample / KernelBenchmark.peak())
    }
    // The first slice fills the caches.
    isWarm = steps > 0
    begin = (examples, CPUTime.ofThread, .now)
  }
}
