import Records

/// The curves of every setting: the common build of the score and the loss figure. A panel a kind of
/// loss, whose numbers do not compare, and a panel a value of the axis that facets.
struct CurveFigure {
  let results: SweepResults
  let metric: Metric
  let name: String
  var options = PlotOptions()

  /// What one panel shows.
  private struct Part {
    var heading: String
    var yTitle: String
    var settings: [PooledSetting]
  }

  private var isFew: Bool {
    results.settings.count <= SettingColors.most && options.color == nil
  }

  private var coloring: AxisColors? {
    guard !isFew else { return nil }
    return (results.varied(options.color) ?? otherAxis).map { AxisColors($0, results.settings) }
  }

  /// The axis that matters most, but not the one that parts the panels.
  private var otherAxis: VariedAxis? {
    let effect = results.effects.first { $0.axis != options.facet } ?? results.effects.first
    return effect.flatMap { effect in results.axes.first { $0.axis == effect.axis } }
  }

  var figure: Figure {
    let parts = parts
    var figure = Figure(
      name: name, canvas: options.canvas(rows: parts.count), title: title, subtitles: [explanation],
      foot: Verdict(results).scope)
    figure.panels = parts.count == 1 ? [single(parts[0], figure.body)] : several(parts, figure.body)
    return figure
  }

  private var parts: [Part] {
    var parts = [
      Part(
        heading: "", yTitle: metric == .loss ? "loss" : results.scoreTitle,
        settings: results.settings)
    ]
    if metric == .loss, !results.settings.isEmpty {
      let kinds = Dictionary(grouping: results.settings) { $0.settings[.loss]?.description ?? "" }
      parts = kinds.keys.sorted().map { kind in
        Part(
          heading: kinds.count > 1 ? LossText.name(kind) : "", yTitle: LossText.title(kind),
          settings: kinds[kind] ?? [])
      }
    }
    guard let axis = results.varied(options.facet) else { return parts }
    let bins = axis.bins(limit: 12)
    return parts.flatMap { part in
      let groups = Dictionary(grouping: part.settings) {
        bins.place(of: $0.settings[axis.axis]) ?? 0
      }
      return groups.keys.sorted().map { place in
        let words = [part.heading, "\(axis.axis.spoken) \(bins.labels[place])"]
        return Part(
          heading: words.filter { !$0.isEmpty }.joined(separator: ", "), yTitle: part.yTitle,
          settings: groups[place] ?? [])
      }
    }
  }

  private func panel(_ part: Part) -> CurvePanel {
    CurvePanel(
      results: results, metric: metric, options: options, settings: part.settings,
      coloring: coloring, heading: part.heading, yTitle: part.yTitle,
      leaders: Array(results.ranked.prefix(3)), isEachColored: isEachColored, facet: options.facet)
  }

  /// Whether no panel has more curves than would be black.
  private var isEachColored: Bool { coloring != nil && parts.allSatisfy { $0.settings.count <= 3 } }

  /// Labels beside the panel, or in a narrow picture below it, and the legend where these leave room.
  private func single(_ part: Part, _ body: Panel.Frame) -> Panel {
    let curves = panel(part)
    let ends = curves.ends
    if options.canvas.isNarrow { return above(part, ends, body) }
    let size = Layout.curveLabel
    let width = EndLabels.width(ends, size: size, within: (coloring == nil ? 120 : 220)...380)
    var panel = curves.panel(in: inner(body, right: width + Layout.labelsGap))
    let left = panel.frame.right + Layout.labelsGap
    var labels = EndLabels(ends: ends, left: left, width: width, size: size)
    if let coloring {
      let room = Double(coloring.groups.count + 2) * Layout.text * 1.45
      let isBelow = metric == .loss || !results.score.isHigherBetter
      panel.legend = legend(
        coloring, x: left, y: isBelow ? body.top : body.bottom, isBelow: isBelow)
      if isBelow { labels.top = body.top - room } else { labels.bottom = body.bottom + room }
    }
    labels.add(to: &panel)
    return panel
  }

