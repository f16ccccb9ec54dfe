import Records

/// The mean validation score of the best setting over all other axes, for each pair of values of two
/// axes, or of bins of values. Best is what ranks first: of settings of which a run diverged, only
/// one that has no other beside it.
struct HeatMap {
  /// What is known of one pair of values.
  private enum Cell {
    case empty, diverged
    /// The best setting's, and whether some of its runs diverged nonetheless.
    case score(Double, isPartial: Bool)
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
  /// The axes that a cell's score is the best over.
  let others: [Axis]
  /// Merits of the cells' scores, ascending.
  let merits: [Double]

  /// For the two axes that matter most; nil where fewer vary. Of the two, names go up the side,
  /// where there is room for long ones, and otherwise the axis with more values goes across.
  init?(_ results: SweepResults) {
    guard let main = Self.mainAxes(results) else { return nil }
    func weight(_ axis: VariedAxis) -> Int {
      (axis.axis.isNumeric ? 1000 : axis.isOrdered ? 500 : 0) + axis.values.count
    }
    let across = weight(main[0]) >= weight(main[1]) ? 0 : 1
    self.results = results
    x = main[across]
    y = main[1 - across]
    columns = x.bins
    rows = y.bins
    isTurned = !y.isOrdered
    let groups = Dictionary(grouping: results.cells) { [x, y, columns, rows] setting in
      [columns.place(of: setting.settings[x.axis]), rows.place(of: setting.settings[y.axis])]
    }
    others = results.axes.map(\.axis).filter { axis in
      groups.values.contains { Set($0.map { $0.settings[axis] }).count > 1 }
    }
    let cells = rows.labels.indices.map { [columns] row in
      columns.labels.indices.map { column in Self.cell(groups[[column, row]] ?? []) }
    }
    self.cells = isTurned ? cells.reversed() : cells
    merits = cells.joined().compactMap {
      if case .score(let score, _) = $0 { results.score.merit(score) } else { nil }
    }.sorted()
  }

  /// The two axes that matter most among those whose pairs of values mostly occur. Where a setting
  /// is derived from two others, or some move together, most pairs do not, and the map would be
  /// empty; then it is the two axes with the fewest gaps.
  private static func mainAxes(_ results: SweepResults) -> [VariedAxis]? {
    let axes = results.effects.compactMap { effect in
      results.axes.first { $0.axis == effect.axis }
    }
    let places = axes.map { axis in
      let bins = axis.bins
      return results.cells.map { bins.place(of: $0.settings[axis.axis]) }
    }
    var best: (pair: [VariedAxis], share: Double)?
    for second in axes.indices {
      for first in 0..<second {
        let pairs = Set(zip(places[first], places[second]).map { [$0, $1] })
        let all = Set(places[first]).count * Set(places[second]).count
        let share = Double(pairs.count) / Double(max(all, 1))
        if share >= 0.6 { return [axes[first], axes[second]] }
        if share > best?.share ?? 0 { best = ([axes[first], axes[second]], share) }
      }
    }
    return best?.pair
  }

  /// What the settings, best first, come to.
  private static func cell(_ settings: [PooledSetting]) -> Cell {
    if let best = settings.first(where: { $0.score != nil }), let score = best.score {
      return .score(score.mean, isPartial: !best.diverged.isEmpty)
    }
    return settings.allSatisfy(\.diverged.isEmpty) ? .empty : .diverged
  }

  /// Whether a cell stands for several values of its axes.
  var isCoarse: Bool { columns.isCoarse || rows.isCoarse }

  var hasDivergedCells: Bool { cells.joined().contains(where: Self.isMarked) }

  private static func isMarked(_ cell: Cell) -> Bool {
    switch cell {
    case .empty: false
    case .diverged: true
    case .score(_, let isPartial): isPartial
    }
  }

  /// The map, within `frame`.
  func panel(in frame: Panel.Frame) -> Panel {
    var panel = Panel(
      frame: frame, x: .values(x.axis, columns.labels, along: frame.width),
      y: .values(y.axis, rowLabels, upTo: Layout.rowLabelWidth, along: frame.height), hasAxes: false
    )
    panel.frame.bottom += panel.x.slant
    let (texts, size) = texts(panel.frame)
    var areas = DataBlock(
      "\(x.axis.rawValue), \(y.axis.rawValue), half width, half height, color", columns: 5)
    var hatches: [DataBlock] = []
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        if case .score(let score, _) = cell {
          let color = Double(Palette.cell(shade(score)).rgb)
          areas.values += [Double(column), Double(row), Layout.halfCell, Layout.halfCell, color]
        } else {
          hatches += hatch(column, row, panel.frame)
        }
        if let text = texts[row][column] {
          panel.labels.append(
            TextLabel(
              text: text, x: .data(Double(column)), y: .data(Double(row)), alignment: .center,
              size: size, color: ink(cell)))
        }
      }
    }
    panel.layers = [
      Layer("hatches", .lines(Palette.grid, width: 1.5), hatches),
      Layer("cells", .cells, [areas]),
    ]
    frameBest(&panel)
    return panel
  }

  /// The texts of the cells and their size: numbers where there is room for them, and `×` where runs
  /// diverged.
  private func texts(_ frame: Panel.Frame) -> ([[String?]], size: Double) {
    let numbers = cells.map { $0.map(text) }
    let size = textSize(numbers, frame)
    if size >= Layout.smallestCellText { return (numbers, size) }
    let marks = cells.map { $0.map { Self.isMarked($0) ? "×" : nil } }
    return (marks, textSize(marks, frame))
  }

  private func text(_ cell: Cell) -> String? {
    switch cell {
    case .empty: nil
    case .diverged: "×"
    case .score(let score, let isPartial): results.scoreText.number(score) + (isPartial ? " ×" : "")
    }
  }

  private func ink(_ cell: Cell) -> Color {
    guard case .score(let score, _) = cell else { return Palette.softInk }
    return Palette.ink(on: Palette.cell(shade(score)))
  }

  /// From 0 for the worst to 1 for the best. Scores far below the median share the palest color:
  /// one hopeless row would otherwise make all others look alike.
  private func shade(_ score: Double) -> Double {
    let merit = results.score.merit(score)
    guard let lowest = merits.first, let best = merits.last, best > lowest else { return 1 }
    let floor = max(lowest, best - 4 * (best - merits[merits.count / 2]))
    return floor < best ? (merit - floor) / (best - floor) : (merit < best ? 0 : 1)
  }

  /// The room that labels take to the left of the map.
  var sideWidth: Double {
    let widest = rowLabels.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
    return Layout.rowLabelGap
      + max(min(widest, Layout.rowLabelWidth), PlotText.width(y.axis.rawValue, size: Layout.text))
  }

  /// From bottom to top.
  private var rowLabels: [String] { isTurned ? rows.labels.reversed() : rows.labels }

  /// As large as the narrowest cell permits.
  private func textSize(_ texts: [[String?]], _ frame: Panel.Frame) -> Double {
    let longest = texts.joined().compactMap { $0.map { PlotText.width($0, size: 1) } }.max() ?? 1
    let width = frame.width / Double(columns.labels.count)
    let height = frame.height / Double(rows.labels.count)
    return min(
      Layout.largestCellText, (width * 0.74 / longest).rounded(.down), (height * 0.6).rounded(.down)
    )
  }

  /// Slanted strokes over a cell in which nothing is known.
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
        "empty cell", columns: 2,
        values: place(low, offset - low) + place(high, offset - high))
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
