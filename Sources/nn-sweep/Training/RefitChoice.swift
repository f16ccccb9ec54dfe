import Datasets
import Experiments
import Records
import Storage
import YAMLLite

/// A setting of an experiment that is to be trained on every row outside the test part.
struct RefitChoice {
  let experiment: ExperimentRecord
  /// Its place on the leaderboard, counted from 1, and of how many.
  let rank: Int
  let settings: Int
  /// Whether somebody asked for this rank.
  private let isAsked: Bool
  /// How it came out of a confirmation; nil where its rank chose it.
  private let confirmed: String?
  /// Its finished runs, in file order; not empty.
  let runs: [PointRecord]
  /// What tells it from the others; empty where it is the only one.
  let label: String
  /// That another setting may come to be the best; nil where every run has ended.
  let note: String?

  /// The setting of a rank; without one the leader of a finished confirmation, or the first.
  /// - Throws: An end with its reason where there is no such setting, or none that has a score, or where
  ///   it is not known which one is the first.
  init(rank asked: Int?, of experiment: ExperimentRecord, in store: Results) throws {
    let name = experiment.name
    let table = "nn-sweep top \(shellWord(name))" + KeptOptions.text("--results")
    let all = try store.runs(of: name)
    let confirmed =
      asked == nil ? try ConfirmedChoice(of: experiment, whose: all, in: store) : nil
    let rank = asked ?? confirmed?.rank ?? 1
    let board = try store.leaderboard(of: name, limit: rank)
    if asked == nil, confirmed == nil,
      let unranked = try UnrankedSettings(of: experiment, board.scores, in: store)
    {
      throw unranked.failure("--rank 1 takes the best of the others")
    }
    let total = board.total
    guard board.rows.count == rank, let row = board.rows.last else {
      let message =
        total == 0
        ? "experiment '\(name)' has no finished runs yet"
        : "experiment '\(name)' has \(NumberText.counted(total, "setting")), none of rank \(rank)"
      throw Failure(message, hint: table, .world)
    }
    note = try UnfinishedRuns(of: experiment, store.states(), in: store)?.note(to: "refit")
    runs = all.flatMap(\.asked).filter {
      $0.settings == row.settings && $0.state == .finished
        && !$0.replicate.split.isWholeOuterPart
    }
    guard row[experiment.score]?.validation != nil, !runs.isEmpty else {
      throw Failure(
        "the setting of rank \(rank) has no validation score: nothing says that it is a good one",
        hint: experiment.validationCure ?? table, .world)
    }
    self.experiment = experiment
    self.rank = rank
    isAsked = asked != nil
    self.confirmed = confirmed?.words
    settings = total
    label = try store.differingAxes(of: name).compactMap { axis in
      row.settings[axis].map { $0.named(axis) }
    }.joined(separator: ", ")
  }

  /// The name of the experiment that trains it.
  var name: String { RefitText.name(of: experiment.name) }

  /// Where the results of its runs were taken.
  private var resultEpochs: [Int] { runs.compactMap(\.result?.epoch).sorted() }

  /// The median of these.
  var epochs: Int { Self.median(resultEpochs) }

  /// Of epochs in ascending order; between two of them the mean, rounded up.
  static func median(_ epochs: [Int]) -> Int {
    let middle = epochs.count / 2
    return epochs.count % 2 == 1 ? epochs[middle] : (epochs[middle - 1] + epochs[middle] + 1) / 2
  }

  /// What is said of it before it is trained.
  func lines(_ loaded: LoadedSweep) -> [String] {
    let rows = loaded.first[0].description.rows
    let setting = label.isEmpty ? "" : ": " + label
    let (low, high) = (resultEpochs.first ?? epochs, resultEpochs.last ?? epochs)
    let count = NumberText.counted(runs.count, "run")
    let what = runs.contains { $0.stop != nil } ? "best epochs" : "epochs"
    let isSplit = Set(runs.map(\.replicate.split)).count > 1
    let of = isSplit ? " (\(ReplicateText(runs.map(\.replicate)).text))" : ""
    let reason =
      low == high
      ? "as in \(count) of the setting\(of)"
      : "the median of the \(what) of \(count)\(of), from \(low) to \(high)"
    let chosen = confirmed.map { "\($0); " } ?? ""
    return [
      "setting    \(chosen)rank \(rank) of \(settings) in \(experiment.name)\(setting)",
      "rows       \(NumberText.count(rows.training)) to learn from, training and validation together; "
        + (rows.test > 0 ? "\(NumberText.count(rows.test)) in the test part" : "no test part"),
      "epochs     \(epochs): \(reason)",
    ]
  }

  /// The experiment that trains it with so many seeds, and its data.
  /// - Throws: An end with its reason where text or data are no longer those of the runs, or where
  ///   the test part would be another one.
  func load(
    seeds: Int, beside store: Results, from library: DatasetLibrary
  ) throws -> LoadedSweep {
    let followUp = try FollowUp(of: experiment, beside: store, from: library)
    let chosen = try followUp.point(of: runs[0], to: "refit")
    try checkTest(of: chosen, in: followUp.original)
    let text = followUp.original.sweep.refit(
      of: chosen.position, epochs: epochs, seeds: seeds,
      description: RefitText.description(rank: rank, of: experiment.name),
      isAsked: isAsked)
    let loaded = try followUp.load(text, named: name)
    guard loaded.sweep.count == seeds, loaded.sweep[0].trainsLike(chosen) else {
      throw Failure(
        "internal error: the refit of '\(experiment.name)' would not train the chosen setting",
        .runs)
    }
    return loaded
  }

  /// Scores of a test part that was learned from, or chosen by, would be worth nothing.
  private func checkTest(of chosen: PointSpec, in original: LoadedSweep) throws {
    let split = chosen.data.split
    if split.outer != nil { return }
    let whole = RefitText.split(of: split)
    guard try !original.prepared(of: chosen.data).hasSameTest(whole) else { return }
    let message = "without a validation part the test part would be other rows: "
    if let by = split.by {
      throw Failure(
        message + "column '\(by)' has too few groups for \(split.folds ?? 1) folds",
        hint: "take fewer folds", .world)
    }
    throw Failure(
      message + "it is drawn from what validation: \(split.validation) leaves",
      hint: "give test as 'last COUNT' too, or draw the validation part", .world)
  }
}
