// Numbers as bytes and back, a million at a time: byte by byte, in safe code, the state of a network
// took longer to write than an epoch of it to train.

extension [Float] {
  /// Four little-endian bytes each, one after the other.
  public var littleEndianBytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4 * count) { bytes, initialized in
      let bytes = UnsafeMutableRawBufferPointer(bytes)
      for (place, value) in enumerated() {
        bytes.storeBytes(
          of: value.bitPattern.littleEndian, toByteOffset: 4 * place, as: UInt32.self)
      }
      initialized = 4 * count
    }
  }

  /// The values of `littleEndianBytes`; bytes beyond the last whole value are left out.
  public init(littleEndian bytes: ArraySlice<UInt8>) {
    let count = bytes.count / 4
    self.init(unsafeUninitializedCapacity: count) { values, initialized in
      bytes.withUnsafeBytes { bytes in
        for place in 0..<count {
          let bits = bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
          values.initializeElement(at: place, to: Float(bitPattern: UInt32(littleEndian: bits)))
        }
      }
      initialized = count
    }
  }
}

/// Checksums after Fowler, Noll and Vo (FNV-1a over 64 bits): enough to tell damaged bytes from whole
/// ones, since a change of one step's input always changes the sum.
public enum Checksum {
  /// What a sum of nothing is.
  public static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// A step a byte.
  public static func bytewise(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
  }

  /// A step for eight bytes, read as little-endian, and one for each byte that is left: eight times
  /// as fast. `start` is the sum of what stands before.
  public static func wordwise(
    _ bytes: ArraySlice<UInt8>, after start: UInt64 = basis
  ) -> UInt64 {
    let words = bytes.count / 8
    var sum = bytes.withUnsafeBytes { bytes in
      (0..<words).reduce(start) { sum, place in
        let word = bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
        return (sum ^ UInt64(littleEndian: word)) &* prime
      }
    }
    for byte in bytes.dropFirst(8 * words) { sum = (sum ^ UInt64(byte)) &* prime }
    return sum
  }
}
