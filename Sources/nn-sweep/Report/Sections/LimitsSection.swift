import Records
import Statistics

extension ReportMaterial {
  /// What a reader might take from the numbers that is not in them.
  var limits: ReportSection? {
    guard !winners.isEmpty else { return nil }
    var items = winners.flatMap { ofSamples($0.verdict) }
    items += [ofMissingRuns, ofTies, ofStops].compactMap(\.self)
    items += winners.compactMap { ofChoice($0.verdict) }
    if winners.contains(where: { $0.verdict.expectation != nil && !$0.verdict.isTie }) {
      items.append(
        "A setting that was chosen by validation scores can be judged without flattery on the test "
          + "part only, once.")
    }
    items += winners.compactMap { ofAxes($0.verdict) }
    if experiment.data.count > 1 {
      items.append("Scores on different data do not compare.")
    }
    if let looks = looksWords {
      items.append("\(looks): whoever looks often can choose by what they see.")
    }
    items.append(
      "Nothing is said of settings that were not tried, nor of data that differ from these.")
    return ReportSection(
      "limits", "What this cannot say", [.list(items.distinct)])
  }

  /// How often test scores were looked at, at the beginning of a sentence; nil where nobody did.
  var looksWords: String? {
    let own = looks.map { [(experiment: experiment.name, looks: $0)] } ?? []
    return TestLooksText.line(own + sequel.looks).map { words in
      words.prefix(1).uppercased() + words.dropFirst()
    }
  }

  private func ofSamples(_ verdict: SweepVerdict) -> [String] {
    switch verdict.sample {
    case .seeds(let count):
      let split =
        "All runs share one split: which rows are held out is one draw, and another split may rank "
        + "otherwise."
      return count > 1
        ? [split]
        : [
          split,
          "Each setting was trained once: how much of a difference is chance is not known.",
        ]
    case .splits:
      let isInTime = experiment.data.contains { $0.splits?.order != nil }
      return [
        isInTime
          ? "The splits are cuts in time, no samples of one thing: there is no interval."
          : "The splits share most of their training rows, so their scores are no independent "
            + "samples; the interval is widened for that (Nadeau and Bengio), which is no exact cure."
      ]
    }
  }

  private var ofMissingRuns: String? {
    let left = count(.waiting) + count(.running)
    let failed = count(.failed)
    guard left + failed > 0 else { return nil }
    let all = NumberText.counted(runs.count, "run")
    let (verb, what) = left + failed == 1 ? ("has", "it") : ("have", "they")
    return
      "The sweep is not whole: \(NumberText.count(left + failed)) of \(all) \(verb) no result. What "
      + "\(what) would have come to may change the order."
  }

  private var ofTies: String? {
    let ties = winners.flatMap { $0.verdict.axes.map(\.axis).filter { $0.axes.count > 1 } }
      .map(\.name)
    guard !ties.isEmpty else { return nil }
    return "Some axes move together, so that nobody can tell which of them does what: "
      + "\(ties.distinct.joined(separator: "; "))."
  }

  private var ofStops: String? {
    guard !words.stops.isEmpty else { return nil }
    return
      "Under a stop rule (\(words.stops.joined(separator: "; "))) each run's epoch was chosen on "
      + "the validation rows that it is scored on: its score flatters."
  }

  private func ofChoice(_ verdict: SweepVerdict) -> String? {
    let count = verdict.settings.count
    guard count > 1 else { return nil }
    let best = "The best of \(NumberText.count(count)) is the best by some luck"
    let place = experiment.data.count > 1 ? " on \(verdict.dataset)" : ""
    let text = ScoreText(short: verdict.score, best: verdict.best.mean)
    guard let value = verdict.expectation, !verdict.isTie else {
      return "\(best)\(place): on new rows expect less than its score."
    }
    // Where one setting wins whatever it is scored on, nothing is taken off.
    let isLess = verdict.best.mean.map { text.named($0) != text.named(value) } ?? true
    return isLess
      ? "\(best)\(place): expect \(text.named(value)) rather than its score."
      : "\(best)\(place), though no more than a rounding here: expect \(text.named(value))."
  }

  private func ofAxes(_ verdict: SweepVerdict) -> String? {
    guard verdict.axes.count > 1, verdict.axes.contains(where: { $0.share.total == nil }) else {
      return nil
    }
    return "The settings are no complete grid: what an axis does together with others is not told."
  }
}
