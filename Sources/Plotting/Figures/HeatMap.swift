import Records

/// The median validation score over all other axes, for each pair of values of two axes, or of bins
/// of values. Colors go by nearness to perfect, between the best cell and the tenth percentile.
struct HeatMap {
  /// What is known of one pair of values.
  private enum Cell {
    case empty, diverged
    /// The median, whether some runs diverged, and whether it is no better than chance.
    case score(Double, hasDiverged: Bool, isHopeless: Bool)
  }

  let results: SweepResults
  /// What runs across, and what runs up.
  let x: VariedAxis
  let y: VariedAxis
  private let columns: AxisBins
  private let rows: AxisBins
  /// Whether the first of `rows` is at the top: names, which have no order, stand as in the file.
  private let isTurned: Bool
  /// From bottom to top, then from left to right.
  private let cells: [[Cell]]
  /// The axes that a cell's score is the median over.
  let others: [Axis]
  /// Settings in a cell, on average.
  let settingsPerCell: Double

  /// For the two axes that decide most together; nil where fewer vary. Of the two, names go up the
  /// side, where there is room for long ones, and otherwise the axis with more values goes across.
  init?(_ results: SweepResults) {
    // A few random samples fill a few bins.
    let count = min(max(Int((Double(results.cells.count) / 2).squareRoot()), 3), AxisBins.count)
    func bins(_ axis: VariedAxis) -> AxisBins { axis.bins(limit: 24, count: count) }
    guard let pair = AxisPair.widest(results, bins: bins) else { return nil }
    func weight(_ axis: VariedAxis) -> Int {
      (axis.axis.isNumeric ? 1000 : axis.isOrdered ? 500 : 0) + axis.values.count
    }
    let isStraight = weight(pair.first) >= weight(pair.second)
    self.results = results
    x = isStraight ? pair.first : pair.second
    y = isStraight ? pair.second : pair.first
    columns = bins(x)
    rows = bins(y)
    isTurned = !y.isOrdered
    let groups = Dictionary(grouping: results.cells) { [x, y, columns, rows] setting in
      [columns.place(of: setting.settings[x.axis]), rows.place(of: setting.settings[y.axis])]
    }
    others = results.axes.map(\.axis).filter { [x, y] axis in
      axis != x.axis && axis != y.axis
        && groups.values.contains { Set($0.map { $0.settings[axis] }).count > 1 }
    }
    settingsPerCell = Double(results.cells.count) / Double(max(groups.count, 1))
    let cells = rows.labels.indices.map { [columns] row in
      columns.labels.indices.map { column in Self.cell(groups[[column, row]] ?? [], results) }
    }
    self.cells = isTurned ? cells.reversed() : cells
  }

  private static func cell(_ settings: [PooledSetting], _ results: SweepResults) -> Cell {
    let hasDiverged = settings.contains { !$0.diverged.isEmpty }
    guard settings.contains(where: { $0.score != nil }) else {
      return hasDiverged ? .diverged : .empty
    }
    let median = Quantiles(settings.compactMap(results.counted)).median
    let chance = settings.first.flatMap(results.chance)
    let isHopeless =
      chance.map { results.score.merit(median) <= results.score.merit($0) + 1e-9 } ?? false
    return .score(median, hasDiverged: hasDiverged, isHopeless: isHopeless)
  }

  /// Of the cells that have one, in no order.
  var scores: [Double] {
    cells.joined().compactMap { if case .score(let score, _, _) = $0 { score } else { nil } }
  }

  /// The map with its bar and heading, all within `frame`.
  func panel(in frame: Panel.Frame) -> Panel {
    let inner = frame.inset(
      left: sideWidth, right: Layout.barRoom, bottom: Layout.belowAxis,
      top: Panel.headHeight(note, over: frame) + 20)
    var panel = Panel(
      name: "where it is good", frame: inner,
      x: .values(x.axis.rawValue, columns.ticks, along: inner.width),
      y: .values(
        y.axis.rawValue, rowLabels, upTo: Layout.rowLabelWidth, along: inner.height),
      hasAxes: false)
    panel.frame.bottom += panel.x.slant
    let top = min(inner.top, panel.frame.bottom + 260)
    let colors = ColorScale(
      values: colorRange(along: top - panel.frame.bottom), left: inner.right + Layout.barGap,
      bottom: panel.frame.bottom, top: top)
    if !scores.isEmpty { panel.colors = colors }
    addCells(&panel, colors)
    frameBest(&panel)
    panel.head("Where?", note, over: frame)
    return panel
  }

