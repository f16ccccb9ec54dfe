import Foundation
import Records

/// Differences seed by seed around a line at zero: which side is better, by how much, and how sure.
struct ComparePanel {
  let results: SweepResults
  let pairs: PairedSettings
  /// The most differences that it shows.
  static let count = 13

  /// Nil where nothing belongs together in pairs.
  init?(_ results: SweepResults, _ options: PlotOptions) {
    let pairs =
      if let axis = results.varied(options.color) {
        PairedSettings(of: axis, in: results, limit: Self.count)
      } else {
        PairedSettings(besideBest: results, limit: Self.count)
      }
    guard let pairs else { return nil }
    self.results = results
    self.pairs = pairs
  }

  private var isOfAxis: Bool { pairs.values > 0 }
  /// Below this width few words find room.
  private static let narrow: Double = 420

  private var dots: DotRows { DotRows(rows: pairs.rows.map(row), mark: results.replicate) }

  private func note(in frame: Panel.Frame) -> String {
    // Its ends are the same in any width.
    let cut = DotRows.cutNote(pairs.rows.map(row), by: scale(along: frame.width))
    return [frame.width < 2 * Self.narrow ? shortNote : note, cut].compactMap(\.self)
      .joined(separator: " · ")
  }

  /// What stands above the rows.
  private func above(_ frame: Panel.Frame) -> Double {
    Panel.headHeight(note(in: frame), over: frame) + 38
  }

  /// What it takes with the whole name of each row.
  func height(in frame: Panel.Frame) -> Double {
    above(frame) + Layout.belowAxis + dots.rowHeight(in: frame) * Double(pairs.rows.count)
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let note = note(in: frame)
    var panel = dots.panel(
      in: frame, name: "differences \(results.replicate) by \(results.replicate)",
      above: above(frame), scale)
    panel.rules = [
      Rule(
        fromX: .data(0), fromY: .canvas(panel.frame.bottom), toX: .data(0),
        toY: .canvas(panel.frame.top), color: Palette.ink, width: 1.6)
    ]
    sides(&panel)
    panel.head(title(in: frame), note, over: frame)
    return panel
  }

  private func title(in frame: Panel.Frame) -> String {
    if isOfAxis { return "\(pairs.left) or \(pairs.right)?" }
    return frame.width < 2 * Self.narrow
      ? "How far from the best?" : "How far are the others from the best?"
  }

  /// What is better to the left of zero, and what to the right: more is more of the left side's score.
  private var better: (left: String, right: String) {
    let sides = isOfAxis ? (pairs.right, pairs.left) : ("the best", "the other")
    return results.score.isHigherBetter ? sides : (sides.1, sides.0)
  }

  /// Which side of zero means what, above the panel.
  private func sides(_ panel: inout Panel) {
    let zero = panel.place(of: 0)
    let sides = [
      ("← \(better.left) is better", -10.0, TextLabel.Alignment.right, zero - panel.frame.left),
      ("\(better.right) is better →", 10, .left, panel.frame.right - zero),
    ]
    for (text, gap, alignment, room) in sides {
      // Beside the panel there is some room as well.
      guard PlotText.width(text, size: Layout.text, bold: true) < room + 60 else { continue }
      panel.labels.append(
        TextLabel(
          text: text, x: .canvas(zero + gap), y: .canvas(panel.frame.top + 14),
          alignment: alignment, isBold: true))
    }
  }

  private func row(_ pair: PairedSettings.Row) -> DotRows.Row {
    DotRows.Row(
      name: pair.name, marks: pair.differences.map(points), mean: points(pair.mean),
      interval: pair.interval.map { points($0.lowerBound)...points($0.upperBound) },
      number: number(pair.mean), color: color(pair), comment: pair.name, isBold: pair.isSum)
  }

  /// Blue where one is better, black where that cannot be told; of settings beside the best black what
  /// may be as good, gray the others.
  private func color(_ pair: PairedSettings.Row) -> Color {
    if pair.isOpen { return Palette.ink }
    return isOfAxis ? Palette.distinct[0] : Palette.context
  }

  /// A difference as the axis shows it.
  private func points(_ difference: Double) -> Double { results.scoreText.scaled(difference) }

  private func number(_ difference: Double) -> String {
    let text = results.scoreText.number(difference.magnitude)
    return (difference < 0 ? "−" : "+") + text
  }

  /// All marks and means, zero, and of the intervals, which two seeds make far wider than all there is
  /// to see, what is not much farther away.
  private func scale(along width: Double) -> Scale {
    let marks = pairs.rows.flatMap { $0.differences + [$0.mean] }.map(points)
    let (low, high) = (min(marks.min() ?? 0, 0), max(marks.max() ?? 0, 0))
    let room = 0.6 * max(high - low, 1e-9)
    let ends = pairs.rows.compactMap(\.interval)
      .flatMap { [points($0.lowerBound), points($0.upperBound)] }
      .map { min(max($0, low - room), high + room) }
    let isNarrow = width < Self.narrow
    let unit = results.scoreText.unit.isEmpty ? "" : ", \(isNarrow ? "" : "percentage ")points"
    let scale = Scale.linear(
      title: (isNarrow ? "difference" : "difference in \(results.score.name)") + unit,
      [low, high] + ends, within: -Double.infinity...(.infinity), format: "%g")
    return signed(scale, along: width)
  }

  /// With ticks whose labels bear their sign, zero always among them.
  private func signed(_ scale: Scale, along width: Double) -> Scale {
    let step = Scale.step(
      over: scale.upper - scale.lower, atMost: min(max(Int(width / 60), 4), 8))
    var scale = scale
    let numbers = stride(
      from: (scale.lower / step).rounded(.up), through: scale.upper / step, by: 1)
    scale.ticks = .listed(
      numbers.map { number in
        let text = String(format: "%g", (number * step).magnitude)
        return Scale.Tick(
          position: number * step, label: number == 0 ? "0" : (number < 0 ? "−" : "+") + text)
      })
    return scale
  }

  /// What is read first, where no more finds room.
  private var shortNote: String {
    "right of the line \(better.right) is better · "
      + (isOfAxis ? "black: cannot be told apart" : "black: may be as good")
  }

  private var note: String {
    let seed = results.replicate
    let shown = pairs.rows.count { !$0.isSum }
    var parts: [String] = []
    if isOfAxis {
      if pairs.values > 2 { parts.append("the two best of \(pairs.values) values") }
      parts.append("settings alike in all else, \(seed) by \(seed)")
    } else {
      parts.append("beside \(pairs.right), \(seed) by \(seed)")
    }
    if pairs.total > shown { parts.append("the best \(shown) of \(NumberText.count(pairs.total))") }
    if pairs.rows.contains(where: { $0.interval != nil }) {
      parts.append("ring: a \(seed), dot: mean, line: its 95 % interval")
      parts.append(
        isOfAxis ? "black: cannot be told apart" : "black: may be as good as the best")
    } else {
      parts.append("one \(seed): no measure of uncertainty")
    }
    return parts.joined(separator: " · ")
  }
}
