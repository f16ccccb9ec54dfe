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
    let threshold = UInt32(share * 0x1p32)
    let kept = Float(1 / (1 - share))
    precondition(rows <= factors.rows, "rows of the matrix")
    for row in 0..<rows {
      let start = factors.buffer.start + row * factors.stride
      for column in stride(from: 0, to: factors.columns, by: 2) {
        let word = source.next()
        start[column] = UInt32(truncatingIfNeeded: word) < threshold ? 0 : kept
        guard column + 1 < factors.columns else { break }
        start[column + 1] = UInt32(truncatingIfNeeded: word >> 32) < threshold ? 0 : kept
      }
    }
  }
}
