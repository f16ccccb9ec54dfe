import Records
import Statistics

/// What `nn-sweep confirm` ends with.
struct ConfirmationText {
  private let found: Confirmation
  private let words: SettingWords
  private let text: ScoreText
  private let isAlone: Bool

  /// What is said of each of the data, and of all.
  static func lines(
    _ all: [Confirmation], _ experiment: ExperimentRecord
  ) -> [TextLine] {
    all.flatMap { found in
      (experiment.data.count > 1 ? [TextLine("on \(found.dataset)", .bold)] : [])
        + ConfirmationText(found).lines
    } + [
      TextLine("the validation rows are those of the sweep: new rows may say otherwise", .dim)
    ]
  }

  private init(_ found: Confirmation) {
    self.found = found
    words = SettingWords([found.choice] + found.rivals.map(\.settings))
    isAlone = found.rivals.isEmpty
    text = ScoreText(short: found.score, best: found.mean)
  }

  private var lines: [TextLine] {
    let seeds = NumberText.counted(found.reporting, "seed")
    var lines: [TextLine] = []
    if !isAlone {
      let choosing = NumberText.counted(found.choosing, "seed")
      lines.append(
        TextLine("winner     ") + TextLine(words(found.choice), .bold)
          + TextLine(", chosen on \(choosing)"))
    }
    let ranges = RangeText(text)(
      found.interval, over: seeds, found.rows, of: found.validationRows)
    lines.append(TextLine("score      \(text.named(found.mean))\(ranges), on the other \(seeds)"))
    lines += comparison("better than", found.rivals.filter(\.isBeaten))
    lines += comparison("not shown to be better than", found.rivals.filter { !$0.isBeaten })
    if found.diverged > 0 {
      let runs = NumberText.counted(found.diverged, "run")
      lines.append(TextLine("diverged   \(runs), which count as chance", .yellow))
    }
    return lines
  }

  private func comparison(_ title: String, _ rivals: [Confirmation.Rival]) -> [TextLine] {
    guard !rivals.isEmpty else { return [] }
    return [TextLine("\(title) (Holm, 95 %)")]
      + rivals.map { rival in
        let mean = text.text(rival.mean)
        let difference = DifferenceText(text)(rival.test.low, rival.test.high)
        return TextLine("           \(words(rival.settings)): \(mean), behind by \(difference)")
      }
  }
}

/// A difference of two scores with its interval: `0.8 to 2.4 points`.
struct DifferenceText {
  private let text: ScoreText

  init(_ text: ScoreText) { self.text = text }

  /// No farther than two scores can be apart, which a few seeds alone do not know.
  func callAsFunction(_ low: Double, _ high: Double) -> String {
    let unit = text.unit == "%" ? " points" : ""
    let most = text.score.bounds.upperBound - text.score.bounds.lowerBound
    let (low, high) = (max(low, -most), min(high, most))
    return "\(number(low)) to \(number(high))\(unit)"
  }

  /// `+0.8 points`.
  func signed(_ value: Double) -> String {
    "\(value > 0 ? "+" : "")\(number(value))\(text.unit == "%" ? " points" : "")"
  }

  /// `0.8`, for columns.
  func number(_ value: Double) -> String {
    text.unit == "%" ? NumberText.fixed(100 * value, 2) : NumberText.rounded(value)
  }
}
