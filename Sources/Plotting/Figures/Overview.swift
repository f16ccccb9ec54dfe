import Records

/// The figure to look at first: the best settings' curves on the left, what matters on the right,
/// the verdict above.
struct Overview {
  let results: SweepResults
  let name: String

  var figure: Figure {
    let verdict = Verdict(results)
    return Figure(
      name: name, title: verdict.sentence,
      subtitles: [verdict.caution, verdict.scope].filter { !$0.isEmpty },
      panels: [curves, details])
  }

  private var layers: CurveLayers { CurveLayers(results: results, metric: .score) }

  private var winners: ArraySlice<PooledSetting> { results.ranked.prefix(SettingColors.most) }

  private var curves: Panel {
    let colors = SettingColors(results)
    let others = results.settings.filter { setting in
      !winners.contains { $0.position == setting.position }
    }
    let scale = layers.scale(
      for: winners.isEmpty ? results.settings[...] : winners, isDetailed: true)
    let ends = self.ends(colors)
    let width = EndLabels.width(ends, size: Layout.text, within: Layout.halfLabelsWidth)
    var panel = Panel(
      frame: .init(
        left: Layout.curvesLeft, right: Layout.halfLabelsRight - Layout.halfLabelsGap - width,
        bottom: Layout.panelBottom, top: Layout.halfTop),
      x: .epochs(to: results.lastEpoch), y: scale)
    let gray = Layer.Style.lines(
      Palette.context, width: 1, transparency: results.settings.count > 300 ? 0.5 : 0.15)
    panel.layers = [
      layers.means("others", others, style: gray),
      layers.diverged("diverged", results.settings, style: gray),
    ]
    if results.axes.isEmpty {
      let style = Layer.Style.lines(
        Palette.distinct[0], width: 1.5, dashed: true, transparency: 0.3)
      panel.layers.append(layers.means("training", winners, .training, style: style))
    }
    for (index, setting) in winners.enumerated().reversed() {
      let color = colors[setting]
      panel.layers += [
        layers.band("band \(index + 1)", setting, in: scale, color),
        layers.means("best \(index + 1)", [setting], style: .lines(color, width: 2.5)),
      ]
    }
    panel.layers += [
      layers.disks("single epochs", results.settings.reversed()) { colors[$0] },
      layers.taken(winners) { colors[$0] },
      layers.crosses(results.settings, in: scale) { _ in Palette.axis },
    ]
    EndLabels(ends: ends, left: Layout.halfLabelsRight - width, width: width).add(to: &panel)
    panel.noteHidden(layers, others)
    panel.head(curvesTitle, curvesNote, at: Layout.margin)
    return panel.orNote("no epoch was completed")
  }

  private func ends(_ colors: SettingColors) -> [EndLabels.End] {
    winners.enumerated().compactMap { index, setting in
      setting.curve(.score, .validation).last.map { last in
        EndLabels.End(
          x: Double(last.epoch), y: layers.drawn(last.mean),
          value: results.scoreText.number(setting.score?.mean ?? last.mean),
          label: results.values(setting),
          color: colors[setting], isBold: index == 0)
      }
    }
  }

  private var curvesTitle: String {
    let count = results.settings.count
    let name = "Validation \(results.score.name)"
    return count == 1
      ? name
      : count <= SettingColors.most
        ? "\(name) of \(count) settings"
        : "\(name), the \(SettingColors.most) best in color"
  }

  private var curvesNote: String {
    var parts: [String] = []
    if results.axes.isEmpty {
      parts.append("solid: validation, dashed: training")
    } else {
      parts.append("labels: " + results.axes.map(\.axis.rawValue).joined(separator: ", "))
    }
    if results.seeds > 1 { parts.append("bands: lowest to highest \(results.replicate)") }
    if results.hasStops { parts.append("dots: results taken") }
    return parts.joined(separator: " · ")
  }

  /// A heat map, a range plot, or for a single setting its losses.
  private var details: Panel {
    if let map = HeatMap(results) { return heatMap(map) }
    let frame = Panel.Frame(
      left: Layout.detailsAxis, right: Layout.detailsRight, bottom: Layout.panelBottom,
      top: Layout.halfTop)
    if let axis = results.mainAxis {
      var panel = RangePlot(
        results: results, axis: axis, colors: SettingColors(results)
      ).panel(in: frame)
      panel.head(
        "\(results.score.title) by \(axis.axis.rawValue)",
        (results.seeds > 1
          ? "large: mean of the \(results.replicate)s, small: each \(results.replicate)"
          : "one seed each")
          + gapNote([axis])
          + (results.settings.contains { !$0.diverged.isEmpty } ? " · ×: diverged" : ""),
        at: Layout.detailsLeft)
      return panel.orNote("no epoch was completed")
    }
    return losses(frame)
  }

  private func heatMap(_ map: HeatMap) -> Panel {
    var panel = map.panel(
      in: .init(
        left: Layout.detailsLeft + map.sideWidth, right: Layout.mapRight,
        bottom: Layout.panelBottom, top: Layout.mapTop))
    let hasNumbers = panel.labels.contains { $0.text != "×" }
    let others = map.others.map(\.rawValue).joined(separator: ", ")
    let over =
      map.isCoarse ? ", best of each cell" : others.isEmpty ? "" : ", best over \(others)"
    panel.head(
      "\(results.score.title) by \(map.x.axis.rawValue) and \(map.y.axis.rawValue)",
      (results.seeds > 1 ? "mean of the \(results.replicate)s" : "one seed") + over
        + gapNote([map.x, map.y])
        + (map.hasDivergedCells ? " · ×: runs diverged" : "") + " · framed: best"
        + (hasNumbers || map.merits.isEmpty ? "" : " · dark: good"),
      at: Layout.detailsLeft)
    return panel
  }

  /// What a dash on the axes stands for.
  private func gapNote(_ axes: [VariedAxis]) -> String {
    let gaps = axes.filter(\.hasGaps).map { $0.named(nil) }
    return gaps.isEmpty ? "" : " · –: " + gaps.joined(separator: " or ")
  }

  private func losses(_ frame: Panel.Frame) -> Panel {
    let layers = CurveLayers(results: results, metric: .loss)
    let settings = results.settings
    let scale = layers.scale(for: settings, parts: [.validation, .training], isDetailed: true)
    var panel = Panel(frame: frame, x: .epochs(to: results.lastEpoch), y: scale)
    let color = Palette.distinct[0]
    panel.layers = [
      layers.means(
        "training loss", settings, .training,
        style: .lines(color, width: 1.5, dashed: true, transparency: 0.3)),
      layers.diverged("diverged loss", settings, style: .lines(Palette.axis, width: 1.5)),
      layers.means("validation loss", settings, style: .lines(color, width: 2.5)),
      layers.disks("single epochs", settings) { _ in color },
      layers.taken(settings) { _ in color },
      layers.crosses(settings, in: scale) { _ in Palette.axis },
    ]
    panel.head("Loss", "solid: validation, dashed: training", at: Layout.detailsLeft)
    return panel.orNote("no epoch was completed")
  }
}
