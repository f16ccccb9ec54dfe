import Records

/// One large panel with the curves of every setting: the common build of the score and the loss
/// figure. Few settings get a color and a label each; many are colored by the axis that matters
/// most, and only the best is named.
struct CurveFigure {
  let results: SweepResults
  let metric: Metric
  let name: String

  var figure: Figure {
    let isFew = results.settings.count <= SettingColors.most
    return Figure(
      name: name, title: title, subtitles: [explanation(isFew), Verdict(results).scope],
      panels: [isFew ? labeled : grouped])
  }

  private var layers: CurveLayers { CurveLayers(results: results, metric: metric) }

  private var metricName: String { metric == .loss ? "loss" : results.score.name }

  private var title: String {
    let count = results.settings.count
    return "Validation \(metricName)"
      + (count == 1
        ? ""
        : count <= SettingColors.most
          ? " of \(count) settings" : " of all \(NumberText.count(count)) settings")
  }

  private func explanation(_ isFew: Bool) -> String {
    var parts: [String] = []
    if isFew {
      parts.append("solid: validation, dashed: training")
      if !results.axes.isEmpty {
        parts.append("labels: " + results.axes.map(\.axis.rawValue).joined(separator: ", "))
      }
      if results.seeds > 1 { parts.append("band: lowest to highest \(results.replicate)") }
      if results.hasStops { parts.append("dots: results taken") }
    } else {
      let mark = results.epochs == 1 ? "dot" : "line"
      parts.append(
        "a \(mark): "
          + (results.seeds > 1 ? "the mean of a setting's \(results.replicate)s" : "a setting"))
      if let axis = results.mainAxis { parts.append("colored by \(axis.axis.rawValue)") }
      if !results.ranked.isEmpty {
        let look = results.epochs == 1 ? "large" : "thick"
        parts.append("\(look): best validation \(results.score.name)")
        if results.hasStops { parts.append("its dots: results taken") }
      }
    }
    if results.runs.contains(where: { $0.state == .diverged }) { parts.append("×: diverged") }
    return parts.joined(separator: "   ·   ")
  }

  private func frame(to right: Double) -> Panel.Frame {
    Panel.Frame(
      left: Layout.onlyPanelLeft, right: right, bottom: Layout.panelBottom,
      top: Layout.onlyPanelTop)
  }

  /// A color, a band, a training curve and a label for each setting.
  private var labeled: Panel {
    let settings = results.settings
    let scale = layers.scale(for: settings, parts: [.validation, .training], isDetailed: true)
    let ends = self.ends
    let width = EndLabels.width(ends, size: Layout.curveLabel, within: Layout.labelsWidth)
    var panel = Panel(
      frame: frame(to: Layout.labelsRight - Layout.labelsGap - width),
      x: .epochs(to: results.lastEpoch), y: scale)
    let colors = SettingColors(results)
    // The best is drawn last, on top of the others.
    for (index, setting) in settings.enumerated().reversed() {
      let rank = index + 1
      let color = colors[setting]
      panel.layers += [
        layers.band("band \(rank)", setting, in: scale, color),
        layers.means(
          "training \(rank)", [setting], .training,
          style: .lines(color, width: 1.4, dashed: true, transparency: 0.35)),
        layers.diverged("diverged \(rank)", [setting], style: .lines(color, width: 1.4)),
        layers.means("validation \(rank)", [setting], style: .lines(color, width: 2.8)),
      ]
    }
    panel.layers += [
      layers.disks("single epochs", settings) { colors[$0] },
      layers.taken(settings) { colors[$0] },
      layers.crosses(settings, in: scale) { colors[$0] },
    ]
    EndLabels(
      ends: ends, left: Layout.labelsRight - width, width: width, size: Layout.curveLabel
    ).add(to: &panel)
    return panel.orNote(Verdict(results).sentence)
  }

