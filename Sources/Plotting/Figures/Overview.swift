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
      name: name,
      canvas: options.canvas(
        rows: results.axes.isEmpty ? 3 : min(results.effects.count, Self.mostAxes) + 4),
      title: verdict.sentence, subtitles: [verdict.caution],
      foot: verdict.scope + notes)
    figure.panels =
      results.axes.isEmpty
      ? single(figure.body)
      : options.canvas.isNarrow ? stacked(figure.body) : sideBySide(figure.body)
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
      + "; validation only, test unseen"
  }

  private func sideBySide(_ body: Panel.Frame) -> [Panel] {
    let middle = body.left + body.width * 0.44
    let who = RankedPanel(results: results).panel(
      in: body.inset(right: body.right - middle + 24))
    let right = body.inset(left: middle - body.left + 24)
    if results.effects.count == 1 {
      let halves = right.grid(columns: 1, rows: 2, gapX: 0, gapY: 12)
      return [who] + effects(halves[0]) + [curves(halves[1])]
    }
    let half = right.bottom + right.height * 0.52
    var upper = right
    upper.bottom = half + 6
    var lower = right
    lower.top = half - 6
    guard let map = HeatMap(results) else { return [who] + effects(upper) + [curves(lower)] }
    var (left, last) = (lower, lower)
    left.right = lower.left + lower.width * 0.54
    last.left = left.right + 24
    return [who] + effects(upper) + [map.panel(in: left), curves(last)]
  }

  private func stacked(_ body: Panel.Frame) -> [Panel] {
    let map = HeatMap(results)
    let count = min(results.effects.count, Self.mostAxes)
    let frames = body.grid(columns: 1, rows: count + (map == nil ? 3 : 4), gapX: 0, gapY: 12)
    // Two rows for the names, and one for each axis.
    var (who, slices) = (frames[0], frames[2])
    who.bottom = frames[1].bottom
    slices.bottom = frames[count + 1].bottom
    return [RankedPanel(results: results).panel(in: who)] + effects(slices)
      + [map?.panel(in: frames[count + 2]), curves(frames[frames.count - 1])].compactMap(\.self)
  }

  /// The most axes that it has room for.
  private static let mostAxes = 4

  private func effects(_ frame: Panel.Frame) -> [Panel] {
    let panels = EffectPanels(results: results, count: Self.mostAxes)
    let count = min(results.effects.count, Self.mostAxes)
    let left = results.effects.count - count
    let note =
      "\(results.scoreTitle) · \(panels.note)"
      + (left == 0 ? "" : " · \(left) more: plot --kind effects")
    let lines = PlotText.wrapped(note, width: frame.width, size: Layout.remark, lines: 2).count
    var drawn = panels.panels(
      in: frame.inset(top: 32 + 20 * Double(lines)), columns: options.canvas.isNarrow ? 1 : count)
    if !drawn.isEmpty { drawn[0].head("What does each axis do?", note, over: frame) }
    return drawn
  }

  /// The best three, and where they are more, all settings as median and middle 80 %.
  private func curves(_ frame: Panel.Frame) -> Panel {
    let layers = CurveLayers(results: results, metric: .score)
    let best = Array(results.ranked.prefix(3))
    let places = ["best", "2nd", "3rd"]
    let isMany = results.settings.count > SettingColors.most
    var drawn: [Layer] = []
    if isMany {
      drawn += layers.spread(
        "all settings", results.settings, share: 0.1, Palette.context, opacity: 0.28, width: 2)
    } else {
      drawn.append(
        layers.means(
          "others", results.settings.filter { !best.map(\.position).contains($0.position) },
          style: .lines(Palette.context, width: 1.6)))
    }
    for (index, setting) in best.enumerated().reversed() {
      let color = Palette.distinct[index]
      drawn.append(layers.means(places[index], [setting], style: .lines(color, width: 2.4)))
      drawn += layers.disks("\(places[index]), one epoch", [setting]) { _ in color }
    }
    var panel = Panel(
      name: "how did it go",
      frame: frame.inset(
        left: Layout.besideAxis, right: 96, bottom: Layout.belowAxis, top: 66),
      x: layers.acrossScale(results.settings, along: frame.width - 150),
      y: layers.scale(for: drawn, title: "", options.scale))
    panel.layers =
      [
        layers.diverged(
          "diverged", results.settings.prefix(200), style: .lines(Palette.context, width: 1))
      ] + drawn + layers.crosses(results.settings.prefix(200), in: panel.y) { _ in Palette.alarm }
    var ends = best.enumerated().compactMap { index, setting in
      end(places[index], Palette.distinct[index], layers.means("", [setting], style: Self.plain))
    }
    if isMany, let median = drawn.first(where: { $0.name == "all settings, median" }) {
      end("median", Palette.softInk, median).map { ends.append($0) }
    }
    EndLabels(ends: ends, left: panel.frame.right + 14, width: 82).add(to: &panel)
    panel.markBaseline(of: results.settings, in: results)
    panel.head(
      "How did it go?",
      results.scoreTitle + (isMany ? " · gray: median and middle 80 % of all settings" : ""),
      over: frame)
    return panel.orNote("no epoch was completed")
  }

  private static let plain = Layer.Style.lines(Palette.ink, width: 1)

  private func end(_ text: String, _ color: Color, _ layer: Layer) -> EndLabels.End? {
    guard let values = layer.blocks.first?.values.suffix(2), values.count == 2 else { return nil }
    return EndLabels.End(
      x: values[values.startIndex], y: values[values.startIndex + 1], value: text, words: "",
      color: color, isBold: text == "best")
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
