import Datasets
import Execution
import Experiments
import Foundation
import Kernels
import Networks
import Records
import Synchronization

/// How fast this machine trains the networks of a sweep, measured in less than a second.
///
/// A few shapes, spread over all from the cheapest to the dearest, are trained for a moment on the
/// real data, on as many threads at a time as the sweep will use. What a shape costs that was not
/// measured follows from its neighbors: seconds a nominal operation, interpolated. What is counted
/// is the threads' CPU time, so that a moment in which the machine is busy otherwise misleads less.
struct Calibration {
  /// Seconds of one epoch, evaluation included, on one of the threads, for each shape.
  let epochSeconds: [Double]
  /// Relative uncertainty: how far repeated measurements were apart, 0.1 at least.
  let error: Double

  /// Time for all measurements together.
  private static let budget = 0.8
  private static let mostShapes = 8

  /// - Parameters:
  ///   - datasets: Makes the data of every shape; few of them are needed.
  ///   - counts: How many examples are in the parts of a split.
  init(
    _ shapes: [SweepCensus.Shape], datasets: DatasetPool,
    counts: (DataSpec) -> DataDescription.Counts, threads: Int
  ) throws {
    let costs = shapes.map { $0.operations(counts($0.data)) }
    let sorted = shapes.indices.sorted { costs[$0] < costs[$1] }
    let count = min(Self.mostShapes, sorted.count)
    let picked = (0..<count).map { step in
      sorted[count > 1 ? step * (sorted.count - 1) / (count - 1) : 0]
    }
    var measured: [(cost: Double, ratio: Double)] = []
    var spreads: [Double] = []
    for shape in picked {
      let seconds = try datasets.with(shapes[shape].data) { dataset in
        Self.measure(
          shapes[shape].training, dataset, threads: threads,
          seconds: Self.budget / Double(count))
      }
      spreads.append(seconds.spread)
      measured.append((costs[shape], seconds.epoch / costs[shape]))
    }
    epochSeconds = costs.map { $0 * Self.ratio(at: $0, measured) }
    error = max(0.1, spreads.isEmpty ? 1 : spreads.sorted()[spreads.count / 2])
  }

  /// Seconds an operation at some cost, between the measured neighbors.
  private static func ratio(
    at cost: Double, _ measured: [(cost: Double, ratio: Double)]
  ) -> Double {
    guard let first = measured.first, let last = measured.last else { return 1e-9 }
    if cost <= first.cost { return first.ratio }
    guard let next = measured.firstIndex(where: { $0.cost >= cost }) else { return last.ratio }
    let (low, high) = (measured[next - 1], measured[next])
    guard high.cost > low.cost else { return high.ratio }
    let part = (log(cost) - log(low.cost)) / (log(high.cost) - log(low.cost))
    return low.ratio * (1 - part) + high.ratio * part
  }

  /// Seconds of an epoch on one of `threads` that are all busy, and how far these disagree.
  private static func measure(
    _ settings: TrainingSettings, _ dataset: Dataset, threads: Int, seconds: Double
  ) -> (epoch: Double, spread: Double) {
    let results = Mutex<[Double]>([])
    let finished = DispatchSemaphore(value: 0)
    let (started, _) = WorkerThreads.start(threads) { _ in
      let epoch = Self.epochSeconds(settings, dataset, seconds: seconds)
      results.withLock { $0.append(epoch) }
      finished.signal()
    }
    for _ in 0..<started { finished.wait() }
    guard started > 0 else { return (Self.epochSeconds(settings, dataset, seconds: seconds), 0) }
    let all = results.withLock { $0 }
    let mean = all.reduce(0, +) / Double(all.count)
    let spread = ((all.max() ?? 0) - (all.min() ?? 0)) / mean / 2
    return (mean, spread)
  }

  /// Trains for a moment, evaluates a part, and says what a whole epoch takes.
  private static func epochSeconds(
    _ settings: TrainingSettings, _ dataset: Dataset, seconds: Double
  ) -> Double {
    var settings = settings
    // The rate is no matter, but numbers must stay finite.
    settings.learningRate = 1e-4
    settings.initializer = .glorotUniform
    let clock = ContinuousClock()
    var training = Training(
      settings, examples: dataset.training.examples, targets: dataset.training.targets)
    let stepsPerEpoch = TrainingSettings.stepsPerEpoch(
      examples: dataset.training.count, batchSize: settings.batchSize)
    // Memory and caches warm up.
    var steps = 0
    _ = training.epoch(1) {
      steps += 1
      return steps > max(1, min(stepsPerEpoch / 10, 20))
    }
    var trained = 0
    let begin = clock.now
    let start = CPUTime.ofThread
    var epoch = 1
    while true {
      let outcome = training.epoch(epoch) {
        trained += 1
        return (clock.now - begin) / .seconds(1) > seconds * 0.6
      }
      if outcome.interrupted { trained -= 1 }
      if outcome.interrupted || (clock.now - begin) / .seconds(1) > seconds * 0.6 { break }
      epoch += 1
    }
    let perStep = (CPUTime.ofThread - start) / Double(max(1, trained))
    let evaluated = dataset.validation.count + dataset.test.count
    let evaluation = Self.evaluationSeconds(&training, dataset, seconds: seconds * 0.3)
    return perStep * Double(stepsPerEpoch) + evaluation * Double(evaluated)
  }

  /// Seconds of judging one example.
  private static func evaluationSeconds(
    _ training: inout Training, _ dataset: Dataset, seconds: Double
  ) -> Double {
    let clock = ContinuousClock()
    let part = dataset.validation.count > 0 ? dataset.validation : dataset.test
    guard part.count > 0 else { return 0 }
    let begin = clock.now
    let start = CPUTime.ofThread
    var judged = 0
    repeat {
      _ = training.evaluate(part.examples, part.targets)
      judged += part.count
    } while (clock.now - begin) / .seconds(1) < seconds
    return (CPUTime.ofThread - start) / Double(max(1, judged))
  }
}