  /// The end of each setting's curve, or of its longest diverged run's.
  private var ends: [EndLabels.End] {
    let colors = SettingColors(results)
    return results.settings.enumerated().compactMap { index, setting in
      let curves = setting.surviving.isEmpty ? setting.diverged : setting.surviving
      let last = PooledCurve(curves, metric, .validation).last
      let ending: String
      if setting.surviving.isEmpty {
        guard !setting.diverged.isEmpty else { return nil }
        ending = "diverged"
      } else {
        guard let last else { return nil }
        ending =
          metric == .loss
          ? .threeDigits(last.mean) : results.scoreText.named(setting.score?.mean ?? last.mean)
      }
      return EndLabels.End(
        x: Double(last?.epoch ?? setting.diverged.first?.run.divergedEpoch ?? 1),
        y: last.map { layers.drawn($0.mean) } ?? -.infinity, value: ending,
        label: results.values(setting),
        color: colors[setting],
        isBold: setting.score != nil && index == 0 && results.settings.count > 1)
    }
  }

  /// All settings in the colors of one axis, the best on top.
  private var grouped: Panel {
    let settings = results.settings
    let scale = layers.scale(for: settings, isDetailed: false)
    var panel = Panel(
      frame: frame(to: Layout.legendPanelRight),
      x: .epochs(to: results.lastEpoch), y: scale)
    guard let axis = results.mainAxis else { return panel }
    let coloring = AxisColors(axis, settings)
    let members = Dictionary(grouping: settings, by: coloring.place)
    let color = { (setting: PooledSetting) in coloring.groups[coloring.place(of: setting)].color }
    let transparency = settings.count <= 60 ? 0.15 : settings.count <= 300 ? 0.4 : 0.65
    // Groups whose best does worse are drawn first.
    let order = settings.reversed().map(coloring.place)
    var last: [Int: Int] = [:]
    for (index, place) in order.enumerated() { last[place] = index }
    for place in last.sorted(by: { $0.value < $1.value }).map(\.key) {
      let style = Layer.Style.lines(
        coloring.groups[place].color, width: 1.5, transparency: transparency)
      panel.layers += [
        layers.means("validation \(place + 1)", (members[place] ?? []).reversed(), style: style),
        layers.diverged("diverged \(place + 1)", members[place] ?? [], style: style),
      ]
    }
    panel.layers += [
      layers.disks("single epochs", settings, color: color),
      layers.crosses(settings, in: scale, color: color),
    ]
    if let best = results.ranked.first { emphasize(best, color(best), in: &panel) }
    addLegend(coloring, to: &panel)
    panel.noteHidden(layers, settings)
    return panel.orNote(Verdict(results).sentence)
  }

  /// A thick line with a white rim, and beside its end what it is.
  private func emphasize(_ best: PooledSetting, _ color: Color, in panel: inout Panel) {
    panel.layers += [
      layers.means("best rim", [best], style: .lines(Color(0xFFFFFF), width: 6)),
      layers.means("best line", [best], style: .lines(color, width: 4)),
      layers.disks("best dot", [best], size: 1) { _ in color },
      layers.taken([best]) { _ in color },
    ]
    guard let end = best.curve(metric, .validation).last else { return }
    let heading =
      metric == .score
      ? ["best: \(results.scoreText.named(best.score?.mean ?? end.mean))"]
      : ["best \(results.score.name)", "loss \(String.threeDigits(end.mean))"]
    let texts = heading + results.namedValues(best)
    let lowest = panel.frame.bottom + Layout.bestLine * Double(texts.count)
    let height = min(max(panel.height(of: layers.drawn(end.mean)), lowest), panel.frame.top)
    for (index, text) in texts.enumerated() {
      panel.labels.append(
        TextLabel(
          text: PlotText.fitted(
            text, width: Layout.bestWidth, size: Layout.curveLabel, bold: index == 0),
          x: .canvas(Layout.bestLeft), y: .canvas(height - Layout.bestLine * Double(index)),
          size: Layout.curveLabel, isBold: index == 0,
          color: index == 0 ? color : Palette.softInk))
    }
  }

  /// Beside the panel, at the end that the best curve's label leaves free.
  private func addLegend(_ coloring: AxisColors, to panel: inout Panel) {
    panel.legend = Legend(
      title: PlotText.fitted(
        coloring.axis.rawValue, width: Layout.legendTitleWidth, size: Layout.text),
      entries: coloring.groups.map {
        .init(
          label: PlotText.fitted($0.label, width: Layout.legendLabelWidth, size: Layout.text),
          color: $0.color)
      },
      x: Layout.legendLeft, y: metric == .loss ? panel.frame.top : panel.frame.bottom,
      isBelow: metric == .loss)
  }
}
