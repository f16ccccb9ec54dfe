import Records

/// Validation scores by the values of the only axis that varies: a dot a run, a line from the
/// lowest to the highest seed, a ring of the color of the setting's curve at the mean.
struct RangePlot {
  let results: SweepResults
  let axis: VariedAxis
  /// Those of the settings' curves in the panel beside.
  let colors: SettingColors

  func panel(in frame: Panel.Frame) -> Panel {
    let text = results.scoreText
    let scores = results.cells.flatMap(\.scores).map(text.scaled)
    var panel = Panel(
      frame: frame, x: .values(axis.axis, axis.values.map(axis.label), along: frame.width),
      y: CurveScale.score([], ends: scores, text))
    panel.frame.bottom += panel.x.slant
    var bars: [DataBlock] = []
    var dots = DataBlock("value, score, color", columns: 3)
    var means = dots
    var crosses = dots
    for setting in results.cells {
      guard let place = axis.values.firstIndex(of: setting.settings[axis.axis]) else { continue }
      let x = Double(place)
      let color = Double(colors[setting].rgb)
      if let score = setting.score {
        bars.append(
          DataBlock(
            results.label(setting), columns: 2,
            values: [x, text.scaled(score.lowest), x, text.scaled(score.highest)]))
        for score in setting.scores {
          dots.values += [x, text.scaled(score), Double(Palette.axis.rgb)]
        }
        means.values += [x, text.scaled(score.mean), color]
      }
      if !setting.diverged.isEmpty {
        crosses.values += [x, panel.y.lower, Double(Palette.alarm.rgb)]
      }
    }
    panel.layers = [
      Layer("ranges", .lines(Palette.axis, width: 2), bars),
      Layer("runs", .disks(size: 0.4), [dots]), Layer("means", .disks(size: 0.8), [means]),
      Layer("diverged", .crosses(size: 0.65), [crosses]),
    ]
    return panel
  }
}
