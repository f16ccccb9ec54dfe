public import Datasets
import Kernels

/// What a setting is repeated over: a seed and a split. Replicates are samples, and results of a
/// setting are pooled over them. Equal replicates of different settings begin alike, so that their
/// results pair.
public struct Replicate: Sendable, Hashable {
  /// As the file gives it.
  public var seed: UInt64
  /// How the examples are parted.
  public var split: SplitNumber

  public init(seed: UInt64, split: SplitNumber = SplitNumber()) {
    self.seed = seed
    self.split = split
  }

  /// What weights, the order of examples and dropout are derived from: the seed itself on the first
  /// draw without folds, else a number drawn from seed and split. Were it the seed on every split,
  /// all of them would begin with the same weights, and no interval over splits could see what these
  /// do to a result.
  public var streamSeed: UInt64 {
    if split == SplitNumber() { return seed }
    var source = RandomSource(seed: seed, .replicate, split.drawKey, UInt64(split.fold ?? 0))
    return source.next()
  }
}
