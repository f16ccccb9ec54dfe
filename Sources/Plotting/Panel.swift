/// A place along one direction.
enum Coordinate: Sendable, Hashable {
  /// In the units of the panel's scale.
  case data(Double)
  /// In pixels of the canvas, from its left or lower edge.
  case canvas(Double)
}

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
  var size: Double = 16
  var isBold = false
  var color = Palette.ink
}

/// A straight thin line, such as the one that leads from a curve's end to its label.
struct Rule: Sendable, Hashable {
  var fromX: Coordinate
  var fromY: Coordinate
  var toX: Coordinate
  var toY: Coordinate
  var color: Color
  var width: Double = 1
}

/// Which color means what.
struct Legend: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    var label: String
    var color: Color
  }

  var title: String
  var entries: [Entry]
  /// Left edge, and the edge that `isBelow` names, in pixels of the canvas.
  var x: Double
  var y: Double
  /// Whether the legend hangs down from `y` or stands on it.
  var isBelow: Bool
}

/// A pair of axes and everything drawn between and beside them.
struct Panel: Sendable, Hashable {
  /// The rectangle between the axes, in pixels from the canvas's lower left corner.
  struct Frame: Sendable, Hashable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double

    var width: Double { right - left }
    var height: Double { top - bottom }
  }

  var frame: Frame
  var x: Scale
  var y: Scale
  /// Whether the panel has axis lines and a grid; a heat map has neither.
  var hasAxes = true
  /// Drawn in this order, later ones on top.
  var layers: [Layer] = []
  var labels: [TextLabel] = []
  var rules: [Rule] = []
  var legend: Legend?

  /// Where a value of the vertical scale lies, in pixels of the canvas.
  func height(of value: Double) -> Double { frame.bottom + frame.height * y.share(value) }
}
