import Foundation
import Records

extension HeatMap {
  /// From the tenth percentile of the cells to the best, but never less than four standard errors of
  /// a cell, in which chance alone would paint patterns.
  /// `length` is that of its bar, in pixels.
  func colorRange(along length: Double) -> Scale {
    let error = results.errorScale
    let zs = Quantiles(scores.map(error.z))
    let best = scores.max { results.score.merit($0) < results.score.merit($1) } ?? 0
    let high = error.z(best)
    // Where all are the same and nothing is known of chance, any span will do.
    let least = max(4 * (standardError(at: best) ?? 0), 0.01)
    let low = min(zs[0.1], high - least)
    let ends = [low, high].map(value).map(results.drawn).sorted()
    var scale = results.scoreAxis(ends, title: "", .log)
    if !results.score.isHigherBetter {
      // More is better for colors, so that the bar stands on its head.
      (scale.lower, scale.upper) = (ends[1], ends[0])
    } else {
      (scale.lower, scale.upper) = (ends[0], ends[1])
    }
    return labeled(scale, along: length)
  }

  /// A score by its nearness to perfect, as far as its bounds go.
  private func value(_ z: Double) -> Double {
    let error = results.errorScale
    let missing = Foundation.exp(-z)
    let value = error.limit.map { $0 - missing } ?? missing
    let bounds = results.score.bounds
    return min(max(value, bounds.lowerBound), bounds.upperBound)
  }

  /// Ticks at the ends too, the lowest as what many cells may be below.
  private func labeled(_ scale: Scale, along length: Double) -> Scale {
    var scale = scale
    let isBelow = scores.map(results.drawn).contains {
      scale.position($0) * sign < scale.position(scale.lower) * sign - 1e-9
    }
    func text(_ value: Double) -> String {
      results.scoreText.number(value / results.drawn(1))
    }
    let end = (isBelow ? (results.score.isHigherBetter ? "≤ " : "≥ ") : "") + text(scale.lower)
    var ticks = [Scale.Tick(position: scale.lower, label: end)]
    if case .listed(let listed) = scale.ticks {
      let gap = max(0.12, Layout.tickHeight / length)
      let inner = listed.filter { gap...1 - gap ~= scale.share($0.position) }
      ticks += scale.spread(inner, by: Layout.tickHeight * 0.8 / length)
    }
    if scale.lower != scale.upper {
      ticks.append(.init(position: scale.upper, label: text(scale.upper)))
    }
    scale.ticks = .listed(ticks)
    return scale
  }

  private var sign: Double { results.score.isHigherBetter ? 1 : -1 }

  /// That of a cell's z: from the spread of seeds within settings, or where there is one seed each
  /// from the number of rows.
  private func standardError(at best: Double) -> Double? {
    var (squares, freedom, seeds, count) = (0.0, 0.0, 0.0, 0.0)
    let error = results.errorScale
    for setting in results.cells where setting.scores.count > 1 {
      let zs = setting.scores.map(error.z)
      let mean = zs.reduce(0, +) / Double(zs.count)
      squares += zs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += Double(zs.count - 1)
      seeds += Double(zs.count)
      count += 1
    }
    guard freedom > 0 else { return error.deviation(at: best) }
    return (squares / freedom / (seeds / count) / settingsPerCell).squareRoot()
  }
}
