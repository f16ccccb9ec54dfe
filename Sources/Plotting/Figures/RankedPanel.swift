import Records
import Statistics

/// The best settings one below the other: each seed as a ring, their mean as a dot, and where the
/// mean lies with 95 % confidence. What may be as good as the best is black.
struct RankedPanel {
  let results: SweepResults
  /// The most settings that it shows.
  var count = 14

  private var rows: [PooledSetting] { Array(results.ranked.prefix(count)) }

  /// What it takes where it is as narrow as a column, with the whole name of each row.
  func height(in frame: Panel.Frame) -> Double {
    let dots = DotRows(rows: rows.enumerated().map { row($1, $0) }, mark: results.oneRun)
    return Panel.headHeight(note, over: frame) + 8 + Layout.belowAxis
      + dots.rowHeight(in: frame) * Double(max(rows.count, 1))
  }

  /// Heading, names, panel and numbers, all within `frame`.
  func panel(in frame: Panel.Frame) -> Panel {
    let note = note
    let dots = DotRows(rows: rows.enumerated().map { row($1, $0) }, mark: results.oneRun)
    var panel = dots.panel(
      in: frame, name: "who wins", above: Panel.headHeight(note, over: frame) + 8
    ) { results.scoreAxis(spanned).across($0) }
    panel.markBaseline(of: rows, in: results, isUpright: true)
    if !results.score.isHigherBetter { panel.x.title += " (left is better)" }
    panel.head("Who wins?", note, over: frame)
    return panel.orNote(results.absence)
  }

  private func row(_ setting: PooledSetting, _ index: Int) -> DotRows.Row {
    DotRows.Row(
      name: name(setting), marks: setting.scores.map(results.drawn),
      mean: (setting.score?.mean).map(results.drawn),
      interval: interval(setting).map {
        results.drawn($0.lowerBound)...results.drawn($0.upperBound)
      },
      number: results.scoreText.number(setting.score?.mean ?? .nan), color: color(setting, index),
      comment: results.label(setting), isBold: index == 0, hasDiverged: !setting.diverged.isEmpty)
  }

  private func name(_ setting: PooledSetting) -> String {
    (results.axes.isEmpty ? results.experiment.dataset : results.words(setting)) + setting.lost
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

  private var note: String {
    let count = results.ranked.count
    let all =
      NumberText.count(count)
      + (results.cells.count == results.settings.count ? "" : " different settings")
    var parts = [count > rows.count ? "the best \(rows.count) of \(all)" : ""]
    if results.seeds > 1 {
      parts.append("ring: a \(results.oneRun)")
      let hasIntervals = rows.contains { interval($0) != nil }
      let dot = results.experiment.isSummedOverFolds ? "of the folds' counts added up" : "mean"
      parts.append("dot: \(dot)" + (hasIntervals ? ", line: its 95 % interval" : ""))
    } else {
      parts.append("one seed each: no measure of uncertainty")
    }
    if results.contenders != nil { parts.append("black: may be as good as the best") }
    let scale = results.scoreAxis(spanned)
    let drawn = rows.enumerated().map { row($1, $0) }
    DotRows.cutNote(drawn, by: scale).map { parts.append($0) }
    let cut = drawn.reduce(0) { $0 + $1.cut(by: scale) }
    if cut > 0 {
      let runs = NumberText.counted(cut, "run")
      parts.append("\(DotRows.cutMark) \(runs) \(cut == 1 ? "lies" : "lie") left of the frame")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
