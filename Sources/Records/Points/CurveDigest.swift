public import Digests

/// SHA-256 of every loss and score of a curve as eight little-endian bytes, −0 read as +0. What is
/// not a number has many bit patterns, none of which survives a database; one stands for all.
public struct CurveDigest: Sendable {
  private var hasher = Digest.Hasher()
  private var patterns: [UInt64] = []

  public init() {}

  /// Takes the next number: loss and score of training, validation and test, epoch after epoch.
  public mutating func take(_ value: Double) {
    patterns.append((value.isNaN ? .nan : value == 0 ? 0 : value).bitPattern)
    if patterns.count == 4096 { flush() }
  }

  /// The digest of all numbers taken.
  public mutating func finish() -> Digest {
    flush()
    return hasher.finish()
  }

  private mutating func flush() {
    hasher.update(integers: patterns)
    patterns.removeAll(keepingCapacity: true)
  }
}

extension [EpochRecord] {
  /// The digest of the curve that the epochs are.
  public var digest: Digest {
    var digest = CurveDigest()
    for record in self {
      for part in Part.allCases {
        digest.take(record[part].loss)
        digest.take(record[part].score)
      }
    }
    return digest.finish()
  }
}
