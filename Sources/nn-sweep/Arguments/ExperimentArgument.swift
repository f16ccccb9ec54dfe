import ArgumentParser
import Experiments
import Foundation
import Records
import Storage
import YAMLLite

/// Which experiment a command is about.
struct ExperimentArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A name or a file; the latest experiment when left out.", valueName: "experiment"),
    completion: Completion.experiments)
  var experiment: String?

  init() {}

  init(experiment: String?) { self.experiment = experiment }

  func find(in store: Results) throws -> ExperimentRecord {
    guard let experiment else {
      if let latest = try store.latestExperiment() { return latest }
      throw Failure("no experiment in the results yet", hint: Self.firstRun, .world)
    }
    if let record = try store.experiment(named: experiment) { return record }
    if ExperimentPath(experiment).isThere {
      let name = try ExperimentFile(reading: experiment).name
      if let record = try store.experiment(named: name) { return record }
      throw Failure(
        "'\(experiment)' has not been run yet",
        hint: "nn-sweep run \(shellWord(experiment))" + KeptOptions.text("--results", "--data"),
        .world)
    }
    // Its file may be elsewhere by now.
    if experiment.hasSuffix(".exp"),
      let record = try store.experiment(named: String(experiment.dropLast(4)))
    {
      return record
    }
    throw Failure(
      "no experiment '\(experiment)'",
      hint: Self.hint(for: experiment, among: try store.experimentNames()), .world)
  }

  private static var firstRun: String { "nn-sweep run FILE" + KeptOptions.text("--results") }

  /// What may have been meant by a name that none of the experiments has.
  static func hint(for name: String, among known: [String]) -> String {
    guard !known.isEmpty else { return "there is none yet: " + firstRun }
    return suggestion(
      for: name, among: known,
      every: "every experiment: nn-sweep status" + KeptOptions.text("--results"))
  }
}
