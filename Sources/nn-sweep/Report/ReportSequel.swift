import Datasets
import Experiments
import Records
import Storage

/// What was made of a sweep afterwards: some of its settings trained with new seeds, and one trained on
/// all rows that may be learned from.
struct ReportSequel: Sendable {
  /// As `nn-sweep confirm` tells it, a line each; empty where nothing was confirmed.
  var confirmation: [String] = []
  /// The same for a paper, a sentence for each of the data.
  var confirmationSentences: [String] = []
  /// What the refit is of, and what it came to; empty without one.
  var refitSentences: [String] = []
  /// That the refit is not what the sweep would be refitted to by now, with what renews it.
  var refitNote: String?

  /// The commands that made all of this, in order.
  var commands: [String] = []
  /// How often test scores of these two were looked at: they have the sweep's test part.
  var looks: [(experiment: String, looks: TestLooks)] = []
  /// What leads over all seeds of a confirmation, on each of the data.
  var leaders: [(dataset: String, settings: Settings)] = []

  var sentences: [String] { confirmationSentences + refitSentences }
}

extension ReportSequel {
  /// `verdicts` are those of the experiment.
  init(
    of experiment: ExperimentRecord, _ verdicts: [SweepVerdict], in store: Results, showTest: Bool
  ) throws {
    let axes = try store.differingAxes(of: experiment.name)
    try addConfirmation(of: experiment, verdicts, axes, in: store)
    try addRefit(of: experiment, axes, in: store, showTest: showTest)
    looks = try [ConfirmText.name(of: experiment.name), RefitText.name(of: experiment.name)]
      .compactMap { name in try store.testLooks(of: name).map { (name, $0) } }
  }

  private mutating func addConfirmation(
    of experiment: ExperimentRecord, _ verdicts: [SweepVerdict], _ axes: [Axis], in store: Results
  ) throws {
    let name = ConfirmText.name(of: experiment.name)
    guard let record = try store.experiment(named: name), ConfirmText.isOne(record.text) else {
      return
    }
    let runs = try store.runs(of: name)
    let found = Confirmation.all(
      of: record, try store.leaderboard(of: name).scores,
      asked: runs.flatMap(\.asked).map(\.settings))
    guard !found.isEmpty else { return }
    confirmation = ConfirmationText.lines(found, record, axes: axes).map(\.plain)
    leaders = found.map { ($0.dataset, $0.leader) }
    commands.append(Self.confirmCommand(experiment, verdicts, runs))
    let seeds = Self.text(runs.map(\.replicate.seed))
    confirmationSentences = found.map { found in
      Self.sentence(found, axes, seeds, on: record.data.count > 1 ? " on \(found.dataset)" : "")
    }
  }

  /// What trains the same settings with the same seeds.
  private static func confirmCommand(
    _ experiment: ExperimentRecord, _ verdicts: [SweepVerdict], _ runs: [PointRecord]
  ) -> String {
    let settings = Dictionary(grouping: Set(runs.flatMap(\.asked).map(\.settings))) {
      experiment.data(of: $0).name
    }
    let top = settings.values.map(\.count).max()
    let usual = verdicts.map { $0.worthConfirming(Confirm.usualTop).count }.max()
    let seeds = Set(runs.map(\.replicate.seed)).count
    return "nn-sweep confirm \(shellWord(experiment.name))"
      + (top == usual ? "" : " --top \(top ?? 1)")
      + (seeds == Confirm.usualSeeds ? "" : " --seeds \(seeds)")
  }

  /// What trains the same setting with the same seeds, wherever a confirmation would lead to another.
  private func refitCommand(
    _ experiment: ExperimentRecord, _ refit: ExperimentRecord, _ runs: [PointRecord]
  ) -> String {
    let rank = RefitText.rank(in: refit.description) ?? 1
    let seeds = Set(runs.map(\.replicate.seed)).count
    return "nn-sweep refit \(shellWord(experiment.name))"
      + (rank == 1 && confirmation.isEmpty ? "" : " --rank \(rank)")
      + (seeds == Refit.usualSeeds ? "" : " --seeds \(seeds)")
  }

  private static func sentence(
    _ found: Confirmation, _ axes: [Axis], _ seeds: String, on place: String
  ) -> String {
    let words = SettingWords(
      [found.choice] + found.rivals.map(\.settings), naming: axes + [.hidden])
    let text = ScoreText(short: found.score, best: found.mean)
    let ranges = RangeText(text)(
      found.interval, over: found.sample.words, found.rows, of: found.validationRows)
    let count = "\(NumberText.count(found.choosing + found.reporting)) new seeds"
    let (score, choice) = ("validation \(found.score.name)", words(found.choice))
    let mean = "\(text.text(found.mean))\(ranges)"
    let held = NumberText.count(found.reporting)
    guard !found.rivals.isEmpty else {
      return "Then one setting\(place), \(choice), was trained once more with \(count) (\(seeds)):"
        + " its \(score) on the last \(held) of them is \(mean)." + verdict(found, words, text)
    }
    return "Then \(found.rivals.count + 1) of the settings\(place) were trained once more with"
      + " \(count) each (\(seeds)): \(NumberText.count(found.choosing)) of them chose \(choice),"
      + " whose \(score) on the \(held) held back is \(mean)\(comparison(found.rivals))."
      + verdict(found, words, text)
  }

