/// What a setting is repeated over: replicates are samples, and results of a setting are pooled over
/// them. Equal replicates of different settings begin alike, so that their results pair.
public struct Replicate: Sendable, Hashable {
  /// As the file gives it.
  public var seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// What weights, the order of examples and dropout are derived from.
  public var streamSeed: UInt64 { seed }
}
