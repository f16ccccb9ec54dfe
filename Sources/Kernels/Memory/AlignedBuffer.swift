import CKernels

/// Zeroed memory that starts on a cache line and is freed with its owner.
struct AlignedBuffer<Element: BitwiseCopyable>: ~Copyable {
  let count: Int
  let start: UnsafeMutablePointer<Element>
  /// What was allocated. It begins before `start`: asking the system for aligned memory costs ten
  /// times as much as a plain request, and the evaluation of a small network makes several.
  private let allocation: UnsafeMutableRawPointer

  private static var alignment: Int { 64 }

  /// Room for `count` elements, each `zero`. There is always room for one vector.
  init(count: Int, zero: Element) {
    self.count = count
    let room = max(count, Int(ck_lanes))
    allocation = UnsafeMutableRawPointer.allocate(
      byteCount: room * MemoryLayout<Element>.stride + Self.alignment, alignment: 1)
    start = allocation.alignedUp(toMultipleOf: Self.alignment)
      .bindMemory(to: Element.self, capacity: room)
    start.initialize(repeating: zero, count: room)
  }

  deinit {
    allocation.deallocate()
  }
}

/// `count` rounded up to whole vectors of `ck_lanes`.
func padded(_ count: Int) -> Int {
  let lanes = Int(ck_lanes)
  return (count + lanes - 1) / lanes * lanes
}
