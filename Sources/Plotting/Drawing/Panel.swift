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

  /// What it shows, in words: the comment above it in the script.
  var name: String
  var frame: Frame
  var x: Scale
  var y: Scale
  /// Whether the panel has axis lines and a grid; a heat map has neither.
  var hasAxes = true
  /// Whether numbers stand at the vertical axis; panels side by side share those of the first.
  var hasHeights = true
  /// Whether grid lines run up as well.
  var hasUprightGrid = false
  /// Drawn in this order, later ones on top.
  var layers: [Layer] = []
  var labels: [TextLabel] = []
  /// Those of the labels that say what is drawn, below its title.
  var noteLines: [String] = []
  var rules: [Rule] = []
  var legend: Legend?
  /// What the colors of cells stand for.
  var colors: ColorScale?

  /// Where a value of the vertical scale lies, in pixels of the canvas.
  func height(of value: Double) -> Double { frame.bottom + frame.height * y.share(value) }

  /// Where a value of the horizontal scale lies, in pixels of the canvas.
  func place(of value: Double) -> Double { frame.left + frame.width * x.share(value) }
}

extension Panel.Frame {
  /// The parts of a grid of so many columns and rows with gaps between, from the upper left, row
  /// after row.
  func grid(columns: Int, rows: Int, gapX: Double, gapY: Double) -> [Panel.Frame] {
    let width = (self.width - gapX * Double(columns - 1)) / Double(columns)
    let height = (self.height - gapY * Double(rows - 1)) / Double(rows)
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        let left = self.left + Double(column) * (width + gapX)
        let top = self.top - Double(row) * (height + gapY)
        return Panel.Frame(left: left, right: left + width, bottom: top - height, top: top)
      }
    }
  }

  /// Two parts with a gap between, side by side or one above the other; the first takes a share.
  func parted(at share: Double, isAcross: Bool) -> (Panel.Frame, Panel.Frame) {
    let gap = 40.0
    guard isAcross else {
      let room = height - gap
      return (inset(bottom: gap + room * (1 - share)), inset(top: gap + room * share))
    }
    let room = width - gap
    return (inset(right: gap + room * (1 - share)), inset(left: gap + room * share))
  }

  /// The rectangle without strips along its edges.
  func inset(left: Double = 0, right: Double = 0, bottom: Double = 0, top: Double = 0)
    -> Panel.Frame
  {
    Panel.Frame(
      left: self.left + left, right: self.right - right, bottom: self.bottom + bottom,
      top: self.top - top)
  }
}
