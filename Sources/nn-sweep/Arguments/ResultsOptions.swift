import ArgumentParser
import Records
import Storage
import Synchronization

/// Where results are kept: every command takes it.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where results are kept.", valueName: "directory"), completion: .directory)
  var results = "results"

  /// The results as they are, never created and never changed. Whoever goes on to look through them
  /// need not be told that another program may have changed them.
  func open(noting: Bool = true) throws -> Results {
    let store = try Results(directory: results)
    let isNew = Self.isTold.withLock { isTold in
      defer { isTold = true }
      return !isTold
    }
    if noting, isNew, let doubt = store.doubt { printNote(note(doubt)) }
    return store
  }

  /// The same for a command that goes on to write what depends on them: what another program may have
  /// changed is looked through first.
  func openToWrite() throws -> Results {
    let store = try open(noting: false)
    guard store.doubt != nil else { return store }
    store.close()
    try Store(directory: results, provenance: .here, note: printNote).close()
    return try open()
  }

  private func note(_ doubt: Results.Doubt) -> String {
    let database = "'\(results)/\(Results.fileName)'"
    let cure =
      "'nn-sweep run FILE' checks it and retrains whatever no longer matches"
    return switch doubt {
    case .changed: "another program has changed \(database): \(cure)"
    case .copied: "\(database) is a copy, or another program has changed it: \(cure)"
    }
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
