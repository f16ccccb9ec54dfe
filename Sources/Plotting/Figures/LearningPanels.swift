import Records

/// Training against validation of one setting: where they part, it learns by heart.
struct LearningPanels {
  let results: SweepResults
  var options = PlotOptions()

  private var setting: PooledSetting? { results.ranked.first ?? results.settings.first }

  func panel(_ metric: Metric, in frame: Panel.Frame) -> Panel {
    let layers = CurveLayers(
      results: results, metric: metric, across: options.across, only: setting)
    let settings = setting.map { [$0] } ?? []
    let (blue, orange) = (Palette.distinct[0], Palette.distinct[1])
    var curves = settings.flatMap { layers.seeds("validation", $0, blue) }
    let training = layers.means(
      "training", settings, .training, style: .lines(orange, width: 2.2, dashed: true))
    let validation = layers.means("validation", settings, style: .lines(blue, width: 2.6))
    curves += [training, validation]
    curves += layers.disks("single epochs", settings) { _ in blue }
    curves += layers.taken(settings) { _ in blue }
    let loss = setting?.settings[.loss]?.description ?? ""
    let heading = metric == .score ? results.score.title : LossText.heading(loss)
    let y = layers.scale(for: curves, title: "", options.scale)
    let note = note(metric, loss, y)
    var panel = Panel(
      name: heading,
      frame: frame.inset(
        left: Layout.besideAxis, right: 108, bottom: Layout.belowAxis,
        top: Panel.headHeight(note, over: frame) + 14),
      x: layers.acrossScale(settings, along: frame.width - 160),
      y: y)
    panel.layers =
      [layers.diverged("diverged", settings, style: .lines(Palette.context, width: 1.2))] + curves
      + layers.crosses(settings, in: panel.y) { _ in Palette.alarm }
    let ends = [("validation", validation, blue), ("training", training, orange)].compactMap {
      text, layer, color -> EndLabels.End? in
      layers.end(layer).map {
        EndLabels.End(x: $0.x, y: $0.y, value: text, words: "", color: color)
      }
    }
    EndLabels(ends: ends, left: panel.frame.right + 14, width: 94).add(to: &panel)
    if metric == .score {
      panel.markBaseline(of: settings, in: results)
      panel.tellCut(layers.ends(settings), of: "curve")
    }
    panel.head(heading, note, over: frame)
    return panel.orNote("no epoch was completed")
  }

  private func note(_ metric: Metric, _ loss: String, _ y: Scale) -> String {
    let title = metric == .score ? results.scoreTitle : LossText.title(loss)
    var parts = [y.kind.titled(title)]
    if (setting?.surviving.count ?? 0) > 1, results.lackOfValidation == nil {
      parts.append(
        results.seeds >= CurveLayers.seedsForBand
          ? "band: the middle 80 % of the \(results.oneRun)s" : "thin: each \(results.oneRun)")
    }
    if results.hasStops { parts.append(CurveLayers.takenNote) }
    return parts.joined(separator: " · ")
  }

  /// The figure: both metrics of the best setting side by side.
  func figure(name: String) -> Figure {
    let words = setting.map { results.words($0) } ?? ""
    let parts = results.lackOfValidation == nil ? "Training against validation" : "Training"
    var figure = Figure(
      name: name, canvas: options.canvas(rows: 2),
      title: words.isEmpty ? Verdict(results).sentence : "\(parts): \(words)",
      subtitles: words.isEmpty ? [] : [Verdict(results).sentence], foot: Verdict(results).scope)
    let isNarrow = options.canvas.isNarrow
    let frames = figure.body.grid(
      columns: isNarrow ? 1 : 2, rows: isNarrow ? 2 : 1, gapX: 30, gapY: 12)
    figure.panels = [panel(.score, in: frames[0]), panel(.loss, in: frames[1])]
    return figure
  }
}
