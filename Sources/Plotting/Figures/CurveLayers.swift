import Records

/// Layers that every panel of curves is made of.
struct CurveLayers {
  let results: SweepResults
  let metric: Metric

  /// So many that all curves together stay under a million points, which take gnuplot seconds,
  /// but never fewer than a curve needs to keep its shape.
  private var pointsPerCurve: Int { max(60, 1_000_000 / max(results.settings.count, 1)) }

  /// A value of the metric as axes show it.
  func drawn(_ value: Double) -> Double {
    metric == .score ? results.scoreText.scaled(value) : value
  }

  /// Means of a part of the data, a block a setting.
  func means(
    _ name: String, _ settings: some Sequence<PooledSetting>, _ part: Part = .validation,
    style: Layer.Style
  ) -> Layer {
    Layer(
      name, style,
      settings.compactMap { setting in
        let points = setting.curve(metric, part).thinned(to: pointsPerCurve)
        return points.isEmpty
          ? nil
          : DataBlock(
            results.label(setting), columns: 2,
            values: points.flatMap { [Double($0.epoch), drawn($0.mean)] })
      })
  }

  /// From the lowest to the highest seed of one setting; without rows for a single seed.
  func band(_ name: String, _ setting: PooledSetting, in scale: Scale, _ color: Color) -> Layer {
    let points = setting.surviving.count > 1 ? setting.curve(metric, .validation).points : []
    let edges = points.map { (x: Double($0.epoch), low: drawn($0.lowest), high: drawn($0.highest)) }
    return Layer(
      name, .band(color),
      [
        DataBlock(
          results.label(setting), columns: 3,
          values: Band(scale: scale).cut(edges).flatMap { [$0.x, $0.low, $0.high] })
      ])
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
            values: PooledCurve([run], metric, .validation).points.flatMap {
              [Double($0.epoch), drawn($0.mean)]
            })
        }
      })
  }

  /// A cross where each diverged run ended; at the lower edge for a run that diverged in its first
  /// epoch.
  func crosses(
    _ settings: some Sequence<PooledSetting>, in scale: Scale, color: (PooledSetting) -> Color
  ) -> Layer {
    var block = DataBlock("epoch, value, color", columns: 3)
    for setting in settings {
      let color = Double(color(setting).rgb)
      for run in setting.diverged {
        let end = PooledCurve([run], metric, .validation).last
        let height = end.map { drawn($0.mean) } ?? scale.lower
        block.values += [
          Double(end?.epoch ?? run.run.divergedEpoch ?? 1),
          min(max(height, scale.lower), scale.upper), color,
        ]
      }
    }
    return Layer("diverged ends", .crosses(size: 0.55), [block])
  }

  /// A dot where the result of each run with a stop rule was taken: at its best epoch.
  func taken(
    _ settings: some Sequence<PooledSetting>, color: (PooledSetting) -> Color
  ) -> Layer {
    var block = DataBlock("epoch, value, color", columns: 3)
    for setting in settings {
      for run in setting.surviving where run.run.stop != nil {
        guard let result = run.run.result else { continue }
        let value = drawn(metric.value(result.validation))
        block.values += [Double(result.epoch), value, Double(color(setting).rgb)]
      }
    }
    return Layer("results taken", .disks(size: 0.45), [block])
  }

  /// Disks for means of a single epoch, which draw no line.
  func disks(
    _ name: String, _ settings: some Sequence<PooledSetting>, size: Double = 0.6,
    color: (PooledSetting) -> Color
  ) -> Layer {
    var block = DataBlock("epoch, value, color", columns: 3)
    for setting in settings {
      let points = setting.curve(metric, .validation).points
      if points.count == 1 {
        block.values += [
          Double(points[0].epoch), drawn(points[0].mean), Double(color(setting).rgb),
        ]
      }
    }
    return Layer(name, .disks(size: size), [block])
  }

  /// The vertical scale for the curves of these settings. `parts` are those drawn. With
  /// `isDetailed`, the end of every curve and the upper edge of every band must be visible.
  func scale(
    for settings: some Collection<PooledSetting>, parts: [Part] = [.validation], isDetailed: Bool
  ) -> Scale {
    var curves = settings.flatMap { setting in parts.map { setting.curve(metric, $0) } }
    if curves.allSatisfy({ $0.points.isEmpty }) {
      curves = settings.flatMap(\.diverged).map { PooledCurve([$0], metric, .validation) }
    }
    let values = curves.flatMap { $0.points.map { drawn($0.mean) } }
    var ends = isDetailed ? curves.compactMap { $0.last.map { drawn($0.mean) } } : []
    switch metric {
    case .score where results.score.isHigherBetter:
      if isDetailed { ends += curves.compactMap { $0.points.map { drawn($0.highest) }.max() } }
      return CurveScale.score(values, ends: ends, results.scoreText)
    case .score, .loss: return CurveScale.loss(values, ends: ends)
    }
  }
}
