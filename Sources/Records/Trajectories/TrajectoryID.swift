public import Digests

/// The name of a trajectory by content: the first 16 bytes of the SHA-256 of its canonical text,
/// written as 32 lower-case hexadecimal digits. People type a unique prefix of it. Two words, since
/// millions of them are compared.
public struct TrajectoryID: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// The id that goes with a canonical text.
  public init(canonicalText text: String) {
    var hasher = Digest.Hasher()
    hasher.update(text)
    self.init(hasher.finish())
  }

  /// The id that goes with the digest of a canonical text.
  public init(_ digest: Digest) {
    let bytes = digest.bytes
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads 32 hexadecimal digits, as `hex` writes them; nil for anything else.
  public init?(hex: String) {
    let digits = hex.utf8
    guard digits.count == 32 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for (place, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if place < 16 {
        words.0 = words.0 << 4 | UInt64(value)
      } else {
        words.1 = words.1 << 4 | UInt64(value)
      }
    }
    (high, low) = words
  }

  /// All 32 digits.
  public var hex: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for word in [high, low] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let value = UInt8(truncatingIfNeeded: word >> shift) & 15
        digits.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  public var description: String { hex }

  /// The last 16 digits.
  var lastWord: UInt64 { low }

  /// The first digits, enough for a person to tell runs apart in a table.
  public var short: String { String(hex.prefix(8)) }

  public static func < (left: TrajectoryID, right: TrajectoryID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
