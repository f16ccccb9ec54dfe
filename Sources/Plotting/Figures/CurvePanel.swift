import Records

/// Curves of some settings in one panel. Of few settings each has a color and a label; of more, the
/// best three of the picture are black and named, and the others colored by an axis: a line each, or where these
/// would hide one another the median and the spread of each color.
struct CurvePanel {
  let results: SweepResults
  let metric: Metric
  let options: PlotOptions
  /// Best first.
  let settings: [PooledSetting]
  /// What colors mean where there are many settings.
  let coloring: AxisColors?
  let heading: String
  let yTitle: String
  /// The best of the whole picture, which are black where others are many.
  let leaders: [PooledSetting]
  /// Whether so few settings stand in a panel that each of them keeps its color.
  let isEachColored: Bool
  /// The axis whose value the heading says.
  var facet: Axis?
  /// That of the panels beside; nil for its own.
  var scale: Scale?

  /// The most curves that can be followed one by one.
  static let mostLines = 40
  /// The most thin lines, of which nobody follows one.
  static let mostThin = 200
  /// The most settings with a dot each.
  static let mostDots = 500
  /// The most colors whose spreads can lie on one another.
  static let mostBands = 3

  /// Those of the leaders that stand in this panel.
  private var winners: [PooledSetting] {
    let positions = Set(leaders.map(\.position))
    return settings.filter { positions.contains($0.position) }
  }

  /// Of these curves in black; none where each has its color.
  private var black: [PooledSetting] { isEachColored ? [] : winners }

  /// What has a label at its end.
  private var named: [PooledSetting] { coloring == nil || isEachColored ? settings : winners }

  private var layers: CurveLayers {
    CurveLayers(results: results, metric: metric, across: options.across)
  }

  /// The color of a setting's curve.
  func color(_ setting: PooledSetting) -> Color {
    guard let coloring else { return SettingColors(results)[setting] }
    if black.contains(where: { $0.position == setting.position }) { return Palette.ink }
    return coloring.groups[coloring.place(of: setting)].color
  }

  /// The panel without labels.
  func panel(in frame: Panel.Frame) -> Panel {
    let curves = coloring == nil ? each : grouped
    let vertical = scale ?? layers.scale(for: curves, title: yTitle, options.scale)
    var panel = Panel(
      name: heading.isEmpty ? yTitle : heading, frame: frame,
      x: layers.acrossScale(settings, along: frame.width),
      y: vertical)
    let thin = Layer.Style.lines(Palette.context, width: 1.2)
    panel.layers = [layers.diverged("diverged", settings, style: thin)] + curves
    panel.layers += layers.crosses(settings, in: vertical) { _ in Palette.alarm }
    if metric == .score {
      panel.markBaseline(of: settings, in: results)
      panel.tellCut(layers.ends(settings), of: "setting")
    }
    return panel.orNote(
      results.ranked.isEmpty ? Verdict(results).sentence : "no epoch was completed")
  }

  /// All values that it shows.
  var heights: [Double] { (coloring == nil ? each : grouped).flatMap(\.heights) }

  /// A color, seeds and a training curve for each setting.
  private var each: [Layer] {
    let colors = SettingColors(results)
    let best = Set(winners.map(\.position))
    var result: [Layer] = []
    // The best is drawn last, on top of the others.
    for (index, setting) in settings.enumerated().reversed() {
      let color = colors[setting]
      let rank = index + 1
      if best.contains(setting.position) {
        // Full bands would hide one another.
        let isFirst = setting.position == winners.first?.position
        result += layers.seeds(
          "validation \(rank)", setting, color, opacity: isFirst ? 0.18 : 0.07)
      }
      result += [
        layers.means(
          "training \(rank)", [setting], .training,
          style: .lines(color, width: 1.6, dashed: true, transparency: 0.25)),
        layers.means("validation \(rank)", [setting], style: .lines(color, width: 2.8)),
      ]
    }
    return result + layers.disks("single epochs", settings) { colors[$0] }
      + layers.taken(settings) { colors[$0] }
  }

