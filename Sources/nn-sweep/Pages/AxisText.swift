import Records
import Statistics

/// What a verdict says of the axes.
struct AxisText {
  private let verdict: SweepVerdict
  private let words: SettingWords
  /// What leads in a confirmation; nil without one.
  private let confirmed: Settings?

  init(_ verdict: SweepVerdict, _ words: SettingWords, confirmed: Settings? = nil) {
    self.verdict = verdict
    self.words = words
    self.confirmed = confirmed
  }

  var lines: [String] {
    [matter, edge].compactMap(\.self)
  }

  /// `what matters, with its share of the differences: hidden 42 %, learning_rate 9 % (38 with
  /// others); 3 seeds cannot tell whether batch_size matters`.
  private var matter: String? {
    guard !verdict.axes.isEmpty, !verdict.isTie, verdict.settings.count > 2 else { return nil }
    let isTested = verdict.axes.contains { $0.share.probability != nil }
    let known = verdict.axes.filter { $0.share.freedom > 0 }
    let sorted = known.sorted { $0.share.main > $1.share.main }
    func share(_ axis: AxisVerdict) -> String {
      let joint = axis.share.joint.map { " (\(NumberText.fixed(100 * $0, 0)) with others)" } ?? ""
      return "\(axis.axis.name) \(NumberText.fixed(100 * axis.share.main, 0)) %\(joint)"
    }
    guard isTested else {
      let shares = sorted.filter { $0.share.main >= 0.005 || $0.share.joint != nil }.map(share)
      return shares.isEmpty
        ? nil : "of the differences: \(shares.joined(separator: ", ")) (one seed: not tested)"
    }
    let claimed = sorted.filter(\.isClaimed)
    let others = known.filter { !$0.isClaimed }.map(\.axis.name)
    let which =
      others.count == 1 ? "\(others[0]) matters" : "these matter: \(others.joined(separator: ", "))"
    let untold = others.isEmpty ? nil : "\(verdict.sample.words) cannot tell whether \(which)"
    let told =
      claimed.isEmpty
      ? nil
      : "what matters, with its share of the differences: \(claimed.map(share).joined(separator: ", "))"
    return [told, untold].compactMap(\.self).joined(separator: "; ")
  }

  /// Where the best setting has the largest or smallest value that was tried.
  private var edge: String? {
    guard !verdict.isTie else { return nil }
    let edges = verdict.axes.flatMap(\.axis.axes).filter { $0.isNumeric && $0 != .epochs }
      .compactMap(edge)
    return edges.isEmpty ? nil : edges.joined(separator: "; ")
  }

  private func edge(_ axis: Axis) -> String? {
    let values = Set(verdict.settings.compactMap { $0.settings[axis]?.number })
    guard values.count > 2, let best = verdict.best.settings[axis]?.number,
      let low = values.min(), let high = values.max(), best == low || best == high, best != 0,
      confirmed?[axis].map({ $0.number == best }) ?? true, !isTied(inside: low..<high, axis)
    else { return nil }
    let range = "\(words.text(axis, .number(low)))–\(words.text(axis, .number(high)))"
    return
      "\(words(axis, .number(best))) is the edge of \(range): try \(best == low ? "lower" : "higher")"
  }

  /// Whether a setting that is on neither edge scores what the best does, as far as is shown.
  private func isTied(inside range: Range<Double>, _ axis: Axis) -> Bool {
    let text = ScoreText(short: verdict.score, best: verdict.best.mean)
    return verdict.settings.contains { setting in
      guard let value = setting.settings[axis]?.number, let mean = setting.mean
      else { return false }
      return range.lowerBound < value && value < range.upperBound
        && verdict.best.mean.map(text.text) == text.text(mean)
    }
  }
}
