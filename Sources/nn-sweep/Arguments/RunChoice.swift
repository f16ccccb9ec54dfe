import ArgumentParser
import Datasets
import Experiments
import Records
import Storage

/// The run that is meant where one run is asked for and an experiment may be named.
struct RunChoice {
  let run: PointRecord
  let experiment: ExperimentRecord
  /// The run, for a sentence: `run 1a2b3c4d of grid`.
  let name: String
  /// Which one of the experiment it is; nil where a run was named.
  let which: String?
  /// What has to be known of the choice; nil where a run was named.
  let note: String?
  /// What raw rows are called to its network.
  let reading: RowReading

  /// What every command says that takes either.
  static let help = ArgumentHelp(
    "An experiment's name, or the first digits of a run's id; id@epochs is a reading of it.",
    valueName: "what")

  /// The run whose id begins with `what`, or of an experiment the run that its leaderboard names: the
  /// median run of its best setting, or the one of that setting with a seed. `name` is of an
  /// experiment that is meant where the run is of several.
  init(
    _ what: String, seed: UInt64? = nil, of name: String? = nil, in store: Results
  ) throws {
    if let named = try Self.experiment(what, in: store) {
      if name != nil { throw ReadingOptions.needless }
      let (run, which) = try Self.named(by: named, seed, store)
      experiment = named
      reading = RowReading(experiment: named)
      self.run = run
      self.name = "run \(run.id.short)@\(run.epochs) of \(named.name)"
      self.which = which
      note = "\(self.name), \(which)" + Self.otherMeaning(of: what, in: store)
      return
    }
    let of = try name.map { try ExperimentArgument(experiment: $0).find(in: store) }
    let record = try store.run(prefix: what, experiment: of?.name)
    guard seed.map({ $0 == record.replicate.seed }) ?? true else {
      throw Failure(
        "run \(record.id.short) has the seed \(record.replicate.seed)",
        hint: "--seed chooses among the runs of an experiment's best setting: name the experiment",
        .arguments)
    }
    guard let experiment = try store.experiment(named: record.experiment) else {
      throw Failure("run \(record.id.short) was removed at this moment", .world)
    }
    (self.experiment, run, note, which) = (experiment, record, nil, nil)
    reading = RowReading(experiment: of, isOfRun: true)
    self.name = "run \(record.id.short) of \(experiment.name)"
  }

  /// Both together.
  var words: String { which.map { "\(name), \($0)" } ?? name }

  /// What is said where the name of an experiment begins an id as well; empty where it does not.
  static func otherMeaning(of what: String, in store: Results) -> String {
    guard (try? store.run(prefix: what)) != nil else { return "" }
    return "; for the run whose id begins with '\(what)' type more of it"
  }

  /// Nil for what can only be an id. What cannot be one is the name of an experiment, or its file.
  static func experiment(_ what: String, in store: Results) throws -> ExperimentRecord? {
    if let named = try store.experiment(named: what) { return named }
    let digits = what.prefix { $0 != "@" }
    if digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) { return nil }
    return try ExperimentArgument(experiment: what).find(in: store)
  }

  /// The run, and in words which one of the experiment it is.
  private static func named(
    by experiment: ExperimentRecord, _ seed: UInt64?, _ store: Results
  ) throws -> (PointRecord, String) {
    let name = experiment.name
    let board = try store.leaderboard(of: name, limit: 1)
    if let unranked = try UnrankedSettings(of: experiment, board.scores, in: store) {
      throw unranked.failure("the id of a run names that one")
    }
    guard let row = board.rows.first else {
      throw Failure(
        "experiment '\(name)' has no finished runs yet",
        hint: "nn-sweep status" + KeptOptions.text("--results"), .world)
    }
    let runs = try store.runs(of: name).flatMap(\.asked)
      .filter {
        $0.settings == row.settings && $0.result != nil
          && !$0.replicate.split.isWholeOuterPart
      }
    if let seed {
      if let run = runs.first(where: { $0.replicate.seed == seed }) {
        return (run, "of its best setting, seed \(seed)")
      }
      let seeds = Set(runs.map(\.replicate.seed)).sorted().map(String.init)
      throw Failure(
        "the best setting of '\(name)' has no finished run with the seed \(seed)",
        hint: "its seeds: \(seeds.joined(separator: ", "))", .arguments)
    }
    guard let run = runs.first(where: { $0.id == row.medianRun }) ?? runs.first else {
      throw Failure("no run of '\(name)' has a result", .world)
    }
    guard row[experiment.score]?.validation != nil else {
      return (run, "one of its runs: none has a validation score")
    }
    return (
      run,
      runs.count > 1
        ? "the median of the \(runs.count) runs of its best setting"
        : "the only one of its best setting"
    )
  }
}
