import ArgumentParser
import Experiments
import Foundation
import Records
import Storage

/// Deletes results.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Delete an experiment or a run from the database, and shrink its file.",
    discussion: """
      Runs that another experiment also asks for stay. A single run is removed from every \
      experiment; 'nn-sweep run' trains it again. With --where only the experiment's runs that \
      match are deleted; its formula knows what it does in 'plot'.
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment's name, or the first digits of a run's id.", valueName: "what"))
  var target: String

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Only say what would be deleted.")
  var dryRun = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let stored = try results.open()
    let (experiment, run) = try find(in: stored)
    let chosen = try experiment.flatMap { try self.chosen(of: $0, in: stored) }
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let removal: Removal
    if let experiment, let chosen {
      removal = try store.remove(chosen, of: experiment, dryRun: dryRun)
    } else if let experiment {
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
    if let experiment, chosen == nil,
      FileManager.default.fileExists(atPath: results.plots(of: experiment))
    {
      print("plots     stay in \(results.plots(of: experiment))")
    }
  }

  /// An experiment of this name comes before a run whose id begins so.
  private func find(in store: Results) throws -> (String?, TrajectoryID?) {
    if let experiment = try store.experiment(named: target) { return (experiment.name, nil) }
    let run = try store.run(prefix: target).id
    guard filter.condition == nil else {
      throw ValidationError("--where chooses among the runs of an experiment, not of a run")
    }
    return (nil, run)
  }

  /// The runs that --where means; nil without it.
  private func chosen(of experiment: String, in store: Results) throws -> [PointRecord]? {
    let filter = try filter.filter(
      of: experiment, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    guard let filter else { return nil }
    return try store.runs(of: experiment, includingInactive: true).filter(filter.holds)
  }
}
