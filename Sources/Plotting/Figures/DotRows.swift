/// Rows one below the other: a name to the left, a dot with its interval and the marks that it is the
/// mean of in the middle, a number to the right.
struct DotRows {
  /// Values are as the axis shows them.
  struct Row {
    var name: String
    var marks: [Double]
    var mean: Double?
    var interval: ClosedRange<Double>?
    var number: String
    var color: Color
    /// What a reader of the data file sees above the interval.
    var comment: String
    var isBold = false
    var hasDiverged = false

    /// How many of its marks lie left of a scale.
    func cut(by scale: Scale) -> Int { marks.count { $0 < scale.lower } }

    /// Whether its interval goes on to the left of a scale, and to the right.
    func isCut(by scale: Scale) -> (left: Bool, right: Bool) {
      guard let interval else { return (false, false) }
      return (interval.lowerBound < scale.lower, interval.upperBound > scale.upper)
    }
  }

  let rows: [Row]
  /// What a mark stands for.
  let mark: String

  /// The room that names take to the left of the panel.
  private func nameWidth(in frame: Panel.Frame) -> Double {
    let widest =
      rows.map { PlotText.width($0.name, size: Layout.text, bold: $0.isBold) }.max() ?? 0
    return min(widest + 4, frame.width * 0.48)
  }

  private static let lineHeight = Layout.text * 1.15

  /// What a row takes lest its name be cut.
  func rowHeight(in frame: Panel.Frame) -> Double {
    let width = nameWidth(in: frame)
    let lines = rows.map {
      PlotText.wrappedName($0.name, width: width, size: Layout.text, bold: $0.isBold, lines: 9)
        .count
    }
    return max(34, Self.lineHeight * Double(lines.max() ?? 1) + 8)
  }

  /// The rows below `above` pixels for headings, all within `frame`.
  func panel(
    in frame: Panel.Frame, name: String, above: Double, _ scale: (Double) -> Scale
  ) -> Panel {
    let nameWidth = nameWidth(in: frame)
    let numberWidth =
      (rows.map { PlotText.width($0.number, size: Layout.text, bold: $0.isBold) }.max() ?? 0) + 20
    var inner = frame.inset(
      left: nameWidth + 14, right: numberWidth, bottom: Layout.belowAxis, top: above)
    // A few rows do not fill the height.
    inner.bottom = max(inner.bottom, inner.top - 82 * Double(max(rows.count, 1)))
    var panel = Panel(
      name: name, frame: inner, x: scale(inner.width),
      y: Scale(
        title: "", lower: -0.6, upper: Double(max(rows.count, 1)) - 0.4, ticks: .listed([])))
    panel.hasUprightGrid = true
    panel.layers = layers(panel.x)
    for (index, row) in rows.enumerated() {
      let y = panel.height(of: place(index))
      label(row, y, nameWidth, &panel)
      panel.labels.append(
        TextLabel(
          text: row.number, x: .canvas(frame.right), y: .canvas(y), alignment: .right,
          isBold: row.isBold, color: row.color.mixed(with: Palette.ink, 0.3)))
      panel.labels += cutMarks(row, panel.x, inner).map { text, x in
        TextLabel(
          text: text, x: .canvas(x), y: .canvas(y), alignment: .center, isBold: true,
          color: row.color.mixed(with: Palette.ink, 0.3))
      }
    }
    return panel
  }

  /// What stands at the left edge of a row of which something lies beyond it, and at the right one.
  static let cutMark = "←"
  static let cutRightMark = "→"

  private func cutMarks(
    _ row: Row, _ scale: Scale, _ frame: Panel.Frame
  ) -> [(text: String, x: Double)] {
    let isCut = row.isCut(by: scale)
    let left = (Self.cutMark, frame.left + (row.hasDiverged ? 16 : -2))
    return (isCut.left || row.cut(by: scale) > 0 ? [left] : [])
      + (isCut.right ? [(Self.cutRightMark, frame.right + 2)] : [])
  }

  /// That intervals of rows go on beyond a scale; nil where all end within it.
  static func cutNote(_ rows: [Row], by scale: Scale) -> String? {
    let cut = rows.map { $0.isCut(by: scale) }
    let marks =
      (cut.contains(where: \.left) ? [cutMark] : [])
      + (cut.contains(where: \.right) ? [cutRightMark] : [])
    return marks.isEmpty
      ? nil : marks.joined(separator: " ") + ": the interval continues beyond the edge"
  }

  private func place(_ index: Int) -> Double { Double(rows.count - 1 - index) }

  private func label(_ row: Row, _ y: Double, _ width: Double, _ panel: inout Panel) {
    let room = panel.frame.height / Double(max(rows.count, 1))
    let lines = PlotText.wrappedName(
      row.name, width: width, size: Layout.text, bold: row.isBold,
      lines: max(1, Int(room / Self.lineHeight)))
    for (line, text) in lines.enumerated() {
      let up = (Double(lines.count - 1) / 2 - Double(line)) * Self.lineHeight
      panel.labels.append(
        TextLabel(
          text: text, x: .canvas(panel.frame.left - 12), y: .canvas(y + up), alignment: .right,
          isBold: row.isBold, color: row.color.mixed(with: Palette.ink, 0.3)))
    }
  }

  private func layers(_ scale: Scale) -> [Layer] {
    var intervals: [(color: Color, block: DataBlock)] = []
    var rings: [(x: Double, y: Double, color: Color)] = []
    var means = rings
    var crosses = rings
    for (index, row) in rows.enumerated() {
      let y = place(index)
      if let ends = row.interval {
        let values = [ends.lowerBound, y, ends.upperBound, y]
        intervals.append((row.color, DataBlock(row.comment, columns: 2, values: values)))
      }
      if row.marks.count > 1 { rings += row.marks.map { ($0, y, row.color) } }
      if let mean = row.mean { means.append((mean, y, row.color)) }
      if row.hasDiverged { crosses.append((scale.lower, y, Palette.alarm)) }
    }
    var colors: [Color] = []
    for (color, _) in intervals where !colors.contains(color) { colors.append(color) }
    return colors.enumerated().map { index, color in
      Layer(
        "95 percent intervals \(index + 1)", .lines(color, width: 2.4),
        intervals.filter { $0.color == color }.map(\.block))
    } + Layer.points("each \(mark)", .ring, size: 0.55, rings)
      + Layer.points("means", .disk, size: 0.95, means)
      + Layer.points("diverged", .cross, size: 0.6, crosses)
  }
}
