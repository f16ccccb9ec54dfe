/// The factors of one layer's outputs in one step with dropout: 0 for those dropped, 1 / (1 - p) for
/// those kept, so that an output's mean stays (Srivastava and others 2014, in the inverted form).
public enum DropoutMask {
  /// Draws factors for the first `rows` rows: a place is dropped with probability `share`, below 1.
  ///
  /// Row by row, a word of the stream decides over two places next to each other, the left one by its
  /// low half: dropped where that is less than `share` in units of 2⁻³². A row of odd width leaves the
  /// last high half unused.
  public static func draw(
    into factors: inout Matrix, rows: Int, dropping share: Double,
    from source: inout RandomSource
  ) {
    precondition(share >= 0 && share < 1, "a share below one")
    precondition(rows <= factors.rows, "rows of the matrix")
    let threshold = Int64(share * 0x1p32)
    let kept = Float(1 / (1 - share)).bitPattern
    // As bits, which are chosen without a branch: it would be guessed wrong every other time, and took
    // 3.4 ns a place instead of 0.6.
    func bits(_ half: UInt64) -> UInt32 { Int64(half) < threshold ? 0 : kept }
    for row in 0..<rows {
      let start = UnsafeMutableRawPointer(factors.buffer.start + row * factors.stride)
      for pair in 0..<factors.columns / 2 {
        let word = source.next()
        start.storeBytes(of: bits(word & 0xFFFF_FFFF), toByteOffset: 8 * pair, as: UInt32.self)
        start.storeBytes(of: bits(word >> 32), toByteOffset: 8 * pair + 4, as: UInt32.self)
      }
      if !factors.columns.isMultiple(of: 2) {
        let last = bits(source.next() & 0xFFFF_FFFF)
        start.storeBytes(of: last, toByteOffset: 4 * (factors.columns - 1), as: UInt32.self)
      }
    }
  }
}
