import Kernels

/// How the learning rate changes while a run is trained: a factor for each step.
public struct Schedule: Sendable, Hashable {
  /// What the factor does after the warmup.
  public enum Shape: Sendable, Hashable {
    /// Stays 1.
    case constant
    /// Is multiplied by `factor` after every so many epochs.
    case step(epochs: Int, factor: Double)
    /// Is multiplied by `factor` after every epoch.
    case exponential(factor: Double)
    /// Falls as half a wave of a cosine from 1 to 0, which it would reach one step after the run's
    /// last (Loshchilov, Hutter 2017, without restarts).
    case cosine
  }

  /// How the factor goes on after the warmup.
  public var shape: Shape
  /// Epochs during which the factor rises linearly, step by step, to 1; the shape begins after them.
  public var warmupEpochs: Int

  /// A schedule as given; factors are of 0 < factor <= 1, epochs positive, a warmup not negative.
  public init(_ shape: Shape = .constant, warmupEpochs: Int = 0) {
    self.shape = shape
    self.warmupEpochs = warmupEpochs
  }

  /// The rate of every step is the learning rate itself.
  public static let constant = Schedule()

  /// Whether a step's factor depends on how many steps the run has in all.
  public var dependsOnTotal: Bool { shape == .cosine }
}

extension Schedule {
  /// The factor of a step, counted from 0 over all epochs, `steps` being how many the run has.
  ///
  /// Made of operations that IEEE 754 rounds exactly, so the same bits everywhere. With w steps of
  /// warmup: (step + 1) / w before step w; after it, with u = step - w, the shape's value there.
  public func factor(ofStep step: Int, stepsPerEpoch: Int, steps: Int?) -> Double {
    let epoch = step / stepsPerEpoch
    if epoch < warmupEpochs {
      return Double(step + 1) / (Double(warmupEpochs) * Double(stepsPerEpoch))
    }
    switch shape {
    case .constant: return 1
    case .step(let epochs, let factor): return power(factor, (epoch - warmupEpochs) / epochs)
    case .exponential(let factor): return power(factor, epoch - warmupEpochs)
    case .cosine:
      guard let steps else { preconditionFailure("a cosine knows the number of steps") }
      let warmup = warmupEpochs * stepsPerEpoch
      return (1 + Elementary.cos(.pi * Double(step - warmup) / Double(steps - warmup))) / 2
    }
  }
}

/// base^exponent by squaring, from the exponent's lowest bit.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
