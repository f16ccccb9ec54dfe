import Records
import Statistics

/// The best settings one below the other: each seed as a ring, their mean as a dot, and where the
/// mean lies with 95 % confidence. What may be as good as the best is black.
struct RankedPanel {
  let results: SweepResults
  /// The most settings that it shows.
  var count = 14

  private var rows: [PooledSetting] { Array(results.ranked.prefix(count)) }

  /// Heading, names, panel and numbers, all within `frame`.
  func panel(in frame: Panel.Frame) -> Panel {
    let rows = rows
    let note = note
    let lines = PlotText.wrapped(note, width: frame.width, size: Layout.remark, lines: 2).count
    let names = rows.map { name($0) }
    let widest = names.map { PlotText.width($0, size: Layout.text) }.max() ?? 0
    let nameWidth = min(widest + 4, frame.width * 0.48)
    let numbers = rows.map { results.scoreText.number($0.score?.mean ?? .nan) }
    let numberWidth = (numbers.map { PlotText.width($0, size: Layout.text) }.max() ?? 0) + 14
    var inner = frame.inset(
      left: nameWidth + 14, right: numberWidth, bottom: Layout.belowAxis,
      top: 40 + 20 * Double(lines))
    // A few rows do not fill the height.
    inner.bottom = max(inner.bottom, inner.top - 82 * Double(max(rows.count, 1)))
    var panel = Panel(
      name: "who wins", frame: inner, x: results.scoreAxis(spanned).across(inner.width),
      y: positions(rows.count))
    panel.hasUprightGrid = true
    if !results.score.isHigherBetter { panel.x.title += " (left is better)" }
    panel.layers = layers(rows, panel.x)
    for (index, setting) in rows.enumerated() {
      let y = panel.height(of: place(index))
      let color = color(setting, index)
      label(names[index], y, nameWidth, index == 0, color, &panel)
      panel.labels.append(
        TextLabel(
          text: numbers[index], x: .canvas(frame.right), y: .canvas(y), alignment: .right,
          isBold: index == 0, color: color.mixed(with: Palette.ink, 0.3)))
    }
    panel.head("Who wins?", note, over: frame)
    return panel.orNote("no run has finished")
  }

  private func place(_ index: Int) -> Double { Double(rows.count - 1 - index) }

  private func positions(_ count: Int) -> Scale {
    Scale(title: "", lower: -0.6, upper: Double(max(count, 1)) - 0.4, ticks: .listed([]))
  }

  private func name(_ setting: PooledSetting) -> String {
    let words = results.axes.isEmpty ? results.experiment.dataset : results.words(setting)
    return setting.diverged.isEmpty
      ? words : "\(words) (\(setting.diverged.count) of \(setting.runs) diverged)"
  }

  private func label(
    _ text: String, _ y: Double, _ width: Double, _ isBold: Bool, _ color: Color,
    _ panel: inout Panel
  ) {
    let room = panel.frame.height / Double(max(rows.count, 1))
    let lines = PlotText.wrapped(
      text, width: width, size: Layout.text, lines: max(1, Int(room / (Layout.text * 1.15))))
    for (line, text) in lines.enumerated() {
      let up = (Double(lines.count - 1) / 2 - Double(line)) * Layout.text * 1.15
      panel.labels.append(
        TextLabel(
          text: text, x: .canvas(panel.frame.left - 12), y: .canvas(y + up), alignment: .right,
          isBold: isBold, color: color.mixed(with: Palette.ink, 0.3)))
    }
  }

  /// Blue the best, black what may be as good, gray the others.
  private func color(_ setting: PooledSetting, _ index: Int) -> Color {
    if index == 0 { return Palette.distinct[0] }
    guard let contenders = results.contenders else { return Palette.ink }
    return contenders.contains(setting.settings) ? Palette.ink : Palette.context
  }

  private func interval(_ setting: PooledSetting) -> ClosedRange<Double>? {
    guard let summary = setting.score,
      let interval = results.experiment.data(of: setting.settings).interval(of: summary)
    else { return nil }
    let bounds = results.score.bounds
    let low = max(interval.low, bounds.lowerBound)
    return low...max(min(interval.high, bounds.upperBound), low)
  }

  /// All seeds and means, and of the intervals, which two seeds make far wider than all there is to
  /// see, what is not much farther away.
  private var spanned: [Double] {
    let marks = rows.flatMap { $0.scores + [$0.score?.mean ?? .nan] }.filter(\.isFinite)
    guard let low = marks.min(), let high = marks.max() else { return [] }
    let ends = rows.compactMap(interval).flatMap { [$0.lowerBound, $0.upperBound] }
    let scale = results.scoreAxis([low, high].map(results.drawn))
    let room = 0.6 * (scale.position(scale.upper) - scale.position(scale.lower))
    let bounds = [
      scale.value(at: scale.position(scale.lower) - room),
      scale.value(at: scale.position(scale.upper) + room),
    ]
    return marks.map(results.drawn)
      + ends.map { min(max(results.drawn($0), bounds[0]), bounds[1]) }
  }

  private func layers(_ rows: [PooledSetting], _ scale: Scale) -> [Layer] {
    var intervals: [(color: Color, block: DataBlock)] = []
    var rings: [(x: Double, y: Double, color: Color)] = []
    var means = rings
    var crosses = rings
    for (index, setting) in rows.enumerated() {
      let y = place(index)
      let color = color(setting, index)
      if let ends = interval(setting) {
        let values = [results.drawn(ends.lowerBound), y, results.drawn(ends.upperBound), y]
        intervals.append((color, DataBlock(results.label(setting), columns: 2, values: values)))
      }
      if setting.scores.count > 1 {
        rings += setting.scores.map { (results.drawn($0), y, color) }
      }
      if let mean = setting.score?.mean { means.append((results.drawn(mean), y, color)) }
      if !setting.diverged.isEmpty { crosses.append((scale.lower, y, Palette.alarm)) }
    }
    var colors: [Color] = []
    for (color, _) in intervals where !colors.contains(color) { colors.append(color) }
    return colors.enumerated().map { index, color in
      Layer(
        "95 percent intervals \(index + 1)", .lines(color, width: 2.4),
        intervals.filter { $0.color == color }.map(\.block))
    } + Layer.points("each \(results.replicate)", .ring, size: 0.55, rings)
      + Layer.points("means", .disk, size: 0.95, means)
      + Layer.points("diverged", .cross, size: 0.6, crosses)
  }

  private var note: String {
    let count = results.ranked.count
    var parts = [count > rows.count ? "the best \(rows.count) of \(NumberText.count(count))" : ""]
    if results.seeds > 1 {
      parts.append("ring: a \(results.replicate)")
      let hasIntervals = rows.contains { interval($0) != nil }
      parts.append("dot: mean" + (hasIntervals ? ", line: its 95 % interval" : ""))
    } else {
      parts.append("one seed each: nothing says how sure this is")
    }
    if results.contenders != nil { parts.append("black: may be as good as the best") }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
