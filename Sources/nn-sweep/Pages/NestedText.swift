import Datasets
import Records

/// What nested cross-validation says of the choice between settings.
struct NestedText {
  let estimate: NestedEstimate
  private let lack: String?
  private let text: ScoreText
  private let words: SettingWords

  init(_ estimate: NestedEstimate, _ experiment: ExperimentRecord) {
    self.estimate = estimate
    lack = estimate.lacksCounts ? experiment.lackOfScore : nil
    text = ScoreText(short: estimate.score, best: estimate.summary?.mean)
    words = SettingWords(estimate.choices.map(\.settings))
  }

  /// `nested: chosen by the folds inside, 96.0% on 5 outer parts (93.3–100.0%)`, and which were chosen.
  var lines: [TextLine] {
    let parts = NumberText.counted(estimate.parts, "outer part")
    if let lack { return [TextLine("nested: " + lack, .dim)] }
    guard let summary = estimate.summary else {
      let known = estimate.choices.count { $0.outer != nil }
      let verb = known == 1 ? "has" : "have"
      return [
        TextLine("nested: \(NumberText.count(known)) of \(parts) \(verb) a score so far", .dim)
      ]
    }
    return [
      TextLine(
        "nested: chosen by the folds inside, \(text.named(summary.mean)) on \(parts)"
          + " (\(text.range(summary)))")
    ] + choices
  }

  /// The same for a paper; nil where not all parts have a score.
  var sentence: String? {
    estimate.summary.map {
      "By nested cross-validation a choice by the folds scores \(text.named($0.mean)) on"
        + " \(NumberText.counted(estimate.parts, "outer part")) that had no say in it"
        + " (\(text.range($0)))."
    }
  }

  /// How often which setting was chosen, the most frequent first, where they differ.
  private var choices: [TextLine] {
    var counts: [(settings: Settings, count: Int)] = []
    for choice in estimate.choices {
      if let place = counts.firstIndex(where: { $0.settings == choice.settings }) {
        counts[place].count += 1
      } else {
        counts.append((choice.settings, 1))
      }
    }
    guard counts.count > 1 else { return [] }
    let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
    let shown = order.prefix(3).map { place in
      "\(words(counts[place].settings)) (\(NumberText.count(counts[place].count))×)"
    }
    let more = counts.count > 3 ? " and \(NumberText.count(counts.count - 3)) more" : ""
    return [TextLine("chosen there: \(shown.joined(separator: "; "))\(more)")]
  }
}
