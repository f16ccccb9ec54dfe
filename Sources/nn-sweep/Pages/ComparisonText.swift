import Records

/// What `nn-sweep compare` says.
struct ComparisonText {
  private let found: Comparison
  private let left: String
  private let right: String
  private let isTuned: Bool
  /// What the sides name, and is not said again.
  private let axes: [Axis]
  /// The axes that vary in the experiment.
  private let varied: [Axis]
  /// ` on moons` where there are several data.
  private let place: String

  init(
    _ found: Comparison, of experiment: ExperimentRecord, _ left: String, _ right: String,
    isTuned: Bool, naming axes: [Axis] = [], varied: [Axis] = []
  ) {
    place = experiment.data.count > 1 ? " on \(found.dataset)" : ""
    self.found = found
    self.left = left
    self.right = right
    self.isTuned = isTuned
    self.axes = axes
    self.varied = varied
  }

  var lines: [TextLine] {
    let text = DifferenceText(ScoreText(found.score))
    let how = isTuned ? "each at its own best settings" : "all else equal"
    var lines = [
      TextLine("\(left) against \(right)\(place), \(how)", .bold),
      TextLine(
        "difference  \(text.signed(found.difference)) of \(found.score.name)"
          + (interval(text).map { " (95 %: \($0) over \(found.sample.words))" } ?? "")),
    ]
    if isTuned {
      lines += sides
    } else {
      lines.append(
        TextLine(
          "pairs       \(NumberText.count(found.pairs)): \(NumberText.count(found.wins)) better, "
            + "\(NumberText.count(found.losses)) worse, \(NumberText.count(found.ties)) equal"))
      if found.unpaired > 0 {
        let settings = NumberText.counted(found.unpaired, "setting")
        lines.append(
          TextLine("left out    \(settings): none differs in this alone\(nearest)", .dim))
      }
    }
    if let lost = VerdictText.lost(diverged: found.diverged, collapsed: found.collapsed) {
      lines.append(TextLine(lost, .yellow))
    }
    lines.append(TextLine(conclusion, .bold))
    return lines
  }

  /// In what else those differ that are left out, and where that comes from.
  private var nearest: String {
    let axes = found.alsoDiffering
    guard !axes.isEmpty else { return "" }
    let names = axes.map(\.rawValue).joined(separator: ", ")
    let cure =
      axes.contains(.initializer)
      ? "; unless a file says 'initializer', it goes by the activations" : ""
    return ", but in \(names) too\(cure)"
  }

  /// What each side was scored at: where samples chose several settings, all of them; and what is the
  /// same in all of these, of what could be chosen.
  private var sides: [TextLine] {
    func others(_ settings: Settings) -> Settings {
      var settings = settings
      for axis in axes { settings[axis] = nil }
      // Either says the other one.
      if axes.contains(.hidden) { settings[.layers] = nil }
      if axes.contains(.layers) { settings[.hidden] = nil }
      return settings
    }
    let chosen = found.sides.flatMap(\.settings).map(others)
    let words = SettingWords(chosen)
    let same = Set(varied).subtracting(axes + Settings.differing(chosen)).sorted()
    let common = chosen.first.map { SettingWords([$0], naming: same)($0) } ?? ""
    return zip([left, right], found.sides).map { name, side in
      let settings = side.settings.map { words(others($0)) }.joined(separator: " or ")
      let mean = side.mean.map(ScoreText(found.score).named) ?? NumberText.missing
      return TextLine("            \(name): \(mean)" + (settings.isEmpty ? "" : " at \(settings)"))
    } + (common.isEmpty ? [] : [TextLine("            both: at \(common)")])
  }

  private func interval(_ text: DifferenceText) -> String? {
    guard let low = found.low, let high = found.high else { return nil }
    return text(low, high)
  }

  private var conclusion: String {
    switch found.isLeftBetter {
    case true?: "\(left) is better\(place)"
    case false?: "\(right) is better\(place)"
    case nil:
      found.samples > 1
        ? "\(found.sample.words) cannot tell which is better"
        : "one sample: which is better cannot be told; 'repeats: 3' in the file brings seeds"
    }
  }
}
