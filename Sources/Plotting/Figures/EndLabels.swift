/// Labels to the right of a panel, each at the height where its curve ends, moved apart where
/// they would overlap, with a dotted line, which is no curve, from the curve's end to a label.
struct EndLabels {
  struct End {
    /// Where the curve ends, in data units.
    var x: Double
    var y: Double
    /// The value, which stands first.
    var value: String
    /// What the curve is.
    var words: String
    var color: Color
    var isBold = false

    var text: String { words.isEmpty ? value : "\(value)  \(words)" }
  }

  var ends: [End]
  /// Left edge and width of the column of labels, in pixels.
  var left: Double
  var width: Double
  var size = Layout.text
  /// Between which heights they stand; nil for the panel's.
  var bottom: Double?
  var top: Double?

  /// The most lines that a label takes.
  static let lines = 3

  /// The room that labels take when none is broken, but no more or less than `bounds` say.
  static func width(_ ends: [End], size: Double, within bounds: ClosedRange<Double>) -> Double {
    let widest = ends.map { PlotText.width($0.text, size: size, bold: $0.isBold) }.max() ?? 0
    return min(max(widest + 2, bounds.lowerBound), bounds.upperBound)
  }

  private func lines(_ end: End) -> [String] {
    PlotText.wrappedName(
      end.text, width: width, size: size, bold: end.isBold, lines: Self.lines)
  }

  /// Adds labels and lines to the panel.
  func add(to panel: inout Panel) {
    let ends = self.ends.sorted { panel.height(of: $0.y) > panel.height(of: $1.y) }
    let texts = ends.map(lines)
    let step = size * 1.3
    let gap = step * Double(texts.map(\.count).max() ?? 1) + size * 0.2
    let heights = Self.spread(
      ends.map { panel.height(of: $0.y) }, gap: gap,
      within: bounds(panel, gap))
    for (index, end) in ends.enumerated() {
      let y = panel.y
      let height = heights[index]
      // From a curve that ends early, a line would cross the whole panel; a single epoch is a dot.
      if panel.x.share(end.x) > 0.4 || panel.x.upper == Scale.singleEpochEnd {
        panel.rules.append(
          Rule(
            fromX: .data(end.x), fromY: .data(min(max(end.y, y.lower), y.upper)),
            toX: .canvas(left - Layout.labelToLine), toY: .canvas(height),
            color: Palette.softInk, isDotted: true))
      }
      for (line, text) in texts[index].enumerated() {
        let up = (Double(texts[index].count - 1) / 2 - Double(line)) * step
        panel.labels.append(
          TextLabel(
            text: text, x: .canvas(left), y: .canvas(height + up), size: size,
            isBold: end.isBold, color: end.color.mixed(with: Palette.ink, 0.3)))
      }
    }
  }

  private func bounds(_ panel: Panel, _ gap: Double) -> ClosedRange<Double> {
    let lowest = (bottom ?? panel.frame.bottom) + gap / 2
    return lowest...max((top ?? panel.frame.top + size) - gap / 2, lowest)
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
