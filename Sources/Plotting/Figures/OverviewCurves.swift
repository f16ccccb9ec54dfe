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
  /// Whether a note says what is drawn.
  var isExplained = true

  private static let places = ["best", "2nd", "3rd"]

  private var curves: CurveLayers { CurveLayers(results: results, metric: .score) }

  private var leaders: [PooledSetting] {
    Array(settings.lazy.filter { $0.score != nil }.prefix(best))
  }

  private var isMany: Bool { results.settings.count > SettingColors.most }

  private var note: String {
    guard isExplained else { return "" }
    return results.scoreTitle
      + (isMany ? " · gray: median and middle 80 % of \(best == 3 ? "all" : "these") settings" : "")
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
        left: Layout.besideAxis, right: best == 1 ? 74 : 96, bottom: Layout.belowAxis,
        top: Panel.headHeight(note, over: frame) + 14),
      x: curves.acrossScale(settings, along: frame.width - 150),
      y: scale ?? curves.scale(for: drawn, title: "", options.scale))
    let some = settings.prefix(CurvePanel.mostThin)
    panel.layers =
      [curves.diverged("diverged", some, style: .lines(Palette.context, width: 1))] + drawn
      + curves.crosses(some, in: panel.y) { _ in Palette.alarm }
    EndLabels(ends: ends(drawn), left: panel.frame.right + 14, width: 82).add(to: &panel)
    panel.markBaseline(of: settings, in: results)
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

  /// A panel for each value of an axis, side by side with the same scale, at most four: values that
  /// are more stand together with their neighbors, or where they have no order the best ones are shown.
  static func faceted(
    by axis: VariedAxis, _ results: SweepResults, _ options: PlotOptions, in frame: Panel.Frame
  ) -> [Panel] {
    let bins = axis.bins(limit: Self.mostFacets, count: Self.mostFacets)
    let groups = Dictionary(grouping: results.settings) {
      bins.place(of: $0.settings[axis.axis]) ?? 0
    }
    var seen: Set<Int> = []
    let byMerit = results.settings.compactMap { bins.place(of: $0.settings[axis.axis]) }
      .filter { seen.insert($0).inserted }
    let shown = byMerit.prefix(Self.mostFacets).sorted()
    let curves = shown.map { place in
      OverviewCurves(
        results: results, options: options, settings: groups[place] ?? [],
        title: "\(axis.axis.spoken) \(bins.labels[place])", best: 1, isExplained: false)
    }
    let layers = CurveLayers(results: results, metric: .score)
    let scale = layers.scale(for: curves.flatMap(\.layers), title: "", options.scale)
    let isNarrow = options.canvas.isNarrow
    let frames = frame.grid(
      columns: isNarrow ? 1 : max(shown.count, 1), rows: isNarrow ? max(shown.count, 1) : 1,
      gapX: 16, gapY: 10)
    return zip(curves, frames).map { $0.panel(in: $1, scale: scale) }
  }

  /// The most panels that it parts into.
  static let mostFacets = 4
}
