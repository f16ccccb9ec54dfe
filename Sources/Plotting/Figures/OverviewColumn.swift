import Records

/// The overview in a column of print: its panels one below the other, each as high as its text takes,
/// so that all of them fit a page.
struct OverviewColumn {
  let results: SweepResults
  let options: PlotOptions
  private let map: HeatMap?

  init(results: SweepResults, options: PlotOptions) {
    self.results = results
    self.options = options
    map = results.varied(options.facet) == nil ? HeatMap(results) : nil
  }

  private static let gap: Double = 14
  /// Of a heat map, or curves.
  private static let panelHeight: Double = 250

  /// Fewer than on a slide; other kinds show more.
  private var who: RankedPanel { RankedPanel(results: results, count: 6) }
  private var slices: EffectPanels { EffectPanels(results: results, count: 2) }

  private var facets: Int {
    results.varied(options.facet).map { min($0.values.count, OverviewCurves.mostFacets) } ?? 0
  }

  /// From the top down; `body` is as wide as the panels will be.
  private func heights(_ body: Panel.Frame) -> [Double] {
    let slice = Panel.headHeight(slices.headedNote, over: body) + 190
    return [who.height(in: body), slice, map == nil ? 0 : Self.panelHeight]
      + Array(repeating: Self.panelHeight, count: max(facets, 1))
  }

  func height(in body: Panel.Frame) -> Double {
    let heights = heights(body).filter { $0 > 0 }
    return heights.reduce(0, +) + Self.gap * Double(heights.count - 1)
  }

  func panels(in body: Panel.Frame) -> [Panel] {
    var top = body.top
    let frames = heights(body).map { height in
      var frame = body
      (frame.top, frame.bottom) = (top, top - height)
      if height > 0 { top -= height + Self.gap }
      return frame
    }
    var panels =
      [who.panel(in: frames[0])]
      + slices.panels(in: frames[1], columns: 2, title: "What does each axis do?")
    if let map { panels.append(map.panel(in: frames[2])) }
    guard let facet = results.varied(options.facet) else {
      let curves = OverviewCurves(results: results, options: options, settings: results.settings)
      return panels + [curves.panel(in: frames[3])]
    }
    var rest = frames[3]
    rest.bottom = frames[frames.count - 1].bottom
    return panels + OverviewCurves.faceted(by: facet, results, options, in: rest)
  }
}
