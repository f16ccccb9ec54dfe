import Records
import Storage

/// The run that is meant where one run is asked for and an experiment may be named.
struct RunChoice {
  let run: PointRecord
  let experiment: ExperimentRecord
  /// Whether an experiment was named.
  let isOfExperiment: Bool

  /// The run whose id begins with `what`, or of an experiment the best run of its best setting, or
  /// the one of that setting with a seed.
  init(_ what: String, seed: UInt64? = nil, in store: Results) throws {
    if let named = try store.experiment(named: what) {
      experiment = named
      run = try Self.best(of: named, seed, store)
      isOfExperiment = true
      return
    }
    let record = try store.run(prefix: what)
    guard seed.map({ $0 == record.replicate.seed }) ?? true else {
      throw Failure(
        "run \(record.id.short) has the seed \(record.replicate.seed)",
        hint: "--seed chooses among the runs of an experiment's best setting: name the experiment",
        .arguments)
    }
    guard let experiment = try store.experiment(named: record.experiment) else {
      throw Failure("run \(record.id.short) was removed at this moment", .world)
    }
    (self.experiment, run, isOfExperiment) = (experiment, record, false)
  }

  private static func best(
    of experiment: ExperimentRecord, _ seed: UInt64?, _ store: Results
  ) throws -> PointRecord {
    let name = experiment.name
    guard let row = try store.leaderboard(of: name, limit: 1).rows.first else {
      throw Failure(
        "experiment '\(name)' has no finished runs yet",
        hint: "nn-sweep status" + KeptOptions.text("--results"), .world)
    }
    let runs = try store.runs(of: name).flatMap(\.asked)
      .filter { $0.settings == row.settings && $0.result != nil }
    if let seed {
      if let run = runs.first(where: { $0.replicate.seed == seed }) { return run }
      let seeds = Set(runs.map(\.replicate.seed)).sorted().map(String.init)
      throw Failure(
        "the best setting of '\(name)' has no finished run with the seed \(seed)",
        hint: "its seeds: \(seeds.joined(separator: ", "))", .arguments)
    }
    // A refit has no score to rank its runs by: any of them is as good.
    guard let run = runs.first(where: { $0.id == row.bestRun }) ?? runs.first else {
      throw Failure("no run of '\(name)' has a result", .world)
    }
    return run
  }

  /// `run 1a2b3c4d of grid, its best setting's`
  var words: String {
    let seed = isOfExperiment ? ", of its best setting, seed \(run.replicate.seed)" : ""
    return "run \(run.id.short) of \(experiment.name)\(seed)"
  }
}
