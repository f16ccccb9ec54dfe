import Experiments
import Records
import Storage

/// The refit that answers where its experiment, or itself, is named.
struct FinishedRefit {
  let experiment: ExperimentRecord
  /// Those that have finished, in file order; not empty.
  let runs: [PointRecord]
  /// How many others diverged.
  let diverged: Int
  /// What raw rows are called to them: what they are in the experiment that was named.
  let reading: RowReading
  /// That its experiment has come to ask for something else, or to a better setting; nil where it has
  /// not, or is not there.
  let staleness: String?

  /// Nil where no experiment with a refit was named.
  /// - Throws: An end with its reason where the refit is not trained to its end, or gave no network.
  init?(of what: String, in store: Results) throws {
    guard let named = try RunChoice.experiment(what, in: store) else { return nil }
    let name = RefitText.isOne(named.text) ? named.name : RefitText.name(of: named.name)
    guard let refit = try store.experiment(named: name), RefitText.isOne(refit.text) else {
      return nil
    }
    let all = try store.runs(of: name)
    experiment = refit
    reading = RowReading(experiment: named, refit: refit)
    runs = all.filter { $0.state == .finished }
    diverged = all.count { $0.state == .diverged }
    let source = RefitText.source(of: name)
    if diverged == all.count, diverged > 0 { throw Self.withoutNetwork(of: source) }
    guard runs.count + diverged == all.count, !runs.isEmpty else {
      let missing = all.count - runs.count - diverged
      throw Failure(
        all.isEmpty
          ? "\(name) has no runs"
          : "\(missing) of \(all.count) runs of \(name) \(missing == 1 ? "is" : "are") not trained",
        hint: Self.command(for: source), .world)
    }
    staleness = try RefitStaleness(of: refit, runs[0], in: store)?.note(of: refit)
  }

  /// What is said where every run of the refit of an experiment diverged.
  static func withoutNetwork(of experiment: String) -> Failure {
    Failure(
      "every run of \(RefitText.name(of: experiment)) diverged: there is no network",
      hint: "take another setting: \(command(for: experiment)) --rank 2", .world)
  }

  /// What trains the refit of an experiment.
  static func command(for experiment: String) -> String {
    "nn-sweep refit \(shellWord(experiment))" + KeptOptions.text("--results", "--data")
  }

  /// The one whose network stands for all: the first, or that of a seed; and which it is, in words.
  /// - Throws: An end with the seeds that there are.
  func run(seed: UInt64?) throws -> (run: PointRecord, words: String) {
    let found = seed == nil ? runs.first : runs.first { $0.replicate.seed == seed }
    guard let run = found else {
      let seeds = runs.map { String($0.replicate.seed) }.joined(separator: ", ")
      throw Failure(
        "'\(experiment.name)' has no finished run with the seed \(seed ?? 0)",
        hint: "its seeds: \(seeds)", .arguments)
    }
    let place =
      seed.map { "seed \($0)" } ?? (runs.count > 1 ? "the first of \(runs.count)" : "the only one")
    return (run, "run \(run.id.short)@\(run.epochs) of \(experiment.name), \(place)")
  }
}
