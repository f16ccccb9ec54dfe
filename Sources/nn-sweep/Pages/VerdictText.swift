import Records
import Statistics

/// What a sweep ends with: who leads and how sure that is, and what each axis does. See `NextStep`.
struct VerdictText {
  let verdict: SweepVerdict
  let experiment: ExperimentRecord
  /// What leads in a confirmation; nil without one.
  private let confirmed: Settings?
  private let text: ScoreText
  private let words: SettingWords

  init(_ verdict: SweepVerdict, _ experiment: ExperimentRecord, confirmed: Settings? = nil) {
    self.verdict = verdict
    self.experiment = experiment
    self.confirmed = confirmed
    words = SettingWords(verdict.settings.map(\.settings))
    text = ScoreText(short: verdict.score, best: verdict.best.mean)
  }

  /// What was found, the winner first.
  var findings: [TextLine] {
    var lines = [winner]
    lines += doubt.map { [TextLine($0)] } ?? []
    lines += AxisText(verdict, words, confirmed: confirmed).lines.map { TextLine($0) }
    lines += lost.map { [TextLine($0, .yellow)] } ?? []
    lines += expectation.map { [TextLine($0)] } ?? []
    return lines
  }

  /// `best of 9: 32 units, rate 1    95.7% (95.2–96.2% over 3 seeds; 93.1–97.4% for 359 rows)`.
  private var winner: TextLine {
    let place = experiment.data.count > 1 ? " on \(verdict.dataset)" : ""
    let number = verdict.best.mean.map(text.named) ?? NumberText.missing
    if verdict.isTie {
      let settings = NumberText.count(verdict.settings.count)
      return TextLine("all \(settings) settings\(place) score the same: \(number)", .bold)
    }
    let title =
      verdict.settings.count == 1
      ? "one setting\(place)"
      : "best of \(NumberText.count(verdict.settings.count))\(place): \(words(verdict.best.settings))"
    return TextLine(title, .bold) + TextLine("    \(number)\(ranges)")
  }

  private var ranges: String {
    let best = verdict.best
    return RangeText(text)(
      best.interval, over: verdict.sample.words, best.rows, of: verdict.rows)
  }

  /// Which others may be as good.
  private var doubt: String? {
    guard verdict.settings.count > 1, !verdict.isTie else { return nil }
    guard let contenders = verdict.contenders else { return oneSample }
    let how = "(one by one, 95 %)"
    guard !contenders.isEmpty else { return "no other may be as good \(how)" }
    let smallest = ([verdict.best] + contenders).min { $0.parameters < $1.parameters }
    let count = NumberText.counted(contenders.count, "other")
    let small =
      smallest.flatMap { smallest in
        smallest.parameters < verdict.best.parameters
          ? "; smallest: \(words(smallest.settings))\(doubt(of: smallest))" : nil
      } ?? ""
    return "\(count) may be as good \(how)\(small)"
  }

  /// ` with 93.2%, which 3 seeds cannot tell from the best`; empty where it scores the same.
  private func doubt(of other: SettingVerdict) -> String {
    guard let mean = other.mean, case let number = text.text(mean),
      number != text.text(verdict.best.mean)
    else { return "" }
    return " with \(number), which \(verdict.sample.words) cannot tell from the best"
  }

  /// With one seed there is no verdict: only what the rows themselves cannot tell apart.
  private var oneSample: String {
    let isEach = verdict.settings.allSatisfy { $0.seeds <= 1 }
    let reason =
      (isEach ? "one seed each" : "the best has one seed") + ": which is best cannot be told"
    guard let close = verdict.closeOnRows, let rows = verdict.rows else { return reason }
    let count = NumberText.counted(rows, "row")
    return close == 0
      ? "\(reason), though no other is within the chance of \(count)"
      : "\(reason); \(NumberText.counted(close, "other")) \(close == 1 ? "is" : "are") within the chance"
        + " of \(count)"
  }

  /// Runs that came to nothing.
  private var lost: String? {
    Self.lost(
      diverged: verdict.settings.reduce(0) { $0 + $1.diverged },
      collapsed: verdict.settings.reduce(0) { $0 + $1.collapsed })
  }

  /// `2 runs diverged, 1 run no better than the baseline: they count as chance in comparisons`; nil of none.
  static func lost(diverged: Int, collapsed: Int) -> String? {
    let parts = [
      diverged > 0 ? "\(NumberText.counted(diverged, "run")) diverged" : nil,
      collapsed > 0
        ? "\(NumberText.counted(collapsed, "run")) no better than the baseline" : nil,
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let count = diverged + collapsed == 1 ? "it counts" : "they count"
    return parts.joined(separator: ", ") + ": \(count) as chance in comparisons"
  }

  /// What to expect once what the best of many flatters is taken off; where nothing is, that is not
  /// said.
  private var expectation: String? {
    guard verdict.settings.count > 1, !verdict.isTie, let value = verdict.expectation else {
      return nil
    }
    let expected = "expect about \(text.text(value)) on new data of this kind"
    let isFlattered = verdict.best.mean.map {
      (verdict.score.isHigherBetter ? value < $0 : value > $0) && text.text(value) != text.text($0)
    }
    guard isFlattered == true else { return expected }
    return "as best of \(NumberText.count(verdict.settings.count)) its score flatters: \(expected)"
  }
}
