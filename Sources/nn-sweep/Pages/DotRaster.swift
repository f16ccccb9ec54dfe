/// A small black-and-white picture made of text: eight Braille dots a character where Unicode can
/// be shown, one asterisk a character elsewhere.
struct DotRaster: Sendable {
  /// Dots in one character.
  let across: Int
  let down: Int
  /// Size in characters.
  let columns: Int
  let rows: Int
  private let isUnicode: Bool
  private var dots: [Bool]

  init(columns: Int, rows: Int, isUnicode: Bool) {
    self.columns = columns
    self.rows = rows
    self.isUnicode = isUnicode
    (across, down) = isUnicode ? (2, 4) : (1, 1)
    dots = Array(repeating: false, count: columns * across * rows * down)
  }

  /// Size in dots.
  var width: Int { columns * across }
  var height: Int { rows * down }

  /// Sets the dot `x` from the left, `y` from the bottom.
  mutating func set(_ x: Int, _ y: Int) {
    precondition((0..<width).contains(x) && (0..<height).contains(y), "a dot inside the raster")
    dots[(height - 1 - y) * width + x] = true
  }

  /// The character at a place counted from the top left; nil where no dot is set.
  func character(row: Int, column: Int) -> Character? {
    var bits: UInt32 = 0
    for y in 0..<down {
      for x in 0..<across where dots[(row * down + y) * width + column * across + x] {
        bits |= Self.bits[x][y]
      }
    }
    guard bits != 0 else { return nil }
    return isUnicode ? Unicode.Scalar(0x2800 + bits).map { Character($0) } : "*"
  }

  /// The bit of every dot in the Braille block, left column and right column from top to bottom.
  private static let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
}
