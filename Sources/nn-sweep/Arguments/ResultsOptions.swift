import ArgumentParser
import Records
import Storage

/// Where results are kept: every command takes it.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where results are kept.", valueName: "directory"), completion: .directory)
  var results = "results"

  /// The results as they are, never created and never changed.
  func open() throws -> Results { try Results(directory: results) }

  /// Where the plots of an experiment stand. A database from elsewhere may hold a name that no file
  /// can bear and that leads out of the directory.
  func plots(of experiment: String) throws -> String {
    guard ExperimentName.isValid(experiment) else {
      throw Failure(
        "experiment '\(experiment)' cannot have plots: its name cannot name a directory",
        hint: "remove it, and run it under another name", .world)
    }
    return results + "/" + experiment
  }
}
