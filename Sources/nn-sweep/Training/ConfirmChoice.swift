import Datasets
import Experiments
import Records
import Storage

/// Settings of an experiment that are to be trained once more with new seeds: the best, and those that
/// may be as good.
struct ConfirmChoice {
  let experiment: ExperimentRecord
  /// The settings, by data, best first; at least one.
  let settings: [Settings]
  /// How many others may be as good, and how many settings of one dataset are all that may be best.
  let others: Int
  let most: Int
  /// That another setting may come to be the best; nil where every run has ended.
  let note: String?
  /// One finished run of each, in the same order.
  private let runs: [PointRecord]

  /// The best and its contenders, at most `count`, on each of the data.
  /// - Throws: An end with its reason where nothing has finished.
  init(_ count: Int, of experiment: ExperimentRecord, in store: Results) throws {
    let board = try store.leaderboard(of: experiment.name, limit: 0)
    if let unranked = try UnrankedSettings(of: experiment, board.scores, in: store) {
      throw unranked.failure()
    }
    let verdicts = SweepVerdict.all(of: experiment, board.scores)
    guard !verdicts.isEmpty else {
      let name = experiment.name
      throw Failure(
        board.total == 0
          ? "experiment '\(name)' has no finished runs yet"
          : "no setting of '\(name)' has a validation score to be tested",
        hint: (board.total == 0 ? nil : experiment.validationCure)
          ?? "nn-sweep top \(shellWord(name))" + KeptOptions.text("--results"), .world)
    }
    let runs = try store.runs(of: experiment.name).flatMap(\.asked)
    var pairs: [(Settings, PointRecord)] = []
    for setting in verdicts.flatMap({ $0.worthConfirming(count) }) {
      guard
        let run = runs.first(where: { $0.settings == setting.settings && $0.state == .finished })
      else { continue }
      pairs.append((setting.settings, run))
    }
    guard !pairs.isEmpty else {
      throw Failure("no setting of '\(experiment.name)' has a finished run", .world)
    }
    note = try UnfinishedRuns(of: experiment, store.states(), in: store)?.note(to: "confirm")
    let all = verdicts.map { $0.worthConfirming(.max).count }
    others = all.reduce(0) { $0 + max(0, $1 - count) }
    most = all.max() ?? 0
    self.experiment = experiment
    settings = pairs.map(\.0)
    self.runs = pairs.map(\.1)
  }

  var name: String { ConfirmText.name(of: experiment.name) }

  /// The experiment that trains them with so many new seeds, and its data.
  /// - Throws: An end with its reason where text or data are no longer those of the runs.
  func load(
    seeds: Int, beside store: Results, from library: DatasetLibrary
  ) throws -> LoadedSweep {
    let followUp = try FollowUp(of: experiment, beside: store, from: library)
    let points = try runs.map { try followUp.point(of: $0, to: "confirm") }
    let text = followUp.original.sweep.confirmation(
      of: points.map(\.position), seeds: seeds,
      description: "settings of \(experiment.name) with new seeds")
    let loaded = try followUp.load(text, named: name)
    guard points.allSatisfy({ point in loaded.sweep.contains { $0.repeats(point) } })
    else {
      throw Failure(
        "internal error: the confirmation of '\(experiment.name)' would not train its settings",
        .runs)
    }
    return loaded
  }
}
