/// Zeroed memory that starts on a cache line and is freed with its owner.
struct AlignedBuffer<Element: BitwiseCopyable>: ~Copyable {
  let count: Int
  let start: UnsafeMutablePointer<Element>

  /// Room for `count` elements, each `zero`. There is always room for one vector.
  init(count: Int, zero: Element) {
    self.count = count
    let room = max(count, 16)
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: room * MemoryLayout<Element>.stride, alignment: 64)
    start = bytes.bindMemory(to: Element.self, capacity: room)
    start.initialize(repeating: zero, count: room)
  }

  deinit {
    UnsafeMutableRawPointer(start).deallocate()
  }
}

/// `count` rounded up to whole vectors of 16.
func padded(_ count: Int) -> Int {
  (count + 15) / 16 * 16
}
