import Kernels

/// A message of Protocol Buffers under construction: fields by their numbers, in the order in which
/// they are added.
struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  /// A whole number that is not negative.
  mutating func add(_ field: Int, _ number: Int) {
    key(field, wireType: 0)
    append(UInt64(number))
  }

  mutating func add(_ field: Int, _ number: Float) {
    key(field, wireType: 5)
    bytes += number.bitPattern.littleEndianBytes
  }

  mutating func add(_ field: Int, _ contents: [UInt8]) {
    key(field, wireType: 2)
    append(UInt64(contents.count))
    bytes += contents
  }

  mutating func add(_ field: Int, _ text: String) { add(field, Array(text.utf8)) }

  mutating func add(_ field: Int, _ message: ProtocolBuffer) { add(field, message.bytes) }

  private mutating func key(_ field: Int, wireType: UInt64) {
    append(UInt64(field) << 3 | wireType)
  }

  /// Seven bits a byte, lowest first; the eighth says that more follow.
  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
