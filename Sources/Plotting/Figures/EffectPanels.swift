import Foundation
import Records

/// A small panel an axis, the one that matters most first: at each of its values the middle 80 % of
/// all settings that have it, their median, and the best of them.
struct EffectPanels {
  let results: SweepResults
  /// The most axes that it shows.
  var count = 8

  /// So many settings can be dots of their own.
  private static let mostDots = 1500
  private static let mostValues = 12

  private var axes: [VariedAxis] {
    results.effects.prefix(count).compactMap { effect in
      results.axes.first { $0.axis == effect.axis }
    }
  }

  /// The same below a title and a note of what marks stand for.
  func panels(in frame: Panel.Frame, columns: Int, title: String) -> [Panel] {
    let note = headedNote
    var drawn = panels(
      in: frame.inset(top: Panel.headHeight(note, over: frame)), columns: columns)
    if !drawn.isEmpty { drawn[0].head(title, note, over: frame) }
    return drawn
  }

  /// What all panels show upwards.
  var title: String { results.scoreTitle + results.scoreSpacing() }

  /// What marks stand for, and how many axes are not shown.
  var headedNote: String {
    let left = results.effects.count - min(results.effects.count, count)
    return "\(title) · \(note)"
      + (left == 0 ? "" : " · \(left) more: plot --kind effects")
  }

  /// Rows of at most `columns` panels, within `frame`, without a heading of the whole.
  func panels(in frame: Panel.Frame, columns most: Int) -> [Panel] {
    let axes = axes
    guard !axes.isEmpty else { return [] }
    let columns = min(axes.count, most)
    let rows = (axes.count + columns - 1) / columns
    let frames = frame.inset(left: Layout.besideAxis).grid(
      columns: columns, rows: rows, gapX: 22, gapY: 10)
    let slices = axes.map(slices)
    let scale = results.scoreAxis(slices.flatMap { $0.flatMap(\.layers).flatMap(\.heights) })
    let above = zip(axes, frames).map { Panel.headHeight(share(of: $0), over: $1) }.max() ?? 0
    var panels: [Panel] = axes.indices.map {
      panel(axes[$0], slices[$0], frames[$0].inset(bottom: 34, top: max(48, above - 4)), scale)
    }
    var isNamed = false
    for row in 0..<rows {
      let members = row * columns..<min((row + 1) * columns, panels.count)
      let slant = panels[members].map(\.x.slant).max() ?? 0
      for index in members {
        panels[index].frame.bottom += slant
        panels[index].y = panels[index].y.upright(panels[index].frame.height)
        panels[index].hasHeights = index == members.lowerBound
        isNamed =
          panels[index].markBaseline(of: results.cells, in: results, isNamed: !isNamed) || isNamed
        let axis = axes[index]
        let name = results.effects.first { $0.axis == axis.axis }?.name ?? axis.axis.rawValue
        panels[index].head(name, share(of: axis), over: frames[index])
      }
    }
    return panels
  }

  /// `9 % alone, 38 % with others`, and whether that is more than chance makes, where it is tested.
  private func share(of axis: VariedAxis) -> String {
    guard let effect = results.effects.first(where: { $0.axis == axis.axis }),
      let share = effect.share
    else { return "" }
    func percent(_ share: Double) -> String { "\(Int((100 * share).rounded()))\u{A0}%" }
    // Kept together where the line breaks.
    return "\(percent(share))\u{A0}alone"
      + (effect.jointShare.map { ", \(percent($0))\u{A0}with\u{A0}others" } ?? "")
      + (effect.isClaimed == false ? ", may\u{A0}be\u{A0}chance" : "")
  }

  private func panel(
    _ axis: VariedAxis, _ slices: [Slice], _ frame: Panel.Frame, _ scale: Scale
  ) -> Panel {
    var panel = Panel(
      name: "what \(axis.axis.rawValue) does", frame: frame, x: across(axis, frame.width), y: scale)
    panel.y.title = ""
    panel.layers = Layer.merged(slices.flatMap(\.layers))
    let crosses = slices.filter(\.hasDiverged).map {
      (x: $0.x, y: scale.lower, color: Palette.alarm)
    }
    panel.layers += Layer.points("diverged", .cross, size: 0.6, crosses)
    return panel.orNote("nothing has finished")
  }

  /// Whether each setting has a place of its own along the axis.
  private func isContinuous(_ axis: VariedAxis) -> Bool {
    axis.axis.isNumeric && axis.values.count > Self.mostValues && !axis.hasGaps
      && results.cells.count <= Self.mostDots
  }

  /// The room that slanted names of values take below panels of this width.
  func slant(along width: Double) -> Double {
    axes.map { across($0, width).slant }.max() ?? 0
  }

