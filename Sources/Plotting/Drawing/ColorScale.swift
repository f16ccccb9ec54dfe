/// What the colors of a panel's cells stand for, and the bar beside it that says so.
struct ColorScale: Sendable, Hashable {
  /// Values that get the palest and the darkest color, and ticks between, on the scale of values.
  var values: Scale
  /// Left edge of the bar, and its ends, in pixels of the canvas.
  var left: Double
  var bottom: Double
  var top: Double

  static let width: Double = 14

  /// The color of a value as the script paints it, for the ink upon it.
  func color(_ value: Double) -> Color { Palette.cell(values.share(value)) }
}
