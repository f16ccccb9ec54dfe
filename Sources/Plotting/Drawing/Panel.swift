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
