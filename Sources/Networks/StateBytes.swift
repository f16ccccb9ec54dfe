/// Numbers written one after the other, little-endian, and closed by a checksum.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func append(_ value: Double) { append(value.bitPattern) }

  mutating func append(_ values: [Float]) {
    bytes.reserveCapacity(bytes.count + 4 * values.count + 8)
    for value in values { append(value.bitPattern) }
  }

  /// Everything written, with its checksum behind it.
  consuming func finish() -> [UInt8] {
    append(checksum(bytes[...]))
    return bytes
  }
}

/// Reads what `StateWriter` wrote. Bytes that are too few or not the same give nil, never a trap.
struct StateReader {
  private var rest: ArraySlice<UInt8>

  /// Nil unless the checksum is that of the bytes before it.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8 else { return nil }
    rest = bytes.suffix(8)
    guard let sum: UInt64 = read(), sum == checksum(bytes.dropLast(8)) else { return nil }
    rest = bytes.dropLast(8)
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
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      guard let bits: UInt32 = read() else { return nil }
      values.append(Float(bitPattern: bits))
    }
    return values
  }
}

/// FNV-1a (Fowler, Noll, Vo) over 64 bits: enough to tell a damaged state from a whole one.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}
