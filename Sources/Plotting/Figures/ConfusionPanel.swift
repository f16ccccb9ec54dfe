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
    for row in 0..<size {
      let total = counts[(row * size)..<((row + 1) * size)].reduce(0, +)
      for column in 0..<size {
        let count = counts[row * size + column]
        let share = Double(count) / Double(max(total, 1))
        let y = Double(size - 1 - row)
        let half = Layout.halfCell
        let color = shade(share, isRight: row == column)
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

  /// In steps, lest each cell have a layer of its own. Mistakes are rare, so few of them show.
  private func shade(_ share: Double, isRight: Bool) -> Color {
    if share == 0 { return Color(0xF6F7F8) }
    let step = isRight ? (share * 8).rounded() / 8 : (min(share * 5, 1) * 8).rounded(.up) / 8
    return isRight
      ? Palette.cell(0.35 + 0.5 * step)
      : Palette.white.mixed(with: Palette.mark, 0.15 + 0.75 * step)
  }
}
