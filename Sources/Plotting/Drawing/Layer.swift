/// What a panel draws in one go: one dataset in one style. Thousands of curves are blocks of one
/// layer, because gnuplot needs minutes for thousands of plot items.
struct Layer: Sendable, Hashable {
  enum Style: Sendable, Hashable {
    /// Columns x, y.
    case lines(Color, width: Double, dashed: Bool = false, transparency: Double = 0)
    /// Columns x, lowest, highest.
    case band(Color)
    /// A disk a row. Columns x, y, color.
    case disks(size: Double)
    /// A cross a row. Columns x, y, color.
    case crosses(size: Double)
    /// A filled rectangle around x, y. Columns x, y, half width, half height, color.
    case cells
  }

  /// Name of the dataset in the data file, in plain words, never a user's text.
  var name: String
  var style: Style
  var blocks: [DataBlock]

  init(_ name: String, _ style: Style, _ blocks: [DataBlock]) {
    self.name = name
    self.style = style
    self.blocks = blocks
  }
}
