import Records

/// Two axes and how much they decide together: main effects and their interaction.
struct AxisPair: Sendable, Hashable {
  var first: VariedAxis
  var second: VariedAxis

  /// The pair with the largest share of all that differs between settings, among those whose pairs
  /// of values mostly occur. Where a setting is derived from two others, or some move together, most
  /// pairs do not, and a map of them would be empty; then it is the pair with the fewest gaps. `bins`
  /// is how many values of an axis a map can tell apart.
  static func widest(_ results: SweepResults, bins: (VariedAxis) -> AxisBins) -> AxisPair? {
    let error = results.errorScale
    let settings = results.cells.compactMap { setting in
      results.counted(setting).map { (setting: setting, z: error.z($0)) }
    }
    // Of equal ones the pair of the axes that matter most.
    let axes = results.effects.compactMap { effect in
      results.axes.first { $0.axis == effect.axis }
    }
    let places = axes.map { axis in
      let bins = bins(axis)
      return settings.map { bins.place(of: $0.setting.settings[axis.axis]) ?? 0 }
    }
    let scores = settings.map(\.z)
    var best: (pair: AxisPair, isFull: Bool, worth: Double)?
    for second in axes.indices {
      for first in 0..<second {
        let cells = zip(places[first], places[second]).map { Cell(first: $0, second: $1) }
        let all = Set(places[first]).count * Set(places[second]).count
        let full = Double(Set(cells).count) / Double(max(all, 1))
        let isFull = full >= 0.6
        let worth = isFull ? share(scores, in: cells) : full
        if let best, best.isFull && !isFull { continue }
        if let known = best, known.isFull == isFull, worth <= known.worth + 1e-9 { continue }
        best = (AxisPair(first: axes[first], second: axes[second]), isFull, worth)
      }
    }
    return best?.pair
  }

  private struct Cell: Hashable {
    var first: Int
    var second: Int
  }

  /// What lies between cells, of all that differs, less what chance alone would put there: 1 − mean
  /// square within cells / mean square of all.
  private static func share(_ scores: [Double], in cells: [Cell]) -> Double {
    let mean = scores.reduce(0, +) / Double(max(scores.count, 1))
    var groups: [Cell: (count: Double, sum: Double)] = [:]
    for (cell, score) in zip(cells, scores) {
      groups[cell, default: (0, 0)].count += 1
      groups[cell, default: (0, 0)].sum += score
    }
    var (within, total) = (0.0, 0.0)
    for (cell, score) in zip(cells, scores) {
      let group = groups[cell] ?? (1, score)
      let distance = score - group.sum / group.count
      within += distance * distance
      total += (score - mean) * (score - mean)
    }
    let free = Double(scores.count - groups.count)
    guard total > 0, free > 0 else { return 0 }
    return 1 - (within / free) / (total / Double(scores.count - 1))
  }
}
