import Foundation
import Records

/// How good the best of so many settings is, were they drawn at random from those that were tried
/// (Dodge et al., "Show Your Work", 2019): whether more search would have paid.
struct BudgetPanel {
  let results: SweepResults
  var options = PlotOptions()

  /// Worst first; what diverged or is worse than chance counts as chance, since it was tried as well.
  private var scores: [Double] {
    results.cells.compactMap(results.counted).sorted {
      results.score.merit($0) < results.score.merit($1)
    }
  }

  /// The mean of the best of `count` of the scores, drawn with replacement.
  static func expectedBest(of count: Int, _ ascending: [Double]) -> Double {
    let total = Double(ascending.count)
    return ascending.indices.reduce(0) { sum, index in
      let share =
        pow(Double(index + 1) / total, Double(count)) - pow(Double(index) / total, Double(count))
      return sum + share * ascending[index]
    }
  }

  /// The tenth and the ninetieth percentile of the best of `count` of the scores.
  static func middle(of count: Int, _ ascending: [Double]) -> [Double] {
    [0.1, 0.9].map { share in
      let wanted = pow(share, 1 / Double(count)) * Double(ascending.count)
      return ascending[min(max(Int((wanted - 1e-9).rounded(.up)), 1), ascending.count) - 1]
    }
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let scores = scores
    var mean = DataBlock("settings, expected best", columns: 2)
    var band = DataBlock("settings, low, high", columns: 3)
    for count in Self.counts(to: scores.count) {
      let ends = Self.middle(of: count, scores).map(results.drawn).sorted()
      mean.values += [Double(count), results.drawn(Self.expectedBest(of: count, scores))]
      band.values += [Double(count)] + ends
    }
    let layers = [
      Layer("middle 80 percent", .band(Palette.distinct[0]), [band]),
      Layer("expected best", .lines(Palette.distinct[0], width: 2.8), [mean]),
    ]
    let heights = layers.flatMap(\.heights)
    var panel = Panel(
      name: "how many settings it takes",
      frame: frame.inset(left: Layout.besideAxis, right: 30, bottom: Layout.belowAxis, top: 32),
      x: Scale.logarithmic(title: "settings tried at random", [1, Double(max(scores.count, 2))])
        .whole.across(frame.width),
      y: results.scoreAxis(heights, options.scale))
    panel.layers = layers
    panel.markBaseline(of: results.cells, in: results)
    return panel.orNote(results.absence)
  }

  /// All of few, and of many about a hundred at equal ratios.
  private static func counts(to last: Int) -> [Int] {
    guard last > 100 else { return last < 1 ? [] : Array(1...last) }
    var counts: [Int] = []
    for step in 0...100 {
      let count = Int(pow(Double(last), Double(step) / 100).rounded())
      if count != counts.last { counts.append(count) }
    }
    return counts
  }

  /// What is drawn. A few searches that do far worse than all others pull the mean out of the band.
  var note: String {
    let scores = scores
    let isOutside = Self.counts(to: scores.count).contains { count in
      let ends = Self.middle(of: count, scores).map(results.score.merit)
      let mean = results.score.merit(Self.expectedBest(of: count, scores))
      return mean < ends[0] - 1e-12 || mean > ends[1] + 1e-12
    }
    return "line: the mean of the best of so many settings · band: the middle 80 % of such searches"
      + (isOutside ? " · the line leaves it where few searches are far from the others" : "")
  }
}
