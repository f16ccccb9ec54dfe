/// What is stored of a run so that it can be trained further: the state it is in and, where a stop
/// rule judges it, the one at the end of its best epoch, whose weights may become the result.
///
/// Its bytes are the first state alone, or `best`, the length of the first as eight little-endian
/// bytes, the first and the second. Each state has a checksum of its own.
struct StoredState {
  var current: [UInt8]
  /// Nil where none is remembered, and where the run stands at the end of its best epoch.
  var best: [UInt8]?

  private static let mark = Array("best".utf8)

  init(current: [UInt8], best: [UInt8]? = nil) {
    self.current = current
    self.best = best == current ? nil : best
  }

  /// Takes the bytes apart; those of no such form are taken for a single state, which says itself
  /// whether it is one.
  init(bytes: [UInt8]) {
    self.init(current: bytes)
    guard bytes.starts(with: Self.mark), bytes.count >= 12 else { return }
    let length = bytes[4..<12].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length < UInt64(bytes.count - 12) else { return }
    let end = 12 + Int(length)
    current = Array(bytes[12..<end])
    best = Array(bytes[end...])
  }

  var bytes: [UInt8] {
    guard let best else { return current }
    let length = UInt64(current.count)
    // Sums of arrays would be there several times at once, and a state may be large.
    var bytes = Self.mark
    bytes.reserveCapacity(12 + current.count + best.count)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    bytes += current
    bytes += best
    return bytes
  }
}
