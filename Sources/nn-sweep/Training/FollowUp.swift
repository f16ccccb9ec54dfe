import Datasets
import Experiments
import Records
import Storage
import YAMLLite

/// An experiment that nn-sweep itself makes of settings of another one, as a refit or a confirmation.
struct FollowUp {
  private let experiment: ExperimentRecord
  /// What it was made from, as it is now.
  let original: LoadedSweep
  private let library: DatasetLibrary

  init(of experiment: ExperimentRecord, beside store: Results, from library: DatasetLibrary) throws
  {
    self.experiment = experiment
    self.library = library
    original = try Retraining.load(
      experiment, beside: store, library, of: "experiment '\(experiment.name)' was run on")
  }

  /// The point that a stored run answers; `verb` is what is to be done with it.
  /// - Throws: An end with its reason where text or data are no longer those of the run.
  func point(of run: PointRecord, to verb: String) throws -> PointSpec {
    guard original.sweep.indices.contains(run.position),
      case let point = original.sweep[run.position], point.id == run.id
    else {
      throw Failure(
        "the text of '\(experiment.name)' does not ask for run \(run.id.short): it came with"
          + " a merge, or text or data have changed",
        hint: "write its setting into the file ('nn-sweep show \(run.id.short)' names it) or put"
          + " back the data, run the file, then \(verb)", .world)
    }
    return point
  }

  /// The experiment that a text asks for, as if its file stood beside the original's.
  func load(_ text: String, named name: String) throws -> LoadedSweep {
    let folder = original.file.directory
    let path = (folder == "." ? "" : folder == "/" ? "/" : folder + "/") + name + ".exp"
    return try LoadedSweep(ExperimentFile(SourceFile(path: path, text: text)), from: library)
  }

  /// Whether a text is that of such an experiment.
  static func isOne(_ text: String) -> Bool { ExperimentMaker(of: text) != nil }

  /// - Throws: Where a file of one's own would take the place of such an experiment.
  static func check(_ file: ExperimentFile, in store: Results) throws {
    guard let other = try store.text(ofExperiment: file.name),
      let maker = ExperimentMaker(of: other), other != file.source.text
    else { return }
    throw Failure(
      "'\(file.name)' is an experiment that 'nn-sweep \(maker.rawValue)' made",
      at: file.source.path,
      hint: "give the file another name, or remove that one:"
        + " nn-sweep remove \(shellWord(file.name))" + KeptOptions.text("--results"), .world)
  }

  /// - Throws: An end where a name is that of somebody's own experiment.
  static func check(
    _ name: String, in store: Results, madeBy maker: String, isOne: (String) -> Bool
  ) throws {
    guard let other = try store.text(ofExperiment: name), !isOne(other) else { return }
    throw Failure(
      "there is an experiment '\(name)' already, which no \(maker) made",
      hint: "run it under another name, and remove this one: nn-sweep remove \(shellWord(name))"
        + KeptOptions.text("--results"), .world)
  }

  /// Stores what it asks for and trains what is missing; what made it stop before the end, if anything.
  /// - Parameter announcing: Whether it is said what is there already.
  static func train(
    _ loaded: LoadedSweep, _ results: ResultsOptions, _ library: DatasetLibrary,
    _ training: SweepTraining, modelsKept: Int = Store.modelsKept, announcing: Bool = true
  ) throws -> (RunSummary, StopCause?) {
    let store = try Store(
      directory: results.results, provenance: .here, modelsKept: modelsKept, note: printNote)
    return try store.closing {
      let registration = try store.register(loaded.record, points: loaded.sweep.requests)
      let summary = RunSummary(
        file: loaded.file, results: results, library: library, registration: registration,
        again: false)
      if announcing { summary.announce(store) }
      return (summary, registration.waiting == 0 ? nil : try training.train(loaded, store))
    }
  }
}
