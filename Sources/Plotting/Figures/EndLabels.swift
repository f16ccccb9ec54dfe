/// Labels to the right of a panel, each at the height where its curve ends, moved apart where
/// they would overlap, with a thin line from the curve's end to a label.
struct EndLabels {
  struct End {
    /// Where the curve ends, in data units.
    var x: Double
    var y: Double
    /// The value, which is never cut.
    var value: String
    /// What the curve is.
    var label: [String]
    var color: Color
    var isBold = false

    var text: String { ([value + " "] + label).joined(separator: " ") }
  }

  var ends: [End]
  /// Left edge and width of the column of labels, in pixels.
  var left: Double
  var width: Double
  var size = Layout.text

  /// The room that labels take when none is cut, but no more or less than `bounds` say.
  static func width(_ ends: [End], size: Double, within bounds: ClosedRange<Double>) -> Double {
    let widest = ends.map { PlotText.width($0.text, size: size, bold: $0.isBold) }.max() ?? 0
    return min(max(widest, bounds.lowerBound), bounds.upperBound)
  }

  /// Adds labels and lines to the panel.
  func add(to panel: inout Panel) {
    let ends = self.ends.sorted { panel.height(of: $0.y) > panel.height(of: $1.y) }
    let wanted = ends.map { panel.height(of: $0.y) }
    let gap = size * 1.5
    let heights = Self.spread(
      wanted, gap: gap, within: (panel.frame.bottom + gap / 2)...(panel.frame.top + gap / 2))
    for (end, height) in zip(ends, heights) {
      let y = panel.y
      // From a curve that ends early, a line would cross the whole panel.
      if panel.x.share(end.x) == 1 || panel.x.upper < 2 {
        panel.rules.append(
          Rule(
            fromX: .data(end.x), fromY: .data(min(max(end.y, y.lower), y.upper)),
            toX: .canvas(left - Layout.labelToLine), toY: .canvas(height),
            color: end.color.mixed(with: Color(0xFFFFFF), 0.45)))
      }
      panel.labels.append(
        TextLabel(
          text: PlotText.fitted(
            [end.value + " "] + end.label, width: width, size: size, bold: end.isBold),
          x: .canvas(left), y: .canvas(height), size: size, isBold: end.isBold,
          color: end.color.mixed(with: Palette.ink, 0.3)))
    }
  }

  /// Heights as near to the wanted ones, which descend, as a distance of `gap` permits: neighbors
  /// that are too near merge into a stack around the mean of what they want.
  static func spread(
    _ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>
  ) -> [Double] {
    var stacks: [(count: Int, top: Double)] = []
    func fit(_ top: Double, _ count: Int) -> Double {
      max(min(top, bounds.upperBound), bounds.lowerBound + gap * Double(count - 1))
    }
    for height in wanted {
      stacks.append((1, fit(height, 1)))
      while stacks.count > 1 {
        let (above, below) = (stacks[stacks.count - 2], stacks[stacks.count - 1])
        let reach = gap * Double(above.count)
        if above.top - below.top >= reach { break }
        let count = above.count + below.count
        // Each member wants its stack's top at its own height plus its distance from the top.
        let top =
          (above.top * Double(above.count) + (below.top + reach) * Double(below.count))
          / Double(count)
        stacks.removeLast(2)
        stacks.append((count, fit(top, count)))
      }
    }
    return stacks.flatMap { stack in (0..<stack.count).map { stack.top - gap * Double($0) } }
  }
}
