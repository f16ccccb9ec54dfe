import ArgumentParser
import Storage

/// Where results are kept: every command takes it.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where results are kept.", valueName: "directory"), completion: .directory)
  var results = "results"

  /// The results as they are, never created and never changed.
  func open() throws -> Results { try Results(directory: results) }

  /// Where the plots of an experiment stand.
  func plots(of experiment: String) -> String { results + "/" + experiment }
}
