import Records

/// Layers that every panel of curves is made of.
struct CurveLayers {
  let results: SweepResults
  let metric: Metric
  var across = CurveAxis.epoch
  /// The only setting that is drawn; nil for all.
  var only: PooledSetting?

  /// So many points that a curve keeps its shape and no picture gets large.
  static let pointsPerCurve = 200

  /// So many seeds that a band says more than a line each.
  static let seedsForBand = 8

  /// A value of the metric as axes show it.
  func drawn(_ value: Double) -> Double {
    metric == .score ? results.drawn(value) : value
  }

  /// Where epochs of a setting's runs lie.
  private func places(_ setting: PooledSetting, _ runs: [PointCurve]) -> [Double] {
    across.places(runs, setting.settings, results.experiment.data(of: setting.settings))
  }

  private func rows(_ points: [PooledCurve.Point], _ places: [Double]) -> [Double] {
    points.flatMap { [places[min($0.epoch, places.count) - 1], drawn($0.mean)] }
  }

  /// Means of a part of the data, a block a setting.
  func means(
    _ name: String, _ settings: some Sequence<PooledSetting>, _ part: Part = .validation,
    style: Layer.Style
  ) -> Layer {
    Layer(
      name, style,
      settings.compactMap { setting in
        let points = setting.curve(metric, part).thinned(to: Self.pointsPerCurve)
        return points.isEmpty
          ? nil
          : DataBlock(
            results.label(setting), columns: 2,
            values: rows(points, places(setting, setting.surviving)))
      })
  }

  /// How far the seeds of one setting lie apart: a thin line each, or where they are many the middle
  /// 80 % of them. Nothing for a single seed.
  func seeds(
    _ name: String, _ setting: PooledSetting, _ color: Color, opacity: Double = 0.18
  ) -> [Layer] {
    let runs = setting.surviving
    guard runs.count > 1 else { return [] }
    let places = places(setting, runs)
    let curves = runs.map { PooledCurve([$0], metric, .validation) }
    if results.lastEpoch == 1 {
      let ends = curves.compactMap(\.last).map { (x: places[0], y: drawn($0.mean), color: color) }
      return Layer.points("\(name), each \(results.oneRun)", .ring, size: 0.6, ends)
    }
    if runs.count >= Self.seedsForBand {
      let spread = CurveSpread(curves, share: 0.1, atMost: Self.pointsPerCurve)
      return [
        Layer(
          "\(name), middle 80 percent of the \(results.oneRun)s", .band(color, opacity: opacity),
          [
            DataBlock(
              results.label(setting), columns: 3,
              values: spread.points.flatMap {
                [places[min($0.epoch, places.count) - 1], drawn($0.low), drawn($0.high)]
              })
          ])
      ]
    }
    let blocks = zip(runs, curves).map { run, curve in
      DataBlock(
        "\(results.label(setting)), seed \(run.run.replicate.seed)"
          + run.run.replicate.split.canonicalEnding, columns: 2,
        values: rows(curve.thinned(to: Self.pointsPerCurve), places))
    }
    return [
      Layer(
        "\(name), each \(results.oneRun)", .lines(color, width: 1, transparency: 0.45), blocks)
    ]
  }

  /// The curves of diverged runs, each by itself up to where it ended.
  func diverged(
    _ name: String, _ settings: some Sequence<PooledSetting>, style: Layer.Style
  ) -> Layer {
    Layer(
      name, style,
      settings.flatMap { setting in
        setting.diverged.map { run in
          DataBlock(
            results.label(setting), columns: 2,
            values: rows(PooledCurve([run], metric, .validation).points, places(setting, [run])))
        }
      })
  }

  /// A cross where each diverged run ended; at the lower edge for a run that diverged in its first
  /// epoch.
  func crosses(
    _ settings: some Sequence<PooledSetting>, in scale: Scale, color: (PooledSetting) -> Color
  ) -> [Layer] {
    var marks: [(x: Double, y: Double, color: Color)] = []
    // On the edge itself they would be left out where digits round to the other side of it.
    let inner = scale.inset(by: 0.015)
    for setting in settings {
      for run in setting.diverged {
        let end = PooledCurve([run], metric, .validation).last
        let places = places(setting, [run])
        let x = end.map { places[min($0.epoch, places.count) - 1] }
        let height = end.map { drawn($0.mean) } ?? scale.lower
        marks.append(
          (
            x ?? (across == .epoch ? Double(run.run.divergedEpoch ?? 1) : 0),
            min(max(height, inner.lower), inner.upper), color(setting)
          ))
      }
    }
    return Layer.points("diverged ends", .cross, size: 0.55, marks)
  }

  /// What `taken` draws, for captions.
  static let takenNote = "dots: the epoch that counts, one per run"

  /// A dot where the result of each run with a stop rule was taken: at its best epoch.
  func taken(_ settings: some Sequence<PooledSetting>, color: (PooledSetting) -> Color) -> [Layer] {
    var marks: [(x: Double, y: Double, color: Color)] = []
    for setting in settings {
      for run in setting.surviving where run.run.stop != nil {
        guard let result = run.run.result else { continue }
        let places = places(setting, setting.surviving)
        guard places.indices.contains(result.epoch - 1) else { continue }
        marks.append(
          (places[result.epoch - 1], drawn(metric.value(result.validation)), color(setting)))
      }
    }
    return Layer.points("results taken", .disk, size: 0.45, marks)
  }

