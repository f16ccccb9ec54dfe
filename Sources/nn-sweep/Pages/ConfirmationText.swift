import Records
import Statistics

/// What `nn-sweep confirm` ends with.
struct ConfirmationText {
  private let found: Confirmation
  private let words: SettingWords
  private let text: ScoreText

  /// What is said of each of the data, and of all; `axes` are those in which the settings of the sweep
  /// differ.
  static func lines(
    _ all: [Confirmation], _ experiment: ExperimentRecord, axes: [Axis]
  ) -> [TextLine] {
    all.flatMap { found in
      (experiment.data.count > 1 ? [TextLine("on \(found.dataset)", .bold)] : [])
        + ConfirmationText(found, axes).lines
    } + (experiment.isSummedOverFolds ? [summed(experiment.score)] : []) + [
      TextLine("the validation rows are those of the sweep: new rows may say otherwise", .dim)
    ]
  }

  /// What numbers over folds are, and what decides.
  private static func summed(_ score: Score) -> TextLine {
    TextLine(
      "\(score.name): of the folds' counts added up; places and differences are of the folds' own scores",
      .dim)
  }

  private init(_ found: Confirmation, _ axes: [Axis]) {
    self.found = found
    // What was confirmed may agree in what tells it from the rest of the sweep.
    words = SettingWords(
      [found.choice] + found.rivals.map(\.settings), naming: axes + [.hidden])
    text = ScoreText(short: found.score, best: found.mean)
  }

  private var lines: [TextLine] {
    let how = found.rivals.isEmpty ? "" : ", by \(NumberText.counted(found.choosing, "new seed"))"
    var lines = [TextLine("outcome    ") + TextLine(outcome, .bold)]
    lines.append(TextLine("chosen     \(words(found.choice))\(how)\(first)"))
    let ranges = RangeText(text)(
      found.interval, over: found.sample.words, found.rows, of: found.validationRows)
    let score = found.mean.map(text.named) ?? NumberText.missing
    lines.append(TextLine("score      \(score)\(ranges), on \(heldBack)"))
    if found.beatsBaseline == false, let baseline = found.baseline {
      let words = BaselineText.words(baseline)
      lines.append(TextLine("           it does not beat \(words)", .yellow))
    }
    lines += (elsewhere + overall).map { TextLine($0) }
    lines += comparison("better than", found.rivals.filter(\.isBeaten))
    lines += comparison("not shown to be better than", found.rivals.filter { !$0.isBeaten })
    return lines + (lost.map { [TextLine($0, .yellow)] } ?? [])
  }

  /// Runs that came to nothing.
  private var lost: String? {
    VerdictText.lost(diverged: found.diverged, collapsed: found.collapsed)
  }

  private var reporting: String { NumberText.counted(found.reporting, "seed") }

  private var heldBack: String { "the \(reporting) held back" }

  /// Whether the choice stood the test, and how sure that is.
  private var outcome: String {
    switch found.outcome {
    case .alone: "the only one tested: compared with no other"
    case .confirmed: "confirmed: also better than \(others) on \(heldBack)"
    case .leads:
      "not decided: \(found.isTied ? "shares the first place" : "also first") on \(heldBack);"
        + " not shown to be better than \(open) (Holm, 95 %)"
    case .fails: "not confirmed: \(found.placeWords(of: found.choice, "only ")) on \(heldBack)"
    }
  }

  private var others: String {
    let count = found.rivals.count
    return count == 1 ? "the other setting" : "each of the \(NumberText.count(count)) others"
  }

  private var open: String {
    let (open, all) = (found.rivals.count { !$0.isBeaten }, found.rivals.count)
    return open == all ? (all == 1 ? "the other" : "any other") : "\(open) of the \(all) others"
  }

  private var first: String { found.sweepBest == found.choice ? "; the best of the sweep too" : "" }

  /// What became of the best of the sweep, where another setting was chosen.
  private var elsewhere: [String] {
    guard let best = found.sweepBest, best != found.choice else { return [] }
    let place = found.placeWords(of: best)
    return ["sweep      its best, \(words(best)), is \(place) on these \(reporting)"]
  }

  /// What leads over all seeds, where that is another setting.
  private var overall: [String] {
    guard found.leader != found.choice else { return [] }
    let all = NumberText.counted(found.choosing + found.reporting, "new seed")
    return [
      "leader     \(words(found.leader)): \(text.text(found.leaderMean)) over all \(all), not shown"
        + " to be better"
    ]
  }

  private func comparison(_ title: String, _ rivals: [Confirmation.Rival]) -> [TextLine] {
    guard !rivals.isEmpty else { return [] }
    // The claim is in one direction: what is beaten may be within an interval nevertheless.
    let how = "one-sided, Holm, 95 %; each interval two-sided, alone"
    return [TextLine("\(title) (\(how))")]
      + rivals.map { rival in
        let mean = text.text(rival.mean)
        return TextLine("           \(words(rival.settings)): \(mean), \(difference(rival))")
      }
  }

  /// Of the scores themselves: `chosen +0.10 points (-1.83 to 1.70)`.
  private func difference(_ rival: Confirmation.Rival) -> String {
    let sign = found.score.isHigherBetter ? 1.0 : -1
    let ends = [sign * rival.test.low, sign * rival.test.high].sorted()
    let difference = DifferenceText(text)
    return "chosen \(difference.signed(sign * rival.test.mean))"
      + " (\(difference.range(ends[0], ends[1])))"
  }
}

extension Confirmation {
  /// `2nd of 5`, `last of 5`, on the seeds that report; `limit` stands before a place.
  func placeWords(of settings: Settings, _ limit: String = "") -> String {
    let all = rivals.count + 1
    let place = place(of: settings) ?? all
    return place == all ? "last of \(all)" : "\(limit)\(NumberText.ordinal(place)) of \(all)"
  }
}

/// A difference of two scores with its interval: `0.8 to 2.4 points`.
struct DifferenceText {
  private let text: ScoreText

  init(_ text: ScoreText) { self.text = text }

  func callAsFunction(_ low: Double, _ high: Double) -> String {
    range(low, high) + (text.unit == "%" ? " points" : "")
  }

  /// `0.8 to 2.4`, no farther than two scores can be apart, which a few seeds alone do not know.
  func range(_ low: Double, _ high: Double) -> String {
    let most = text.score.bounds.upperBound - text.score.bounds.lowerBound
    let (low, high) = (max(low, -most), min(high, most))
    return "\(number(low)) to \(number(high))"
  }

  /// `+0.8 points`.
  func signed(_ value: Double) -> String {
    "\(value > 0 ? "+" : "")\(number(value))\(text.unit == "%" ? " points" : "")"
  }

  /// `0.8`, for columns: with as many digits as the score itself.
  func number(_ value: Double) -> String { text.number(value) }
}