  /// In a column of print: the panel, and below it what its colors are, each in its own.
  private func above(_ part: Part, _ ends: [EndLabels.End], _ body: Panel.Frame) -> Panel {
    let texts = ends.flatMap { end in
      PlotText.wrappedName(end.text, width: body.width, size: Layout.text, lines: 2).map {
        (text: $0, color: end.color)
      }
    }
    let names = ColorNames(
      texts + (coloring == nil ? [] : colorNames(part)), alone: texts.count, width: body.width)
    var panel = panel(part).panel(in: inner(body.inset(bottom: names.height), right: 8))
    panel.labels += names.labels(left: body.left, top: body.bottom + names.height)
    return panel
  }

  /// What the colors of a panel are, each to be written in itself: the settings in what the panel does
  /// not say of them, or values of an axis.
  private func colorNames(_ part: Part) -> [(text: String, color: Color)] {
    if let coloring {
      return coloring.groups.enumerated().map {
        ("\(coloring.axis.spoken) \(label(of: $0.offset, coloring))", $0.element.color)
      }
    }
    let colors = SettingColors(results)
    let axes = results.axes.filter { $0.axis != options.facet }
    return part.settings.map { setting in
      (axes.map { $0.named(setting.settings[$0.axis]) }.joined(separator: ", "), colors[setting])
    }
  }

  /// A value that a color stands for; where no run with it survived, there is no line in this color.
  private func label(of group: Int, _ coloring: AxisColors) -> String {
    let settings = results.settings.filter { coloring.place(of: $0) == group }
    let isLost =
      settings.allSatisfy(\.surviving.isEmpty) && settings.contains { !$0.diverged.isEmpty }
    return coloring.groups[group].label + (isLost ? ": diverged" : "")
  }

  private func inner(_ body: Panel.Frame, right: Double) -> Panel.Frame {
    body.inset(left: Layout.besideAxis, right: right, bottom: Layout.belowAxis, top: 32)
  }

  /// Side by side, those of the same kind on the same scale, and a legend for all.
  private func several(_ parts: [Part], _ body: Panel.Frame) -> [Panel] {
    let isNarrow = options.canvas.isNarrow
    let columns =
      isNarrow
      ? 1 : parts.count <= 3 ? parts.count : parts.count == 4 ? 2 : parts.count <= 9 ? 3 : 4
    let rows = (parts.count + columns - 1) / columns
    // Few settings are named at their curves.
    let beside = isNarrow || coloring == nil ? 0.0 : 220
    let labels = isNarrow ? 0.0 : coloring == nil ? 116 : 84
    let frames = body.inset(right: beside).grid(columns: columns, rows: rows, gapX: 24, gapY: 18)
    let layers = CurveLayers(results: results, metric: metric, across: options.across)
    var scales: [String: Scale] = [:]
    for (title, same) in Dictionary(grouping: parts, by: \.yTitle) {
      let heights = same.flatMap { panel($0).heights }
      let all = Layer(
        "all", .points(.disk, Palette.ink, size: 1),
        [DataBlock("", columns: 2, values: heights.flatMap { [0, $0] })])
      scales[title] = layers.scale(for: [all], title: title, options.scale)
    }
    var panels = zip(parts, frames).map { part, frame in
      var curves = panel(part)
      curves.scale = scales[part.yTitle]
      var ends = curves.ends
      let note = coloring == nil ? "" : curves.best.map { "best: \($0.text)" } ?? ""
      let names = ColorNames(isNarrow ? colorNames(part) : [], width: frame.width)
      let above =
        28 + (note.isEmpty || !isNarrow ? 0 : Layout.remark * 2.6) + (isNarrow ? names.height : 0)
      var panel = curves.panel(
        in: frame.inset(
          left: Layout.besideAxis, right: labels, bottom: Layout.belowAxis,
          top: max(98, above + 36)))
      panel.head(part.heading, note, over: frame)
      if !isNarrow {
        if coloring != nil { for index in ends.indices { ends[index].words = "" } }
        EndLabels(ends: ends, left: panel.frame.right + 12, width: labels - 14)
          .add(to: &panel)
      }
      panel.labels += names.labels(left: frame.left, top: frame.top - above + names.height)
      return panel
    }
    if let coloring, !isNarrow, !panels.isEmpty {
      panels[0].legend = legend(
        coloring, x: body.right - beside + 24, y: body.top - 20, isBelow: true)
    }
    return panels
  }

