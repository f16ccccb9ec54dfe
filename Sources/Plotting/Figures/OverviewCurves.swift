import Records

/// How it went, small: the best settings, and where they are more, all of them as median and middle
/// 80 %.
struct OverviewCurves {
  let results: SweepResults
  let options: PlotOptions
  /// Best first.
  let settings: [PooledSetting]
  var title = "How did it go?"
  /// How many of the best have a curve of their own.
  var best = 3
  /// Whether a note says what is drawn, and whether words stand at the ends of curves.
  var isExplained = true
  var isNamed = true

  private static let places = ["best", "2nd", "3rd"]

  private var curves: CurveLayers { CurveLayers(results: results, metric: .score) }

  private var leaders: [PooledSetting] {
    Array(settings.lazy.filter { $0.score != nil }.prefix(best))
  }

  private var isMany: Bool { results.settings.count > SettingColors.most }

  private var note: String {
    guard isExplained else { return "" }
    let others =
      isMany
      ? " · gray: median and middle 80 % of all settings"
      : settings.count > leaders.count ? " · gray: the others" : ""
    return results.scoreTitle + results.scoreSpacing(options.scale) + others
  }

  var layers: [Layer] {
    var drawn: [Layer] = []
    if isMany {
      drawn += curves.spread(
        "all settings", settings, share: 0.1, Palette.context, opacity: 0.28, width: 2)
    } else {
      let named = Set(leaders.map(\.position))
      drawn.append(
        curves.means(
          "others", settings.filter { !named.contains($0.position) },
          style: .lines(Palette.context, width: 1.6)))
    }
    for (index, setting) in leaders.enumerated().reversed() {
      let color = Palette.distinct[index]
      drawn.append(curves.means(Self.places[index], [setting], style: .lines(color, width: 2.4)))
      drawn += curves.disks("\(Self.places[index]), one epoch", [setting]) { _ in color }
    }
    return drawn
  }

  /// Heading, panel and labels, all within `frame`; `scale` is that of panels beside.
  func panel(in frame: Panel.Frame, scale: Scale? = nil) -> Panel {
    let drawn = layers
    var panel = Panel(
      name: title,
      frame: frame.inset(
        left: Layout.besideAxis, right: isNamed ? (best == 1 ? 74 : 96) : 4,
        bottom: Layout.belowAxis,
        top: Panel.headHeight(note, over: frame) + 14),
      x: curves.acrossScale(settings, along: frame.width - (isNamed ? 150 : 60)),
      y: scale ?? curves.scale(for: drawn, title: "", options.scale))
    let some = settings.prefix(CurvePanel.mostThin)
    panel.layers =
      [curves.diverged("diverged", some, style: .lines(Palette.context, width: 1))] + drawn
      + curves.crosses(some, in: panel.y) { _ in Palette.alarm }
    if isNamed {
      EndLabels(ends: ends(drawn), left: panel.frame.right + 14, width: 82).add(to: &panel)
    }
    panel.markBaseline(of: settings, in: results)
    panel.tellCut(curves.ends(settings), of: "setting")
    panel.head(title, note, over: frame)
    return panel.orNote("no epoch was completed")
  }

  private func ends(_ drawn: [Layer]) -> [EndLabels.End] {
    let named = Self.places.enumerated().map { index, place in
      (place, place, Palette.distinct[index])
    }
    let all = named + [("all settings, median", "median", Palette.softInk)]
    return all.compactMap { name, text, color in
      drawn.first { $0.name == name }.flatMap(curves.end).map {
        EndLabels.End(
          x: $0.x, y: $0.y, value: text, words: "", color: color, isBold: text == "best")
      }
    }
  }

  /// A panel for each value of an axis below a common title, all on one scale, at most four: values
  /// that are more stand together with their neighbors, or where they have no order the best are shown.
  static func faceted(
    by axis: VariedAxis, _ results: SweepResults, _ options: PlotOptions, in frame: Panel.Frame
  ) -> [Panel] {
    let bins = axis.bins(limit: mostFacets, count: mostFacets)
    let groups = Dictionary(grouping: results.settings) {
      bins.place(of: $0.settings[axis.axis]) ?? 0
    }
    var seen: Set<Int> = []
    let byMerit = results.settings.compactMap { bins.place(of: $0.settings[axis.axis]) }
      .filter { seen.insert($0).inserted }
    let curves = byMerit.prefix(mostFacets).sorted().map { place in
      OverviewCurves(
        results: results, options: options, settings: groups[place] ?? [],
        title: bins.labels[place], best: 1, isExplained: false,
        isNamed: !options.canvas.isNarrow)
    }
    let layers = CurveLayers(results: results, metric: .score)
    let scale = layers.scale(for: curves.flatMap(\.layers), title: "", options.scale)
    let note = facetNote(results, options)
    let columns = max(options.canvas.isNarrow ? 2 : curves.count, 1)
    let frames = frame.inset(top: Panel.headHeight(note, over: frame) + 6).grid(
      columns: columns, rows: (curves.count + columns - 1) / columns, gapX: 16, gapY: 10)
    var panels = zip(curves, frames).map { $0.panel(in: $1, scale: scale) }
    if !panels.isEmpty {
      panels[0].head("How did it go, by \(axis.axis.spoken)?", note, over: frame)
    }
    return panels
  }

  private static func facetNote(_ results: SweepResults, _ options: PlotOptions) -> String {
    results.scoreTitle + results.scoreSpacing(options.scale) + " · blue: the best"
      + (results.settings.count > SettingColors.most
        ? ", gray: median and middle 80 % of the settings" : ", gray: the others")
  }

  /// What rows of facets take in a column.
  static func facetHeight(
    _ results: SweepResults, _ options: PlotOptions, over frame: Panel.Frame, count: Int
  ) -> Double {
    Panel.headHeight(facetNote(results, options), over: frame) + 190 * Double((count + 1) / 2)
  }

  /// The most panels that it parts into.
  static let mostFacets = 4
}
