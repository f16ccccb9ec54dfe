import Records

/// The figure to look at first. It answers four questions: who wins, what does each axis do, where,
/// and how did it go. Of a single setting: how did it go, and what does it get wrong.
struct Overview {
  let results: SweepResults
  let name: String
  var options = PlotOptions()

  var figure: Figure {
    let verdict = Verdict(results)
    var figure = Figure(
      name: name, canvas: options.canvas(rows: 3), title: verdict.sentence,
      subtitles: [verdict.caution], foot: verdict.scope + notes)
    if results.axes.isEmpty {
      figure.panels = single(figure.body)
    } else if options.canvas.isNarrow {
      let column = OverviewColumn(results: results, options: options)
      figure.canvas.height = column.height(in: figure.body) + figure.headingsHeight
      figure.panels = column.panels(in: figure.body)
    } else {
      figure.panels = sideBySide(figure.body)
    }
    return figure
  }

  private var notes: String {
    // Where chance is known, the scope says how many runs.
    let collapsed =
      results.baselines.isEmpty ? results.settings.count(where: results.isCollapsed) : 0
    return
      (collapsed == 0
      ? ""
      : "; \(NumberText.counted(collapsed, "setting")) no better than answering without looking")
      + (results.lackOfValidation == nil ? "; validation only, test not shown" : "; test not shown")
  }

  private func sideBySide(_ body: Panel.Frame) -> [Panel] {
    let middle = body.left + body.width * 0.44
    let who = RankedPanel(results: results).panel(
      in: body.inset(right: body.right - middle + 24))
    let right = body.inset(left: middle - body.left + 24)
    let facet = results.varied(options.facet)
    if results.effects.count == 1, facet == nil {
      let halves = right.grid(columns: 1, rows: 2, gapX: 0, gapY: 12)
      return [who] + effects(halves[0]) + [curves.panel(in: halves[1])]
    }
    let half = right.bottom + right.height * 0.52
    var upper = right
    upper.bottom = half + 6
    var lower = right
    lower.top = half - 6
    if let facet {
      return [who] + effects(upper)
        + OverviewCurves.faceted(by: facet, results, options, in: lower)
    }
    guard let map = HeatMap(results) else {
      return [who] + effects(upper) + [curves.panel(in: lower)]
    }
    var (left, last) = (lower, lower)
    left.right = lower.left + lower.width * 0.54
    last.left = left.right + 24
    return [who] + effects(upper) + [map.panel(in: left), curves.panel(in: last)]
  }

  private var curves: OverviewCurves {
    OverviewCurves(results: results, options: options, settings: results.settings)
  }

  private func effects(_ frame: Panel.Frame) -> [Panel] {
    EffectPanels(results: results, count: 4).panels(
      in: frame, columns: 4, title: "What does each axis do?")
  }

  /// Training and validation, score and loss, and what is taken for what.
  private func single(_ body: Panel.Frame) -> [Panel] {
    let confusion = ConfusionPanel(results)
    let learning = LearningPanels(results: results, options: options)
    guard let confusion, !options.canvas.isNarrow else {
      let count = confusion == nil ? 2 : 3
      let frames =
        options.canvas.isNarrow
        ? body.grid(columns: 1, rows: count, gapX: 0, gapY: 14)
        : body.grid(columns: count, rows: 1, gapX: 26, gapY: 0)
      return [learning.panel(.score, in: frames[0]), learning.panel(.loss, in: frames[1])]
        + (confusion.map { [$0.panel(in: frames[2])] } ?? [])
    }
    // Two fifths of the width for curves one above the other, three for the counts.
    var left = body
    left.right = body.left + body.width * 0.47
    var right = body
    right.left = left.right + 40
    let halves = left.grid(columns: 1, rows: 2, gapX: 0, gapY: 14)
    return [
      learning.panel(.score, in: halves[0]), learning.panel(.loss, in: halves[1]),
      confusion.panel(in: right),
    ]
  }
}
