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
    let target = try find(in: results.open())
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let removal = try store.closing {
      switch target {
      case .run(let run): try store.remove(run: run, dryRun: dryRun)
      case .experiment(let name, let chosen?):
        try store.remove(chosen, of: name, dryRun: dryRun)
      case .experiment(let name, nil): try store.remove(experiment: name, dryRun: dryRun)
      }
    }
    print(
      "\(target.name): \(NumberText.counted(removal.points, "point")) and "
        + "\(NumberText.counted(removal.runs, "run")) \(dryRun ? "would be removed" : "removed")")
    guard !dryRun else { return }
    print("database  \(removal.bytesBefore) bytes before, \(removal.bytesAfter) now")
    if case .experiment(let experiment, nil) = target,
      let plots = try? results.plots(of: experiment), FileManager.default.fileExists(atPath: plots)
    {
      print("plots     stay in \(plots)")
    }
  }

  /// What is to be deleted.
  private enum Target {
    /// All of an experiment, or the runs of it that --where means.
    case experiment(String, [PointRecord]?)
    case run(TrajectoryID)

    var name: String {
      switch self {
      case .experiment(let name, _): "experiment \(name)"
      case .run(let run): "run \(run.short)"
      }
    }
  }

  /// An experiment of this name comes before a run whose id begins so.
  private func find(in store: Results) throws -> Target {
    if let experiment = try store.experiment(named: target)?.name {
      return .experiment(experiment, try chosen(of: experiment, in: store))
    }
    let run = try store.run(prefix: target).id
    guard filter.condition == nil else {
      throw ValidationError("--where chooses among the runs of an experiment, not of a run")
    }
    return .run(run)
  }

  /// The runs that --where means; nil without it.
  private func chosen(of experiment: String, in store: Results) throws -> [PointRecord]? {
    let filter = try filter.filter(
      of: experiment, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    guard let filter else { return nil }
    return try store.runs(of: experiment, includingInactive: true).filter(filter.holds)
  }
}
