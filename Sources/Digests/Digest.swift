import Crypto

/// A SHA-256 digest (FIPS 180-4), the name of anything that must be the same everywhere.
///
/// Everything here that hashes goes through this file, the only importer of swift-crypto.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// The digest of some bytes.
  public init(sha256 message: [UInt8]) {
    var hasher = Hasher()
    hasher.update(message)
    self = hasher.finish()
  }

  init(digestBytes: [UInt8]) {
    bytes = digestBytes
  }

  /// All 32 bytes as 64 hexadecimal digits.
  public var hex: String { hexadecimal(bytes) }

  /// The first 16 bytes as 32 hexadecimal digits: how runs and datasets are named.
  public var short: String { hexadecimal(bytes.prefix(16)) }

  public var description: String { hex }

  /// Takes a message piece by piece; equal to `Digest(sha256:)` of the pieces joined.
  public struct Hasher: Sendable {
    private var state = SHA256()

    public init() {}

    /// Appends raw bytes.
    public mutating func update(_ bytes: some Collection<UInt8>) {
      // The whole array at once: byte by byte is a hundred times slower.
      if bytes.withContiguousStorageIfAvailable({ state.update(bufferPointer: .init($0)) }) == nil {
        update(Array(bytes))
      }
    }

    /// Appends the UTF-8 bytes of a text, without its length.
    public mutating func update(_ text: String) {
      update(Array(text.utf8))
    }

    /// Appends an integer as eight bytes, lowest first.
    public mutating func update(_ integer: Int) {
      update(integers: CollectionOfOne(Int64(integer)))
    }

    /// Appends integers, each as its bytes, lowest first.
    @inlinable
    public mutating func update<Integer: FixedWidthInteger>(integers: some Sequence<Integer>) {
      var chunk: [UInt8] = []
      chunk.reserveCapacity(1 << 16)
      for integer in integers {
        for shift in stride(from: 0, to: Integer.bitWidth, by: 8) {
          chunk.append(UInt8(truncatingIfNeeded: integer >> shift))
        }
        if chunk.count >= 1 << 15 {
          update(chunk)
          chunk.removeAll(keepingCapacity: true)
        }
      }
      update(chunk)
    }

    /// The digest of everything appended so far.
    public func finish() -> Digest {
      Digest(digestBytes: state.finalize().withUnsafeBytes { Array($0) })
    }
  }
}

/// Two lower-case digits a byte.
public func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
