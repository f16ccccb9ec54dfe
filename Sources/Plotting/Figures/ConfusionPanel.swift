import Records

/// Which classes the best setting takes for which, on the validation part: rows are true classes,
/// columns predicted ones, colored by the share of their row.
struct ConfusionPanel {
  let counts: [Int]
  let classes: [String]
  /// Runs whose counts are added up.
  let runs: Int

  /// Nil where counts were not kept.
  init?(_ results: SweepResults) {
    let classes = results.experiment.data[0].classes
    guard let counts = results.confusion, !classes.isEmpty,
      counts.count == classes.count * classes.count
    else { return nil }
    self.counts = counts
    self.classes = classes
    runs = results.bestRuns.count
  }

  private var note: String {
    let size = classes.count
    let mistakes = counts.indices.filter { $0 / size != $0 % size }.reduce(0) { $0 + counts[$1] }
    let all = counts.reduce(0, +)
    return "\(NumberText.count(mistakes)) of \(NumberText.count(all)) validation rows wrong"
      + (runs > 1 ? ", all \(runs) runs added up" : "") + " · blue: right, orange: wrong"
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let names = classes
    let widest = names.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
    let inner = frame.inset(
      left: max(min(widest, Layout.rowLabelWidth), 110) + Layout.rowLabelGap, right: 10,
      bottom: Layout.belowAxis, top: Panel.headHeight(note, over: frame) + 30)
    var panel = Panel(
      name: "confusion counts", frame: inner,
      x: .values("predicted class", names, along: inner.width),
      y: .values("true class", names.reversed(), upTo: Layout.rowLabelWidth, along: inner.height),
      hasAxes: false)
    panel.frame.bottom += panel.x.slant
    panel.colors = nil
    let size = classes.count
    var right = DataBlock("left, right, lower, upper", columns: 4)
    var layers: [Color: DataBlock] = [:]
    let text = min(
      Layout.largestCellText, (panel.frame.width / Double(size) * 0.3).rounded(.down),
      (panel.frame.height / Double(size) * 0.6).rounded(.down))
    let most = mostWrong
    for row in 0..<size {
      let total = counts[(row * size)..<((row + 1) * size)].reduce(0, +)
      for column in 0..<size {
        let count = counts[row * size + column]
        let share = Double(count) / Double(max(total, 1))
        let y = Double(size - 1 - row)
        let half = Layout.halfCell
        let color = row == column ? rightShade(share) : wrongShade(share, most)
        right.values = [
          Double(column) - half, Double(column) + half, y - half, y + half,
        ]
        layers[color, default: DataBlock("left, right, lower, upper", columns: 4)].values +=
          right.values
        if text >= 8, count > 0 {
          panel.labels.append(
            TextLabel(
              text: NumberText.count(count), x: .data(Double(column)), y: .data(y),
              alignment: .center, size: text, isBold: row == column,
              color: Palette.ink(on: color)))
        }
      }
    }
    panel.layers = layers.sorted { $0.key.rgb < $1.key.rgb }.enumerated().map {
      Layer("shade \($0.offset + 1)", .boxes($0.element.key), [$0.element.value])
    }
    panel.head("What is taken for what?", note, over: frame)
    return panel
  }

  /// The largest share of a row that is taken for one other class, but no less than a tenth: where
  /// mistakes are rare, the darkest cell is not to look like a disaster.
  private var mostWrong: Double {
    let size = classes.count
    let shares = (0..<size).flatMap { row -> [Double] in
      let counts = counts[(row * size)..<((row + 1) * size)]
      let total = Double(max(counts.reduce(0, +), 1))
      return counts.enumerated().filter { $0.offset != row }.map { Double($0.element) / total }
    }
    return max(shares.max() ?? 0, 0.1)
  }

  private static let nothing = Color(0xF6F7F8)

  // In steps, lest each cell have a layer of its own.

  private func rightShade(_ share: Double) -> Color {
    share == 0 ? Self.nothing : Palette.cell(0.2 + 0.7 * (share * 8).rounded() / 8)
  }

  private func wrongShade(_ share: Double, _ most: Double) -> Color {
    share == 0
      ? Self.nothing
      : Palette.white.mixed(
        with: Palette.mark, 0.15 + 0.75 * (share / most * 16).rounded(.up) / 16)
  }
}
