import ArgumentParser
import Experiments
import Foundation
import Kernels
import Records
import Storage
import YAMLLite

/// Deletes results.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Delete an experiment or a run from the database, and shrink its file.",
    discussion: """
      Runs that another experiment also asks for stay. A single run is removed from every \
      experiment; 'nn-sweep run' trains it again. With --where only the experiment's runs that \
      match are deleted; its formula knows what it does in 'plot'. At a terminal it asks first.
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment's name, or the first digits of a run's id.", valueName: "what"),
    completion: Completion.runs)
  var target: String

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Only say what would be deleted.")
  var dryRun = false

  @Flag(help: "Delete without asking.")
  var yes = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let here = try results.open(noting: dryRun)
    let target = try find(in: here)
    if !dryRun, try !isConfirmed(target, in: here) {
      printLines("nothing is removed")
      return
    }
    let removal: Removal
    if dryRun {
      removal = try here.removal(of: target)
    } else {
      here.close()
      removal = try remove(target)
    }
    printLines(
      "\(target.name.printable): \(NumberText.counted(removal.points, "point")) and "
        + "\(NumberText.counted(removal.runs, "run")) \(dryRun ? "would be removed" : "removed")")
    guard !dryRun else { return }
    printLines("database  \(removal.bytesBefore) bytes before, \(removal.bytesAfter) now")
    if !removal.isShrunk {
      printNote(
        "the file could not be made smaller: somebody reads it, or the disk is full; what is stored"
          + " next takes the place of what was removed")
    }
    if case .experiment(let experiment) = target,
      let plots = try? results.plots(of: experiment), FileManager.default.fileExists(atPath: plots)
    {
      printLines("plots     stay in \(plots)")
    }
  }

  /// Whether it may be deleted: at a terminal somebody is asked, unless that was said already.
  private func isConfirmed(_ target: RemovalTarget, in store: Results) throws -> Bool {
    guard !yes, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return true }
    let removal = try store.removal(of: target)
    guard removal.points + removal.runs > 0 else { return true }
    let what =
      "\(target.name.printable): remove \(NumberText.counted(removal.points, "point")) and"
      + " \(NumberText.counted(removal.runs, "run"))? [y/N] "
    print(what, terminator: "")
    fflush(nil)
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }

  /// The store is gone when this returns, however it ends.
  private func removeInPlace(_ target: RemovalTarget) throws -> Removal {
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    return try store.closing { try store.remove(target) }
  }

  private func remove(_ target: RemovalTarget) throws -> Removal {
    do {
      return try removeInPlace(target)
    } catch let error as StorageError where error.kind == .full {
      return try Store.removeElsewhere(
        target, from: results.results, by: TemporaryFolder.place, provenance: .here, note: printNote
      )
    }
  }

  /// An experiment of this name comes before a run whose id begins so.
  private func find(in store: Results) throws -> RemovalTarget {
    if try store.hasExperiment(named: target) {
      return try chosen(of: target, in: store).map { .points($0, of: target) }
        ?? .experiment(target)
    }
    try checkName(in: store)
    let run = try store.run(prefix: target).id
    guard filter.condition == nil else {
      throw ValidationError("--where chooses among the runs of an experiment, not of a run")
    }
    return .run(run)
  }

  /// What is no beginning of an id was meant for a name.
  private func checkName(in store: Results) throws {
    let digits = Set("0123456789abcdefABCDEF")
    guard !target.allSatisfy(digits.contains) else { return }
    let known = try store.experimentNames()
    let path = ExperimentPath(target)
    let name =
      path.isThere && !path.isFolder
      ? try? ExperimentFile(reading: target).name
      : target.hasSuffix(".exp") ? String(target.dropLast(4)) : nil
    let hint =
      name.flatMap {
        known.contains($0)
          ? "its experiment is \($0): nn-sweep remove \($0)" + KeptOptions.text("--results") : nil
      } ?? ExperimentArgument.hint(for: target, among: known)
    throw Failure("no experiment '\(target)', and no run's id begins so", hint: hint, .world)
  }

  /// The runs that --where means; nil without it.
  private func chosen(of experiment: String, in store: Results) throws -> [PointRecord]? {
    let filter = try filter.filter(
      of: experiment, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    guard let filter else { return nil }
    return try store.runs(of: experiment, includingInactive: true).filter(filter.holds)
  }
}

extension RemovalTarget {
  /// What is said of it.
  fileprivate var name: String {
    switch self {
    case .experiment(let name), .points(_, of: let name): "experiment \(name)"
    case .run(let run): "run \(run.short)"
    }
  }
}
