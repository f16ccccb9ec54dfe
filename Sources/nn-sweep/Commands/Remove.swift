import ArgumentParser
import Experiments
import Foundation
import Storage

/// Deletes results.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Delete an experiment or a run from the database, which shrinks.",
    discussion: """
      Runs that another experiment asks for too stay. A run is removed from every experiment; \
      'nn-sweep run' trains it again.
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment's name, or the first digits of a run's id.", valueName: "what"))
  var target: String

  @Flag(help: "Only say what would be deleted.")
  var dryRun = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let (experiment, run) = try find(in: results.open())
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let removal: Removal
    if let experiment {
      removal = try store.remove(experiment: experiment, dryRun: dryRun)
    } else if let run {
      removal = try store.remove(run: run, dryRun: dryRun)
    } else {
      return
    }
    try store.close()
    let what = experiment.map { "experiment \($0)" } ?? run.map { "run \($0.short)" } ?? ""
    print(
      "\(what): \(NumberText.counted(removal.points, "point")) and "
        + "\(NumberText.counted(removal.runs, "run")) \(dryRun ? "would be removed" : "removed")")
    guard !dryRun else { return }
    print("database  \(removal.bytesBefore) bytes before, \(removal.bytesAfter) now")
    if let experiment, FileManager.default.fileExists(atPath: results.plots(of: experiment)) {
      print("plots     stay in \(results.plots(of: experiment))")
    }
  }

  /// An experiment of this name comes before a run whose id begins so.
  private func find(in store: Results) throws -> (String?, RunID?) {
    if let experiment = try store.experiment(named: target) { return (experiment.name, nil) }
    return (nil, try store.run(prefix: target).id)
  }
}