  private func legend(_ coloring: AxisColors, x: Double, y: Double, isBelow: Bool) -> Legend {
    Legend(
      title: coloring.axis.spoken,
      entries: coloring.groups.enumerated().map {
        .init(
          label: PlotText.fitted(label(of: $0.offset, coloring), width: 170, size: Layout.text),
          color: $0.element.color)
      }, x: x, y: y, isBelow: isBelow)
  }

  private var title: String {
    let part = results.lackOfValidation == nil ? "Validation" : "Training"
    let what = "\(part) \(metric == .loss ? "loss" : results.score.name)"
    return what + (results.cells.count == 1 ? "" : " of \(results.countedSettings)")
  }

  private var explanation: String {
    var words: [String] = []
    let others = (parts.map(\.settings.count).max() ?? 0) - 3
    if isFew {
      if results.lastEpoch > 1 { words.append(shownParts) }
      if results.seeds > 1, results.lackOfValidation == nil { words.append(seedsText) }
    } else {
      if !isEachColored {
        words.append("black: the best three" + (parts.count > 1 ? " of all settings" : ""))
        if let first = results.ranked.first, first.surviving.count > 1 {
          words.append("\(seedsLook(first.surviving.count)) of the best")
        }
      }
      if let coloring {
        let look =
          results.lastEpoch == 1
          ? others > CurvePanel.mostDots
            ? "the middle 80 % and the median of the settings" : "a dot a setting"
          : options.across != .epoch && others > CurvePanel.mostThin
            ? "a line each of the next \(CurvePanel.mostThin)"
            : others <= CurvePanel.mostLines || options.across != .epoch
              ? "a line a setting"
              : "median of the settings"
                + (coloring.groups.count <= CurvePanel.mostBands
                  ? " and the middle 80 % of them" : "")
        words.append("color: \(look) by \(coloring.axis.spoken)")
      }
    }
    if results.hasStops { words.append(CurveLayers.takenNote) }
    let layers = CurveLayers(results: results, metric: metric, across: options.across)
    if layers.shownEpochs < results.lastEpoch {
      words.append("some runs go on to epoch \(results.lastEpoch)")
    }
    if results.runs.contains(where: { $0.state == .diverged }) { words.append("×: diverged") }
    return words.joined(separator: "   ·   ")
  }

  /// What the runs of the best are drawn as beside its black line.
  private func seedsLook(_ count: Int) -> String {
    if results.lastEpoch == 1 { return "gray ring: each \(results.oneRun)" }
    return count >= CurveLayers.seedsForBand
      ? "gray band: the middle 80 % of the \(results.oneRun)s" : "thin gray: each \(results.oneRun)"
  }

  private var shownParts: String {
    results.lackOfValidation.map { "dashed: training   ·   \($0)" }
      ?? "solid: validation, dashed: training"
  }

  private var seedsText: String {
    let whose = results.settings.count > 1 ? " of the best three" : ""
    if results.lastEpoch == 1 { return "ring: each \(results.oneRun)\(whose)" }
    return results.seeds >= CurveLayers.seedsForBand
      ? "band: the middle 80 % of the \(results.oneRun)s\(whose)"
      : "thin: each \(results.oneRun)\(whose)"
  }
}
