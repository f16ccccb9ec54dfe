import Kernels

/// Numbers written one after the other, little-endian, and closed by a checksum.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  /// One that grows to about so many bytes: an array that doubles takes much more meanwhile.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func append(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func append(_ value: Double) { append(value.bitPattern) }

  mutating func append(_ values: [Float]) { bytes += values.littleEndianBytes }

  /// Everything written, with its checksum behind it.
  consuming func finish() -> [UInt8] {
    append(Checksum.wordwise(bytes[...]))
    return bytes
  }
}

/// Reads what `StateWriter` wrote. Bytes that are too few or not the same give nil, never a trap.
struct StateReader {
  private var rest: ArraySlice<UInt8>

  /// Nil unless the checksum is that of the bytes before it. States of earlier versions have one
  /// made byte by byte.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8 else { return nil }
    rest = bytes.suffix(8)
    let content = bytes.dropLast(8)
    guard let sum: UInt64 = read(),
      sum == Checksum.wordwise(content) || sum == Checksum.bytewise(content)
    else { return nil }
    rest = content
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func read<T: FixedWidthInteger>() -> T? {
    let size = T.bitWidth / 8
    guard rest.count >= size else { return nil }
    var value: T = 0
    for (place, byte) in rest.prefix(size).enumerated() {
      value |= T(truncatingIfNeeded: byte) << (8 * place)
    }
    rest = rest.dropFirst(size)
    return value
  }

  mutating func readDouble() -> Double? {
    guard let bits: UInt64 = read() else { return nil }
    return Double(bitPattern: bits)
  }

  mutating func readFloats(_ count: Int) -> [Float]? {
    guard count >= 0, rest.count / 4 >= count else { return nil }
    defer { rest = rest.dropFirst(4 * count) }
    return [Float](littleEndian: rest.prefix(4 * count))
  }
}