  /// Everything but the best three in the colors of one axis.
  private var grouped: [Layer] {
    guard let coloring else { return [] }
    let best = Set(black.map(\.position))
    var others = settings.filter { !best.contains($0.position) }
    // What runs across differs from setting to setting, so that there is no median of all.
    if options.across != .epoch { others = Array(others.prefix(Self.mostThin)) }
    let members = Dictionary(grouping: others, by: coloring.place)
    var result: [Layer] = []
    // Groups whose best does worse are drawn first.
    let order = members.keys.sorted { members[$0]![0].position > members[$1]![0].position }
    for place in order {
      guard let group = members[place] else { continue }
      let color = coloring.groups[place].color
      if results.lastEpoch == 1, others.count > Self.mostDots {
        result += strip("group \(place + 1)", group, at: place, of: coloring.groups.count, color)
      } else if results.lastEpoch == 1 {
        result += layers.disks("single epochs \(place + 1)", group, size: 0.45) { _ in color }
      } else if others.count <= Self.mostLines || options.across != .epoch {
        result.append(
          layers.means(
            "validation \(place + 1)", group.reversed(),
            style: .lines(
              color, width: isEachColored ? 2.4 : 1.4, transparency: isEachColored ? 0 : 0.3)))
      } else {
        let opacity = members.count <= Self.mostBands ? 0.16 : 0
        result += layers.spread(
          "group \(place + 1)", group, share: 0.1, color, opacity: opacity, width: 2.2)
      }
    }
    if let best = black.first { result += layers.seeds("best", best, Palette.softInk) }
    for setting in black.reversed() {
      result += [
        layers.means("best, rim", [setting], style: .lines(Palette.white, width: 4.5)),
        layers.means("best", [setting], style: .lines(Palette.ink, width: 2.4)),
      ]
    }
    return result + layers.disks("best, one epoch", black, size: 0.9) { _ in Palette.ink }
      + layers.taken(named, color: color)
  }

  /// Of settings with one epoch each, too many for dots: the middle 80 % and the median, the groups
  /// side by side before the epoch.
  private func strip(
    _ name: String, _ group: [PooledSetting], at place: Int, of count: Int, _ color: Color
  ) -> [Layer] {
    let ends = group.compactMap { $0.curve(metric, .validation).last.map { layers.drawn($0.mean) } }
    let quantiles = Quantiles(ends)
    guard !quantiles.isEmpty else { return [] }
    let step = 0.8 / Double(max(count, 1))
    let left = 0.08 + step * Double(place)
    let right = left + step * 0.7
    let box = DataBlock(
      "left, right, low, high", columns: 4, values: [left, right, quantiles[0.1], quantiles[0.9]])
    let median = DataBlock(
      "x, median", columns: 2, values: [left, quantiles.median, right, quantiles.median])
    return [
      Layer("\(name), middle 80 percent", .boxes(color.mixed(with: Palette.white, 0.6)), [box]),
      Layer("\(name), median", .lines(color, width: 3), [median]),
    ]
  }

  /// The ends of the curves that have labels.
  var ends: [EndLabels.End] { named.compactMap(end) }

  /// That of the panel's best setting; nil where none has a score.
  var best: EndLabels.End? { settings.first { $0.score != nil }.flatMap(end) }

  private func end(_ setting: PooledSetting) -> EndLabels.End? {
    let runs = setting.surviving.isEmpty ? setting.diverged : setting.surviving
    let part = results.lackOfValidation == nil ? Part.validation : .training
    let last = PooledCurve(runs, metric, part).last
    let end = layers.end(layers.means("", [setting], part, style: .cellsOfNothing))
    let value: String
    if setting.surviving.isEmpty {
      guard !setting.diverged.isEmpty else { return nil }
      value = "diverged"
    } else {
      guard let last else { return nil }
      value =
        metric == .loss
        ? .threeDigits(setting.validationLoss ?? last.mean)
        : results.scoreText.text(setting.score?.mean ?? last.mean)
    }
    let lost = setting.surviving.isEmpty ? "" : setting.lost
    return EndLabels.End(
      x: end?.x ?? Double(setting.diverged.first?.run.divergedEpoch ?? 1),
      y: end?.y ?? last.map { layers.drawn($0.mean) } ?? -.infinity, value: value,
      words: results.words(setting, apartFrom: facet) + lost, color: color(setting),
      isBold: setting.score != nil && setting.position == settings.first?.position
        && settings.count > 1)
  }
}

extension Layer.Style {
  /// For layers whose rows alone count.
  fileprivate static let cellsOfNothing = Layer.Style.lines(Palette.ink, width: 1)
}
