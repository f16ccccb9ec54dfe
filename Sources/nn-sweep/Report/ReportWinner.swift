import Records
import Storage

/// The best setting on one of an experiment's data.
struct ReportWinner: Sendable {
  let verdict: SweepVerdict
  let data: ExperimentData
  /// Its row of the leaderboard; nil where others fill the table.
  let row: LeaderboardRow?
  /// Its finished runs.
  let runs: [PointRecord]
  let identity: DataIdentity?
  /// What its runs took for what on the validation part, all of them together; nil for numbers, and
  /// where that was not kept.
  let classification: ClassificationReport?
  /// SHA-256 of the weights of the run in the middle, which `reproduce` comes to.
  let weightsDigest: String?

  init(
    _ verdict: SweepVerdict, _ experiment: ExperimentRecord, _ rows: [LeaderboardRow],
    _ points: [PointRecord], in store: Results
  ) throws {
    self.verdict = verdict
    let best = verdict.best.settings
    data = experiment.data(of: best)
    row = rows.first { $0.settings == best }
    runs = points.flatMap(\.asked).filter { $0.settings == best && $0.result != nil }
    let text = try runs.first.flatMap { try store.evidence(of: $0.id) }?.canonicalText
    identity = runs.first.flatMap { run in
      text.flatMap { DataIdentity(canonicalText: $0, without: run.replicate.split) }
    }
    let counts = data.classes.isEmpty ? nil : try Plot.confusion(runs, in: store)
    let classes = data.classes
    classification = counts.flatMap { ClassificationReport(confusion: $0, names: classes) }
    weightsDigest = try (row?.medianRun).flatMap { try store.origin(of: $0) }?.weightsDigest
  }

  /// The number of the best setting, in words.
  var text: ScoreText { ScoreText(short: verdict.score, best: verdict.best.mean) }

  /// What tells the best setting from the others: `16 units, rate 0.1`; empty of a single one.
  var words: String { SettingWords(verdict.settings.map(\.settings))(verdict.best.settings) }
}