  /// Disks for means of a single epoch, which draw no line.
  func disks(
    _ name: String, _ settings: some Sequence<PooledSetting>, size: Double = 0.6,
    color: (PooledSetting) -> Color
  ) -> [Layer] {
    var marks: [(x: Double, y: Double, color: Color)] = []
    for setting in settings {
      let points = setting.curve(metric, .validation).points
      guard points.count == 1 else { continue }
      let places = places(setting, setting.surviving)
      marks.append((places[0], drawn(points[0].mean), color(setting)))
    }
    return Layer.points(name, .disk, size: size, marks)
  }

  /// The middle 80 % of settings, and their median. These lie at epochs, whatever runs across.
  func spread(
    _ name: String, _ settings: [PooledSetting], share: Double, _ color: Color,
    opacity: Double, width: Double
  ) -> [Layer] {
    let curves = settings.map { $0.curve(metric, .validation) }
    let points = CurveSpread(curves, share: share, atMost: Self.pointsPerCurve).points
    let percent = Int((100 * (1 - 2 * share)).rounded())
    let band = Layer(
      "\(name), middle \(percent) percent", .band(color, opacity: opacity),
      [
        DataBlock(
          "epoch, low, high", columns: 3,
          values: points.flatMap { [Double($0.epoch), drawn($0.low), drawn($0.high)] })
      ])
    let median = Layer(
      "\(name), median", .lines(color, width: width),
      [
        DataBlock(
          "epoch, median", columns: 2,
          values: points.flatMap { [Double($0.epoch), drawn($0.median)] })
      ])
    return opacity > 0 ? [band, median] : [median]
  }

  /// Whether equal ratios of epochs are equally far apart. Stop rules took half of the results in the
  /// first quarter of what would be shown otherwise: there the curves would crowd.
  var isByRatio: Bool {
    guard results.hasStops, across == .epoch else { return false }
    let taken = (only.map { [$0] } ?? results.settings).flatMap(\.surviving)
      .compactMap(\.run.result?.epoch).sorted()
    return !taken.isEmpty && 4 * taken[taken.count / 2] < crowdedEpochs
  }

  /// Where an axis of epochs ends. Under stop rules a few runs go on when most have ended, and would
  /// press these together: then it ends with half of the curves, and not before those of the best
  /// three; of a single setting with its last run. By ratio there is room for all.
  var shownEpochs: Int { isByRatio && only == nil ? results.lastEpoch : crowdedEpochs }

  private var crowdedEpochs: Int {
    guard results.hasStops, across == .epoch else { return results.lastEpoch }
    func end(_ setting: PooledSetting) -> Int { setting.surviving.map(\.epochs.count).max() ?? 0 }
    if let only, let last = (only.surviving + only.diverged).map(\.epochs.count).max(), last > 0 {
      return last
    }
    let ends = results.settings.map(end).filter { $0 > 0 }.sorted()
    guard !ends.isEmpty else { return results.lastEpoch }
    let shown = max(ends[ends.count / 2], results.ranked.prefix(3).map(end).max() ?? 0)
    return 5 * shown < 4 * results.lastEpoch ? shown : results.lastEpoch
  }

  /// Where a curve ends, or leaves the panel; nil without a point.
  func end(_ curve: Layer) -> (x: Double, y: Double)? {
    guard let values = curve.blocks.first?.values, values.count >= 2 else { return nil }
    let limit = across == .epoch ? Double(shownEpochs) : .infinity
    let rows = Array(stride(from: 0, to: values.count - 1, by: 2))
    let last = rows.last { values[$0] <= limit } ?? 0
    return (values[last], values[last + 1])
  }

  /// Where the curves of settings end, as axes show it.
  func ends(_ settings: some Sequence<PooledSetting>) -> [Double] {
    settings.compactMap { $0.curve(metric, .validation).last.map { drawn($0.mean) } }
  }

  /// What runs across.
  func acrossScale(_ settings: some Sequence<PooledSetting>, along length: Double) -> Scale {
    guard across != .epoch else {
      return .epochs(to: shownEpochs, along: length, byRatio: isByRatio)
    }
    let last = settings.compactMap { places($0, $0.surviving + $0.diverged).last }.max() ?? 1
    let step = Scale.step(over: last, atMost: min(max(Int(length / 90), 2), 8))
    let scale = Scale(title: across.title, lower: 0, upper: last, ticks: .every(step, format: "%g"))
    return across == .seconds ? scale : scale.whole
  }

  /// The vertical scale for all that these layers show.
  func scale(for layers: [Layer], title: String, _ choice: ScaleChoice?) -> Scale {
    let values = layers.flatMap(\.heights).filter(\.isFinite)
    switch metric {
    case .score: return results.scoreAxis(values, title: title, choice)
    case .loss: return CurveScale.loss(values, title: title, choice)
    }
  }
}

extension Layer {
  /// All the values along the vertical axis.
  var heights: [Double] {
    let columns: Range<Int> =
      switch style {
      case .lines, .points, .images: 1..<2
      case .band: 1..<3
      case .boxes, .cells: 2..<4
      }
    return blocks.flatMap { block in
      stride(from: 0, to: block.values.count, by: block.columns).flatMap { row in
        columns.map { block.values[row + $0] }
      }
    }
  }
}
