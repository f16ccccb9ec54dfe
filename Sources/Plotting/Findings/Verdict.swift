import Records

/// What a sweep found, in words. All sentences about a whole sweep stand here.
struct Verdict {
  /// The one sentence: `best: hidden 30 — 97.2 % on validation (3 seeds, 96.9–97.5); …`.
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
    let seeds =
      best.scores.count == 1
      ? "one seed"
      : "\(best.scores.count) \(results.replicate)s, \(results.scoreText.range(score))"
    let number = "\(results.scoreText.named(score.mean)) on validation (\(seeds))"
    let doubt = Self.doubt(results, best, score)
    guard results.settings.count > 1 else {
      sentence = number
      caution = doubt
      return
    }
    // Named axes say more than bare values, so what matters most makes room for them first.
    let matters = Self.matters(results)
    let named = "best: \(results.namedValues(best).joined(separator: ", ")) — \(number)"
    let whole = [named, matters].compactMap(\.self).joined(separator: "; ")
    if PlotText.width(whole, size: Layout.goodTitle, bold: true) <= Layout.titleRoom {
      sentence = whole
      caution = doubt
      return
    }
    caution = [matters, doubt.isEmpty ? nil : doubt].compactMap(\.self).joined(separator: "; ")
    let size = Layout.smallestTitle
    // Two lines, each of which may end a word early.
    let room = 1.8 * Layout.titleRoom - PlotText.width("best:  — \(number)", size: size, bold: true)
    let label = PlotText.fitted(
      results.namedValues(best).joined(separator: ", "), width: room, size: size, bold: true)
    sentence = "best: \(label) — \(number)"
  }

  /// How sure it is that the best setting is the best.
  private static func doubt(
    _ results: SweepResults, _ best: PooledSetting, _ score: SeedSummary
  ) -> String {
    let others = results.ranked.dropFirst()
    if results.axes.contains(where: { $0.axis == .dataset }) {
      return "scores on different data do not compare"
    }
    if best.scores.count == 1 {
      let same = others.filter { $0.score?.mean == score.mean }.count
      let tie =
        same == 0
        ? "" : "\(NumberText.count(same)) other\(same == 1 ? " scores" : "s score") the same; "
      return others.isEmpty
        ? "one seed: another seed may give another result"
        : "\(tie)one seed: small differences between settings may be chance"
    }
    let close = others.filter { ($0.score?.highest ?? -.infinity) >= score.lowest }.count
    switch close {
    case 0: return others.isEmpty ? "" : "no other setting reaches into the range of the best"
    case 1: return "one other setting reaches into the range of the best"
    default: return "\(NumberText.count(close)) other settings reach into the range of the best"
    }
  }

  private static func scope(_ results: SweepResults) -> String {
    let settings = results.settings.count
    let words: [String?] = [
      settings == 1 ? nil : "\(NumberText.count(settings)) settings",
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
    let words = [
      (PointState.diverged, "diverged"), (.failed, "failed"), (.running, "still running"),
      (.waiting, "not yet run"),
    ].compactMap { state, word in counts[state].map { (count: $0, word: word) } }
    guard let first = words.first, first.count < results.runs.count else { return "" }
    let others = words.dropFirst().map { ", \(NumberText.count($0.count)) \($0.word)" }.joined()
    return
      "; \(NumberText.count(first.count)) of \(NumberText.count(results.runs.count)) runs \(first.word)\(others)"
  }

  /// `learning_rate matters most`, where more than one axis varies.
  private static func matters(_ results: SweepResults) -> String? {
    guard results.effects.count > 1 else { return nil }
    let (first, second) = (results.effects[0], results.effects[1])
    if !first.standsOut { return "no axis stands out" }
    func verb(_ axis: Axis) -> String {
      axis == .activations || axis == .layers ? "matter" : "matters"
    }
    let names =
      second.standsOut && second.variance > first.variance / 1.5
      ? "\(first.axis.rawValue) and \(second.axis.rawValue) matter"
      : "\(first.axis.rawValue) \(verb(first.axis))"
    return names + (first.noise == nil ? " most, it seems" : " most")
  }

  private static func nothing(_ results: SweepResults) -> String {
    let runs = results.runs
    if !runs.isEmpty, runs.allSatisfy({ $0.state == .diverged }) {
      return runs.count == 1
        ? "the run diverged" : "all \(NumberText.count(runs.count)) runs diverged"
    }
    return "no run has finished yet"
  }
}