  private func across(_ axis: VariedAxis, _ width: Double) -> Scale {
    guard isContinuous(axis) else {
      return .values("", axis.bins(limit: Self.mostValues).ticks, along: width)
    }
    let scale = spaced(axis, width)
    return axis.axis.isWhole ? scale.whole : scale
  }

  private func spaced(_ axis: VariedAxis, _ width: Double) -> Scale {
    let numbers = axis.values.compactMap { $0?.number }
    // A uniform sample may come near zero by chance: its middle tells it from a logarithmic one.
    if let low = numbers.min(), let high = numbers.max(), low > 0, high > 20 * low,
      Quantiles(numbers).median < (low + high) / 4
    {
      return Scale.logarithmic(title: "", numbers).across(width)
    }
    return .linear(
      title: "", numbers, within: -.infinity...(.infinity), format: "%g",
      atMost: max(2, Int(width / 60)))
  }

  /// What stands at one value, or in one bin, of an axis.
  private struct Slice {
    var x: Double
    var layers: [Layer]
    var hasDiverged: Bool
  }

  private func slices(_ axis: VariedAxis) -> [Slice] {
    let bins = axis.bins(limit: Self.mostValues)
    let groups = Dictionary(grouping: results.cells) {
      bins.place(of: $0.settings[axis.axis]) ?? 0
    }
    let isAlone = groups.values.allSatisfy { $0.count == 1 }
    let isContinuous = isContinuous(axis)
    return groups.keys.sorted().map { place in
      let settings = groups[place] ?? []
      let x = isContinuous ? middle(settings, axis) : Double(place)
      let layers =
        isContinuous
        ? dots(settings, axis, x) : isAlone ? seeds(settings, x) : spread(settings, x)
      return Slice(x: x, layers: layers, hasDiverged: settings.contains { !$0.diverged.isEmpty })
    }
  }

  private func middle(_ settings: [PooledSetting], _ axis: VariedAxis) -> Double {
    Quantiles(settings.compactMap { $0.settings[axis.axis]?.number }).median
  }

  private func scores(_ settings: [PooledSetting]) -> [Double] {
    settings.compactMap(results.counted).map(results.drawn)
  }

  private func best(_ settings: [PooledSetting], _ x: Double) -> [Layer] {
    guard let best = settings.first(where: { $0.score != nil }).flatMap(results.counted) else {
      return []
    }
    return Layer.points(
      "best", .disk, size: 0.75, [(x, results.drawn(best), Palette.distinct[0])])
  }

  private func spread(_ settings: [PooledSetting], _ x: Double) -> [Layer] {
    let quantiles = Quantiles(scores(settings))
    guard !quantiles.isEmpty else { return [] }
    let (left, right) = (x - 0.3, x + 0.3)
    return [
      Layer(
        "middle 80 percent", .boxes(Palette.area),
        [
          DataBlock(
            "left, right, low, high", columns: 4,
            values: [left, right, quantiles[0.1], quantiles[0.9]])
        ]),
      Layer(
        "median", .lines(Palette.softInk, width: 2.6),
        [
          DataBlock(
            "x, median", columns: 2, values: [left, quantiles.median, right, quantiles.median])
        ]),
    ] + best(settings, x)
  }

  /// Where a setting has its value for itself: its seeds and their mean.
  private func seeds(_ settings: [PooledSetting], _ x: Double) -> [Layer] {
    let rings = settings.flatMap(\.scores).map {
      (x: x, y: results.drawn($0), color: Palette.context)
    }
    return
      (rings.count > 1 ? Layer.points("each \(results.oneRun)", .ring, size: 0.6, rings) : [])
      + best(settings, x)
  }

  private func dots(_ settings: [PooledSetting], _ axis: VariedAxis, _ x: Double) -> [Layer] {
    let places = settings.compactMap { setting in
      setting.settings[axis.axis]?.number.flatMap { number in
        results.counted(setting).map { (x: number, y: results.drawn($0), color: Palette.context) }
      }
    }
    let top = settings.first { $0.score != nil }
    let best = top.flatMap { $0.settings[axis.axis]?.number } ?? x
    return Layer.points("settings", .disk, size: 0.3, places) + self.best(settings, best)
  }

  /// What marks stand for.
  var note: String {
    let hasSpread = axes.contains { axis in
      !isContinuous(axis) && results.cells.count > axis.values.count
    }
    var parts = ["blue: the best with this value"]
    if hasSpread { parts.append("bar: the middle 80 %, dash: median") }
    if axes.contains(where: isContinuous) { parts.append("gray: each setting") }
    if !hasSpread, results.seeds > 1 { parts.append("ring: a \(results.oneRun)") }
    if results.cells.contains(where: { !$0.diverged.isEmpty }) { parts.append("×: some diverged") }
    results.countedNote.map { parts.append($0) }
    return parts.joined(separator: " · ")
  }
}
