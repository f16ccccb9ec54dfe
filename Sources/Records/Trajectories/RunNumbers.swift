/// Numbers runs, or what is asked of them, in the order in which they come: in 28 to 36 bytes each,
/// where a dictionary takes over a hundred. There may be a million.
public struct RunNumbers: Sendable {
  /// By number.
  public private(set) var ids: [TrajectoryID] = []
  /// What is asked of each: a number of the caller's.
  private var tags: [UInt32] = []
  /// Numbers counted from 1, each at the first free place from where the digits of its id point; 0
  /// where a place is free.
  private var slots: [UInt32]

  /// With room for so many.
  public init(capacity: Int = 0) {
    var size = 16
    while Self.isFull(capacity, in: size) { size *= 2 }
    slots = Array(repeating: 0, count: size)
    ids.reserveCapacity(capacity)
    tags.reserveCapacity(capacity)
  }

  public var count: Int { ids.count }

  /// The number of what was entered; nil where it was not.
  public func number(of id: TrajectoryID, _ tag: UInt32 = 0) -> Int? {
    let slot = slots[place(of: id, tag)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// The number of what is entered, the next one where it is new.
  @discardableResult
  public mutating func insert(
    _ id: TrajectoryID, _ tag: UInt32 = 0
  ) -> (number: Int, isNew: Bool) {
    var place = place(of: id, tag)
    if slots[place] != 0 { return (Int(slots[place]) - 1, false) }
    if Self.isFull(count + 1, in: slots.count) {
      grow()
      place = self.place(of: id, tag)
    }
    ids.append(id)
    tags.append(tag)
    slots[place] = UInt32(count)
    return (count - 1, true)
  }

  /// Beyond two thirds, searches become long.
  private static func isFull(_ count: Int, in size: Int) -> Bool { 3 * count > 2 * size }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    for number in ids.indices { slots[place(of: ids[number], tags[number])] = UInt32(number + 1) }
  }

  /// Where something stands, or the free place where it belongs. Ids are digests: their digits are
  /// as good as drawn.
  private func place(of id: TrajectoryID, _ tag: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: id.lastWord &+ UInt64(tag) &* 0x9E37_79B9_7F4A_7C15) & mask
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if ids[number] == id && tags[number] == tag { break }
      place = (place + 1) & mask
    }
    return place
  }
}
