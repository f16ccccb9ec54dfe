/// A piece of text in a figure.
struct TextLabel: Sendable, Hashable {
  enum Alignment: String, Sendable, Hashable {
    case left, center, right
  }

  var text: String
  var x: Coordinate
  var y: Coordinate
  var alignment = Alignment.left
  /// Height of the font in pixels.
  var size = Layout.text
  var isBold = false
  var color = Palette.ink
}
