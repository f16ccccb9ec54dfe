import ArgumentParser
import Records
import Storage
import Synchronization

/// Where results are kept: every command takes it.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where results are kept.", valueName: "directory"), completion: .directory)
  var results = "results"

  /// The results as they are, never created and never changed.
  func open() throws -> Results {
    let store = try Results(directory: results)
    let isNew = Self.isTold.withLock { isTold in
      defer { isTold = true }
      return !isTold
    }
    if isNew, store.wasChangedElsewhere {
      printNote(
        "another program has changed '\(results)/\(Results.fileName)': 'nn-sweep run FILE' looks"
          + " through it and trains what is no longer as it was trained")
    }
    return store
  }

  /// Whether it was looked for changes of other programs, which are told once.
  private static let isTold = Mutex(false)

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
