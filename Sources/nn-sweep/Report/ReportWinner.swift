import Datasets
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

  /// The number of the best setting, in words.
  var text: ScoreText { ScoreText(short: verdict.score, best: verdict.best.mean) }

  /// What tells the best setting from the others: `16 units, rate 0.1`; empty of a single one.
  var words: String { SettingWords(verdict.settings.map(\.settings))(verdict.best.settings) }
}

extension ReportWinner {
  init(
    _ verdict: SweepVerdict, _ experiment: ExperimentRecord, _ rows: [LeaderboardRow],
    _ points: [PointRecord], in store: Results
  ) throws {
    let best = verdict.best.settings
    let data = experiment.data(of: best)
    let row = rows.first { $0.settings == best }
    let runs = points.flatMap(\.asked).filter {
      $0.settings == best && $0.result != nil && !$0.replicate.split.isWholeOuterPart
    }
    let identity = try runs.first.flatMap { run in
      try store.evidence(of: run.id).flatMap {
        DataIdentity(canonicalText: $0.canonicalText, without: run.replicate.split)
      }
    }
    let counts = data.classes.isEmpty ? nil : try ExperimentPictures.confusion(runs, in: store)
    self.init(
      verdict: verdict, data: data, row: row, runs: runs, identity: identity,
      classification: counts.flatMap { ClassificationReport(confusion: $0, names: data.classes) },
      weightsDigest: try (row?.medianRun).flatMap { try store.origin(of: $0) }?.weightsDigest)
  }
}
