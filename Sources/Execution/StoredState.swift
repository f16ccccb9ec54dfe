/// What is stored of a run so that it can be trained further: the state it is in and, where a stop
/// rule judges it, the one at the end of its best epoch by what the rule goes by, whose weights may
/// become the result.
///
/// Its bytes are the first state alone; or `best`, the length of the first as eight little-endian
/// bytes, the first and the best by accuracy or R²; or `many`, the first behind its length, and for
/// each criterion its name and the best state by it, each behind its length. Each state has a
/// checksum of its own.
struct StoredState {
  var current: [UInt8]
  /// By criterion, in the order of the names: the empty one stands for accuracy or R². None where
  /// none is remembered, and where the run stands at the end of its best epoch.
  private(set) var bests: [(criterion: String, state: [UInt8])]

  private static let mark = Array("best".utf8)
  private static let longMark = Array("many".utf8)

  init(current: [UInt8], bests: [String: [UInt8]]) {
    self.current = current
    self.bests = bests.filter { $0.value != current }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  init(current: [UInt8], best: [UInt8]? = nil) {
    self.init(current: current, bests: best.map { ["": $0] } ?? [:])
  }

  /// The best by accuracy or R².
  var best: [UInt8]? { best(by: "") }

  /// The best by a criterion; nil where it is not remembered, or is the current one.
  func best(by criterion: String) -> [UInt8]? {
    bests.first { $0.criterion == criterion }?.state
  }

  /// Takes the bytes apart; those of no such form are taken for a single state, which says itself
  /// whether it is one.
  init(bytes: [UInt8]) {
    self.init(current: bytes)
    if bytes.starts(with: Self.longMark),
      let several = Self.several(bytes.dropFirst(Self.longMark.count))
    {
      self = several
      return
    }
    var rest = bytes.dropFirst(Self.mark.count)
    guard bytes.starts(with: Self.mark), let first = Self.piece(&rest), !rest.isEmpty else {
      return
    }
    self.init(current: first, best: Array(rest))
  }

  private static func several(_ bytes: ArraySlice<UInt8>) -> StoredState? {
    var rest = bytes
    guard let current = piece(&rest) else { return nil }
    var bests: [String: [UInt8]] = [:]
    while !rest.isEmpty {
      guard let name = piece(&rest), let state = piece(&rest) else { return nil }
      bests[String(decoding: name, as: UTF8.self)] = state
    }
    return StoredState(current: current, bests: bests)
  }

  /// What stands behind its length, which is taken away with it.
  private static func piece(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard rest.count >= 8 else { return nil }
    let length = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(rest.count - 8) else { return nil }
    let piece = Array(rest.dropFirst(8).prefix(Int(length)))
    rest = rest.dropFirst(8 + Int(length))
    return piece
  }

  var bytes: [UInt8] {
    if bests.isEmpty { return current }
    // Sums of arrays would be there several times at once, and a state may be large.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      12 + current.count + bests.reduce(0) { $0 + 16 + $1.criterion.utf8.count + $1.state.count })
    if bests.count == 1, bests[0].criterion.isEmpty {
      bytes += Self.mark
      Self.append(current, to: &bytes)
      bytes += bests[0].state
      return bytes
    }
    bytes += Self.longMark
    Self.append(current, to: &bytes)
    for best in bests {
      Self.append(Array(best.criterion.utf8), to: &bytes)
      Self.append(best.state, to: &bytes)
    }
    return bytes
  }

  /// A piece behind its length.
  private static func append(_ piece: [UInt8], to bytes: inout [UInt8]) {
    let length = UInt64(piece.count)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    bytes += piece
  }
}