  /// That the choice was not confirmed, and what leads instead; that it does not beat the baseline; what
  /// counts as chance.
  private static func verdict(
    _ found: Confirmation, _ words: SettingWords, _ text: ScoreText
  ) -> String {
    var sentences = ""
    if found.outcome == .fails {
      let leader = found.leader == found.choice ? "it" : words(found.leader)
      sentences +=
        " It was not confirmed: on these seeds it ranks \(found.placeWords(of: found.choice))."
        + " Over all new seeds \(leader) leads (\(text.text(found.leaderMean)))."
    }
    if found.beatsBaseline == false, let baseline = found.baseline {
      sentences += " It does not beat \(BaselineText.words(baseline))."
    }
    let lost = [
      (found.diverged, "diverged"),
      (found.collapsed, "\(found.collapsed == 1 ? "was" : "were") no better than the baseline"),
    ].filter { $0.0 > 0 }.map { "\(NumberText.count($0)) \($1)" }
    if !found.rivals.isEmpty, !lost.isEmpty {
      sentences +=
        " Of the runs with new seeds \(SweepWords.joined(lost)); each counts as chance in the"
        + " comparisons."
    }
    return sentences
  }

  /// `, better than 2 of the 4 others (paired t tests …)`; empty where there are no others.
  private static func comparison(_ rivals: [Confirmation.Rival]) -> String {
    guard !rivals.isEmpty else { return "" }
    let beaten = rivals.count(where: \.isBeaten)
    let others = rivals.count == 1 ? "the other" : "the \(NumberText.count(rivals.count)) others"
    let which =
      beaten == 0
      ? "not shown to be better than \(rivals.count == 1 ? "" : "any of ")\(others)"
      : "better than \(beaten == rivals.count ? "" : "\(NumberText.count(beaten)) of ")\(others)"
    return ", \(which) (one-sided paired t tests with Holm's correction, 95 %)"
  }

  private mutating func addRefit(
    of experiment: ExperimentRecord, _ axes: [Axis], in store: Results, showTest: Bool
  ) throws {
    let name = RefitText.name(of: experiment.name)
    guard let record = try store.experiment(named: name), RefitText.isOne(record.text),
      let row = try store.leaderboard(of: name, limit: 1).rows.first
    else { return }
    let runs = try store.runs(of: name)
    commands.append(refitCommand(experiment, record, runs))
    let words = SettingWords([row.settings], naming: axes + [.hidden])(row.settings)
    let rows = (record.data.first?.description?.rows.training).map {
      " (\(NumberText.counted($0, "row")))"
    }
    let rank = RefitText.rank(in: record.description)
    let byHand =
      RefitText.isAsked(record.text)
      ? ", picked by hand\(rank.map { " as rank \($0) of the sweep" } ?? "")," : ""
    refitSentences.append(
      "The setting \(words)\(byHand) was then trained on training and validation rows together"
        + "\(rows ?? ""), for \(NumberText.counted(row.epochs, "epoch")), with the seeds"
        + " \(Self.text(runs.map(\.replicate.seed))).")
    if let run = runs.first, let staleness = try RefitStaleness(of: record, run, in: store) {
      refitSentences.append(staleness.sentence)
      refitNote = staleness.note(of: record)
    }
    for (state, word) in [(PointState.diverged, "diverged"), (.waiting, "are not trained yet")] {
      let count = runs.count { $0.state == state }
      guard count > 0 else { continue }
      refitSentences.append(
        "Of its \(NumberText.counted(runs.count, "run")) \(NumberText.count(count)) \(word).")
    }
    guard showTest, record.hasTestPart, let test = row[record.score]?.test else { return }
    store.countTestLook(of: [name])
    let text = ScoreText(short: record.score, best: test.mean)
    let range =
      test.sample.count > 1 ? ", from \(text.range(test).replacing("–", with: " to "))" : ""
    refitSentences.append(
      "On the test part it then scores \(text.named(test.mean)) (mean of"
        + " \(test.sample.words)\(range)).")
  }

  /// `1 to 5`, `1, 7, 9`.
  private static func text(_ seeds: [UInt64]) -> String {
    let seeds = Set(seeds).sorted()
    guard let first = seeds.first, let last = seeds.last, seeds.count > 2,
      last - first == UInt64(seeds.count - 1)
    else { return seeds.map(String.init).joined(separator: ", ") }
    return "\(first) to \(last)"
  }
}
