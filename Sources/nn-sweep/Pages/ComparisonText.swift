import Records

/// What `nn-sweep compare` says.
struct ComparisonText {
  private let found: Comparison
  private let left: String
  private let right: String
  private let isTuned: Bool
  /// ` on moons` where there are several data.
  private let place: String

  init(
    _ found: Comparison, of experiment: ExperimentRecord, _ left: String, _ right: String,
    isTuned: Bool
  ) {
    place = experiment.data.count > 1 ? " on \(found.dataset)" : ""
    self.found = found
    self.left = left
    self.right = right
    self.isTuned = isTuned
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
    }
    lines.append(TextLine(conclusion, .bold))
    return lines
  }

  /// What each side was scored at: where samples chose several settings, all of them.
  private var sides: [TextLine] {
    let words = SettingWords(found.sides.flatMap(\.settings))
    return zip([left, right], found.sides).map { name, side in
      let settings = side.settings.map { words($0) }.joined(separator: " or ")
      let mean = side.mean.map(ScoreText(found.score).named) ?? NumberText.missing
      return TextLine("            \(name): \(mean) at \(settings)")
    }
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
