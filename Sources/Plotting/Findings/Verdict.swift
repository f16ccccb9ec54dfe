import Records

/// What a sweep found, in words. All sentences about a whole sweep stand here.
struct Verdict {
  /// The one sentence: `best: 30 units, rate 0.1 — 97.2% on validation`.
  let sentence: String
  /// What else to know: how far the sentence can be trusted. May be empty.
  let caution: String
  /// What was run: `grid on digits: 48 settings, 3 seeds, 30 epochs; 2 of 144 runs diverged`.
  let scope: String

  init(_ results: SweepResults) {
    scope = Self.scope(results)
    guard let best = results.ranked.first, let score = best.score else {
      sentence = Self.nothing(results)
      caution = ""
      return
    }
    let number = "\(results.scoreText.named(score.mean)) on validation"
    let others = results.verdicts.count == 1 ? results.verdicts.first : nil
    if let others, others.isTie {
      sentence =
        "all \(NumberText.count(others.settings.count)) settings score the same: \(number)"
      caution = ""
      return
    }
    caution = [
      others.map { Self.ranges($0, results) }, Self.doubt(results, others), Self.matters(results),
      Self.expectation(results, others),
    ].compactMap { $0?.isEmpty ?? true ? nil : $0 }.joined(separator: "; ")
    guard results.settings.count > 1 else {
      sentence = number
      return
    }
    let size = Layout.smallestTitle
    // Two lines, each of which may end a word early.
    let room = 1.8 * Layout.titleRoom - PlotText.width("best:  — \(number)", size: size, bold: true)
    let label = PlotText.fitted(
      results.words(best), width: room, size: size, bold: true)
    sentence = "best: \(label) — \(number)"
  }

  /// `95.2–96.2% over 3 seeds; 93.1–97.4% for 359 rows`.
  private static func ranges(_ verdict: SweepVerdict, _ results: SweepResults) -> String {
    let text = RangeText(results.scoreText)(
      verdict.best.interval, over: verdict.sample.words, verdict.best.rows, of: verdict.rows)
    return String(text.drop { $0 == " " || $0 == "(" }.dropLast(text.isEmpty ? 0 : 1))
  }

  /// How sure it is that the best setting is the best.
  private static func doubt(_ results: SweepResults, _ verdict: SweepVerdict?) -> String? {
    guard let verdict else {
      return results.verdicts.isEmpty ? nil : "scores on different data do not compare"
    }
    guard let contenders = verdict.contenders else {
      return verdict.settings.count == 1
        ? "one \(results.replicate): another one may give another result"
        : "one \(results.replicate): which is best cannot be told"
    }
    guard verdict.settings.count > 1 else { return nil }
    let all = NumberText.count(verdict.settings.count - 1)
    return contenders.isEmpty
      ? "no other may be as good"
      : "\(NumberText.count(contenders.count)) of \(all) others may be as good"
  }

  /// What the best of many is expected to score elsewhere.
  private static func expectation(_ results: SweepResults, _ verdict: SweepVerdict?) -> String? {
    verdict?.expectation.map { "expect \(results.scoreText.text($0)) elsewhere" }
  }

  private static func scope(_ results: SweepResults) -> String {
    let words: [String?] = [
      results.cells.count == 1 ? nil : results.countedSettings,
      ReplicateText(results.runs.map(\.replicate)).text,
      (results.hasStops ? "at most " : "")
        + (results.epochs == 1 ? "1 epoch" : "\(results.epochs) epochs"),
    ]
    let parts = words.compactMap(\.self).joined(separator: ", ")
    let name = "\(results.experiment.name) on \(results.experiment.dataset)"
    // What follows a long name must not be cut off.
    return PlotText.fitted(name, width: Layout.titleRoom * 0.6, size: Layout.subtitle)
      + ": \(parts)\(unfinished(results))"
      + (results.condition.map { "; only where \($0)" } ?? "")
  }

  /// `; 2 of 144 runs diverged, 3 failed`, or nothing when all runs ended alike.
  private static func unfinished(_ results: SweepResults) -> String {
    let counts = Dictionary(grouping: results.runs, by: \.state).mapValues(\.count)
    let collapsed = results.settings.reduce(0) { $0 + $1.collapsed }
    let words = [
      (counts[.diverged], "diverged"), (collapsed, "no better than the baseline"),
      (counts[.failed], "failed"), (counts[.running], "still running"),
      (counts[.waiting], "not yet run"),
    ].compactMap { count, word in count.flatMap { $0 > 0 ? (count: $0, word: word) : nil } }
    guard let first = words.first, first.count < results.runs.count else { return "" }
    let others = words.dropFirst().map { ", \(NumberText.count($0.count)) \($0.word)" }.joined()
    return
      "; \(NumberText.count(first.count)) of \(NumberText.count(results.runs.count)) runs \(first.word)\(others)"
  }

  /// `learning_rate matters most`, where more than one axis varies.
  private static func matters(_ results: SweepResults) -> String? {
    let effects = results.effects.filter { $0.share != nil }
    guard effects.count > 1, let first = effects.first, first.isClaimed ?? true else { return nil }
    let verb = first.axis == .activations || first.axis == .layers ? "matter" : "matters"
    return "\(first.axis.rawValue) \(verb) most" + (first.isClaimed == nil ? ", it seems" : "")
  }

  private static func nothing(_ results: SweepResults) -> String {
    let runs = results.runs
    if !runs.isEmpty, runs.allSatisfy({ $0.state == .diverged }) {
      return runs.count == 1
        ? "the run diverged" : "all \(NumberText.count(runs.count)) runs diverged"
    }
    return results.absence
  }
}
