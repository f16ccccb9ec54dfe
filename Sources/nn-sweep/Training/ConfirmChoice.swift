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
  /// One finished run of each, in the same order.
  private let runs: [PointRecord]

  /// The best and its contenders, at most `count`, on each of the data.
  /// - Throws: An end with its reason where nothing has finished.
  init(_ count: Int, of experiment: ExperimentRecord, in store: Results) throws {
    let board = try store.leaderboard(of: experiment.name, limit: 0)
    let verdicts = SweepVerdict.all(of: experiment, board.scores)
    guard !verdicts.isEmpty else {
      throw Failure("experiment '\(experiment.name)' has no finished runs yet", .world)
    }
    let all = try store.runs(of: experiment.name).flatMap(\.asked)
    var pairs: [(Settings, PointRecord)] = []
    for setting in verdicts.flatMap({ $0.worthConfirming(count) }) {
      guard let run = all.first(where: { $0.settings == setting.settings && $0.state == .finished })
      else { continue }
      pairs.append((setting.settings, run))
    }
    guard !pairs.isEmpty else {
      throw Failure("no setting of '\(experiment.name)' has a finished run", .world)
    }
    self.experiment = experiment
    settings = pairs.map(\.0)
    runs = pairs.map(\.1)
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
