import Experiments
import Records
import Storage

/// The setting of an experiment that leads over all new seeds of its confirmation.
struct ConfirmedChoice {
  /// The name of the confirmation.
  let confirmation: String
  /// How sure it is that no other setting is better: `confirmed by widths.confirm`.
  let words: String
  /// The setting's place on the leaderboard of the experiment itself, counted from 1.
  let rank: Int

  /// Nil without a confirmation that has ended, and where it is about other trainings than the
  /// experiment is now, or about several datasets, each of which has a leader. `runs` are those of the
  /// experiment.
  init?(of experiment: ExperimentRecord, whose runs: [PointRecord], in store: Results) throws {
    confirmation = ConfirmText.name(of: experiment.name)
    guard let ended = try Self.ended(confirmation, in: store) else { return nil }
    guard ended.outcome.score == experiment.score else {
      printNote(
        "'\(confirmation)' goes by \(ended.outcome.score.name), and \(experiment.name) by"
          + " \(experiment.score.name): what led there is not taken")
      return nil
    }
    if let unranked = ended.unranked {
      throw unranked.failure("--rank 1 takes the first in 'top'")
    }
    guard
      let won = try Self.training(
        of: ended.outcome.leader, among: store.runs(of: confirmation), in: store)
    else { return nil }
    words = ended.outcome.words(of: confirmation)
    // What was confirmed was among the best.
    let scores = try store.leaderboard(of: experiment.name, limit: 0).scores
    guard
      let place = try scores.firstIndex(where: {
        try Self.training(of: $0.settings, among: runs, in: store) == won
      })
    else {
      printNote(
        "'\(confirmation)' is about settings or data of before: what led there is not taken")
      return nil
    }
    rank = place + 1
  }

  /// A finished run of the setting that leads; nil as above.
  static func run(of experiment: ExperimentRecord, in store: Results) throws -> TrajectoryID? {
    let confirmation = ConfirmText.name(of: experiment.name)
    guard let ended = try ended(confirmation, in: store), ended.unranked == nil,
      ended.outcome.score == experiment.score,
      let run = finishedRun(of: ended.outcome.leader, among: try store.runs(of: confirmation)),
      try store.asks(experiment.name, toTrainLike: run.id)
    else { return nil }
    return run.id
  }

  /// What came out on the one dataset of a confirmation; nil where there is none that has ended.
  private static func ended(
    _ confirmation: String, in store: Results
  ) throws -> (outcome: Confirmation, unranked: UnrankedSettings?)? {
    guard let record = try store.experiment(named: confirmation), ConfirmText.isOne(record.text),
      record.data.count == 1, case let left = try store.states()[confirmation] ?? StateCounts(),
      left.total > 0, left[.waiting] + left[.running] == 0
    else { return nil }
    let board = try store.leaderboard(of: confirmation, limit: 0)
    return try Confirmation.all(of: record, board.scores).first.map {
      ($0, try UnrankedSettings(of: record, board.scores, in: store))
    }
  }

  private static func finishedRun(
    of settings: Settings, among runs: [PointRecord]
  ) -> PointRecord? {
    runs.lazy.flatMap(\.asked).first { $0.state == .finished && $0.settings == settings }
  }

  /// What decides a setting's training, but for the seed, on the first of its splits.
  private static func training(
    of settings: Settings, among runs: [PointRecord], in store: Results
  ) throws -> Training? {
    guard let run = finishedRun(of: settings, among: runs),
      let evidence = try store.evidence(of: run.id)
    else { return nil }
    return Training(
      text: evidence.canonicalText.split(separator: "\n").filter { !$0.hasPrefix("seed ") },
      epochs: run.epochs, stop: run.stop)
  }

  private struct Training: Equatable {
    var text: [Substring]
    var epochs: Int
    var stop: StopRule?
  }
}

extension Confirmation {
  /// How its leader came to be that.
  fileprivate func words(of name: String) -> String {
    switch outcome {
    case .confirmed: "confirmed by \(name)"
    case .alone: "the only one tested by \(name)"
    case .leads, .fails: "leads over the new seeds of \(name), not shown to be the best"
    }
  }
}