  private func addCells(_ panel: inout Panel, _ colors: ColorScale) {
    let (texts, size) = texts(panel.frame)
    var areas = DataBlock("left, right, lower, upper, \(results.score.name)", columns: 5)
    var hatches: [DataBlock] = []
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        var ink = Palette.softInk
        if case .score(let score, _, let isHopeless) = cell {
          let half = Layout.halfCell
          areas.values += [
            Double(column) - half, Double(column) + half, Double(row) - half, Double(row) + half,
            results.drawn(score),
          ]
          ink = Palette.ink(on: colors.color(results.drawn(score)))
          if isHopeless { hatches += hatch(column, row, panel.frame) }
        } else {
          hatches += hatch(column, row, panel.frame)
        }
        if let text = texts[row][column] {
          panel.labels.append(
            TextLabel(
              text: text, x: .data(Double(column)), y: .data(Double(row)), alignment: .center,
              size: size, color: ink))
        }
      }
    }
    panel.layers = [
      Layer("cells", .cells, [areas]),
      Layer("nothing known, or no better than chance", .lines(Palette.area, width: 1.2), hatches),
    ]
  }

  /// What colors, numbers and marks stand for.
  private var note: String {
    let others = others.map(\.rawValue).joined(separator: ", ")
    var parts = [
      results.scoreTitle + results.scoreSpacing(.log)
        + (others.isEmpty ? "" : ", median over \(others)")
    ]
    if !results.ranked.isEmpty { parts.append("frame: the best setting is here") }
    if cells.joined().contains(where: isDiverged) { parts.append("×: diverged") }
    if cells.joined().contains(where: isHopeless) { parts.append("hatched: chance") }
    results.countedNote.map { parts.append($0) }
    parts += [x, y].filter(\.hasGaps).map { "–: \($0.named(nil))" }
    return parts.joined(separator: " · ")
  }

  private func isDiverged(_ cell: Cell) -> Bool {
    switch cell {
    case .empty: false
    case .diverged: true
    case .score(_, let hasDiverged, _): hasDiverged
    }
  }

  private func isHopeless(_ cell: Cell) -> Bool {
    if case .score(_, _, true) = cell { true } else { false }
  }

  /// The texts of the cells and their size: numbers where there is room for them, and `×` where runs
  /// diverged.
  private func texts(_ frame: Panel.Frame) -> ([[String?]], size: Double) {
    let numbers = cells.map { $0.map(text) }
    let size = textSize(numbers, frame)
    if size >= Layout.smallestCellText { return (numbers, size) }
    let marks = cells.map { $0.map { isDiverged($0) ? "×" : nil } }
    return (marks, max(textSize(marks, frame), 6))
  }

  private func text(_ cell: Cell) -> String? {
    switch cell {
    case .empty: nil
    case .diverged: "×"
    case .score(let score, let hasDiverged, _):
      results.scoreText.number(score) + (hasDiverged ? " ×" : "")
    }
  }

  /// The room that labels take to the left of the map.
  private var sideWidth: Double {
    let widest = rowLabels.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
    return Layout.rowLabelGap
      + max(min(widest, Layout.rowLabelWidth), PlotText.width(y.axis.rawValue, size: Layout.text))
  }

  /// From bottom to top.
  private var rowLabels: [String] { isTurned ? rows.ticks.reversed() : rows.ticks }

  /// As large as the narrowest cell permits.
  private func textSize(_ texts: [[String?]], _ frame: Panel.Frame) -> Double {
    let longest = texts.joined().compactMap { $0.map { PlotText.width($0, size: 1) } }.max() ?? 1
    let width = frame.width / Double(columns.labels.count)
    let height = frame.height / Double(rows.labels.count)
    return min(
      Layout.largestCellText, (width * 0.78 / longest).rounded(.down), (height * 0.6).rounded(.down)
    )
  }

  /// Slanted strokes over a cell.
  private func hatch(_ column: Int, _ row: Int, _ frame: Panel.Frame) -> [DataBlock] {
    let width = frame.width / Double(columns.labels.count) * 2 * Layout.halfCell
    let height = frame.height / Double(rows.labels.count) * 2 * Layout.halfCell
    func place(_ right: Double, _ up: Double) -> [Double] {
      [
        Double(column) - Layout.halfCell + 2 * Layout.halfCell * right / width,
        Double(row) - Layout.halfCell + 2 * Layout.halfCell * up / height,
      ]
    }
    return stride(from: Layout.hatchStep / 2, to: width + height, by: Layout.hatchStep).map {
      offset in
      let (low, high) = (max(0, offset - height), min(width, offset))
      return DataBlock(
        "hatched cell", columns: 2, values: place(low, offset - low) + place(high, offset - high))
    }
  }

  /// A rim around the cell of the best setting.
  private func frameBest(_ panel: inout Panel) {
    guard let best = results.ranked.first,
      let column = columns.place(of: best.settings[x.axis]),
      let place = rows.place(of: best.settings[y.axis])
    else { return }
    let row = isTurned ? rows.labels.count - 1 - place : place
    let corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5), (0.5, -0.5)]
    panel.layers.append(
      Layer(
        "best cell", .lines(Palette.mark, width: 4),
        [
          DataBlock(
            "corners", columns: 2,
            values: corners.flatMap { [Double(column) + $0.0, Double(row) + $0.1] })
        ]))
  }
}
