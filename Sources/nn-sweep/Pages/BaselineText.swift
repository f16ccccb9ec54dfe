import Records

/// What a leaderboard says of the baseline, and of settings that do not beat it.
struct BaselineText {
  let baselines: [Baseline]
  private let experiment: ExperimentRecord
  private let rows: [LeaderboardRow]

  /// `rows` are the best ones, in their order.
  init(_ experiment: ExperimentRecord, _ rows: [LeaderboardRow]) {
    self.experiment = experiment
    self.rows = rows
    baselines = experiment.baselines
  }

  var lines: [TextLine] {
    baselines.flatMap { baseline in
      [TextLine("baseline\(place(baseline)): \(text(baseline))", .dim)] + warning(baseline)
    }
  }

  /// ` on moons` where there are several.
  private func place(_ baseline: Baseline) -> String {
    experiment.data.count > 1 ? " on \(baseline.dataset)" : ""
  }

  private func text(_ baseline: Baseline) -> String {
    let score = ScoreText(baseline.score)
    return "\(Self.answer(baseline)), \(baseline.score.name) \(score.text(baseline.value))"
  }

  /// What is not beaten: `always answering 'no' (85.72%)`.
  static func words(_ baseline: Baseline) -> String {
    "\(answer(baseline)) (\(ScoreText(baseline.score).text(baseline.value)))"
  }

  private static func answer(_ baseline: Baseline) -> String {
    switch baseline.answer {
    case .mostFrequentClass(let name): "always answering '\(name.printable)'"
    case .shares: "always answering how frequent each class is"
    case .mean(let target): "always answering the mean of '\(target.printable)'"
    }
  }

  /// What the best of the settings on these data came to; nil where it is not here.
  private func best(_ baseline: Baseline) -> LeaderboardRow? {
    rows.first {
      $0[baseline.score]?.validation != nil
        && experiment.data(of: $0.settings).name == baseline.dataset
    }
  }

  /// Whether the best setting does better; nil where there is none to tell.
  func isBeaten(_ baseline: Baseline) -> Bool? {
    best(baseline)?[baseline.score]?.validation.map { baseline.isBeaten(by: $0.mean) }
  }

  private func warning(_ baseline: Baseline) -> [TextLine] {
    guard isBeaten(baseline) == false, let row = best(baseline) else { return [] }
    return [
      TextLine(
        "the best setting\(place(baseline)) does not beat \(Self.words(baseline)):"
          + " \(cure(baseline, row))", .yellow)
    ]
  }

  private func cure(_ baseline: Baseline, _ row: LeaderboardRow) -> String {
    let isWeighted = row.settings.hasClassWeights
    switch (baseline.isUnbalanced, baseline.score) {
    case (true, .accuracy):
      return (isWeighted ? "try" : "try class_weights: balanced, or") + " score: balanced_accuracy"
    case (true, _) where !isWeighted: return "try class_weights: balanced"
    default: return "try other learning rates, more epochs or inputs"
    }
  }
}
