import Datasets

/// A run's id as sixteen bytes: what a million of them are compared by.
public struct RunKey: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  public init(_ id: RunID) {
    high = UInt64(id.hex.prefix(16), radix: 16) ?? 0
    low = UInt64(id.hex.suffix(16), radix: 16) ?? 0
  }

  /// Of a canonical text.
  init(text: String) {
    var hasher = Digest.Hasher()
    hasher.update(text.utf8)
    let bytes = hasher.finish().bytes
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A run and what is asked of it: what a point is known by.
public struct AskedRun: Sendable, Hashable {
  public var key: RunKey
  public var goal: PointGoal

  public init(key: RunKey, goal: PointGoal) {
    self.key = key
    self.goal = goal
  }

  public init(key: RunKey, epochs: Int, stop: StopRule? = nil) {
    self.init(key: key, goal: PointGoal(epochs: epochs, stop: stop))
  }
}
