import Kernels
import Networks

/// How much time a benchmark takes for itself.
struct BenchEffort: Sendable {
  let isQuick: Bool

  /// Measurements of which the median counts.
  var tries: Int { isQuick ? 3 : 9 }
  /// Of one try of a product.
  var kernelSeconds: Double { isQuick ? 0.0005 : 0.002 }
  /// Floating-point operations of one slice of training, some ten milliseconds of them.
  var sliceOperations: Double { isQuick ? 5e7 : 1e9 }
  /// Steps of it at most: tiny networks do few operations in one.
  var sliceSteps: Int { isQuick ? 1000 : 10_000 }
  /// Results that the store is given.
  var storedRuns: Int { isQuick ? 256 : 2048 }
  /// Sweeps around whose runs everything is measured, and how often each.
  var overheads: [(runs: Int, tries: Int)] {
    isQuick ? [(100, 3)] : [(100, 25), (1000, 5), (10_000, 3)]
  }

  /// Pairs of sweeps, with scores and without.
  var scorePairs: Int { isQuick ? 2 : 20 }

  /// Points of the sweeps that are expanded, in tens of thousands.
  var sweepSizes: [Int] { isQuick ? [1] : [10, 100] }

  func includes(batch: Int) -> Bool { !isQuick || batch == 10 || batch == 128 }

  func includes(_ set: InstructionSet) -> Bool {
    !isQuick || set != .portable || InstructionSet.available.count == 1
  }

  /// The widest networks take as long as all others together.
  func includes(_ network: BenchNetwork) -> Bool {
    !isQuick || network.settings.architecture.parameters < 500_000
  }
}
