import Records

/// The overview in a column of print: who wins, what each axis does, and how it went, one below the
/// other, each as high as its text takes, so that all of it fits a page. A map has no room there.
struct OverviewColumn {
  let results: SweepResults
  let options: PlotOptions

  private static let gap: Double = 14
  private static let curvesHeight: Double = 250
  private static let sliceHeight: Double = 170

  /// Fewer than on a slide; other kinds show more.
  private var who: RankedPanel { RankedPanel(results: results, count: 5) }
  private var slices: EffectPanels { EffectPanels(results: results, count: 2) }
  private var facet: VariedAxis? { results.varied(options.facet) }

  /// From the top down; `body` is as wide as the panels will be.
  private func heights(_ body: Panel.Frame) -> [Double] {
    let slice =
      Panel.headHeight(slices.headedNote, over: body)
      + (Self.sliceHeight + slices.slant(along: body.width - Layout.besideAxis))
      * Double(min(results.effects.count, 2))
    let curves =
      facet.map {
        OverviewCurves.facetHeight(
          results, options, over: body, count: min($0.values.count, OverviewCurves.mostFacets))
      } ?? Self.curvesHeight
    return [who.height(in: body), slice, curves]
  }

  func height(in body: Panel.Frame) -> Double {
    let heights = heights(body)
    return heights.reduce(0, +) + Self.gap * Double(heights.count - 1)
  }

  func panels(in body: Panel.Frame) -> [Panel] {
    var top = body.top
    let frames = heights(body).map { height in
      var frame = body
      (frame.top, frame.bottom) = (top, top - height)
      top -= height + Self.gap
      return frame
    }
    let curves =
      facet.map { OverviewCurves.faceted(by: $0, results, options, in: frames[2]) }
      ?? [
        OverviewCurves(results: results, options: options, settings: results.settings)
          .panel(in: frames[2])
      ]
    return [who.panel(in: frames[0])]
      + slices.panels(in: frames[1], columns: 1, title: "What does each axis do?") + curves
  }
}
