import Datasets
import Execution
import Experiments
import Records
import Storage
import YAMLLite

/// A stored run that is trained once more from what the database holds of it: the latest text of its
/// experiment, and the data that it names.
struct Retraining {
  let evidence: TrajectoryEvidence
  private let spec: PointSpec
  private let dataset: Dataset
  private let loaded: LoadedSweep
  /// Which of the data it is: several may have the same examples under other names.
  private let place: Int

  /// - Throws: An end with its reason where the run cannot come to the same again: it was never
  ///   trained, data are missing or changed, or the text no longer asks for it.
  init(_ record: PointRecord, in store: Results, library: DatasetLibrary) throws {
    guard let evidence = try store.evidence(of: record.id),
      let experiment = try store.experiment(named: record.experiment)
    else { throw Failure("run \(record.id.short) was never trained", .world) }
    let loaded = try Self.load(
      experiment, beside: store, library, of: "run \(record.id.short) was trained on")
    self.evidence = evidence
    spec = try Self.find(record, evidence, of: experiment, in: loaded.sweep)
    let data = spec.data
    let places = loaded.prepared.indices.filter { loaded.prepared[$0].digest == data.digest }
    let name = record.settings[.dataset]?.description
    guard let first = places.first else {
      preconditionFailure("a sweep's runs take their data from its own file")
    }
    place = places.first { loaded.prepared[$0].name == name } ?? first
    dataset =
      place == first
      ? try loaded.dataset(of: data)
      : try loaded.prepared[place].dataset(data.number, scale: data.scale)
    self.loaded = loaded
  }

  /// The part by which the run was judged.
  var validation: DatasetPart { dataset.validation }

  /// The part that it learned from.
  var training: DatasetPart { dataset.training }

  /// The columns of the data, with the inputs of each.
  var columns: [InputEncoding.Column] { dataset.encoding.columns(named: dataset.columnNames) }

  /// How raw rows become its inputs.
  var encoding: InputEncoding { dataset.encoding }

  /// The examples that it was trained on, and in which of the ways they were parted.
  var prepared: PreparedExamples { loaded.prepared[place] }
  var splitNumber: SplitNumber { spec.data.number }

  /// Where these examples come from, and what its path is relative to.
  var source: (DatasetSource, directory: String) {
    (loaded.file.datasetSources[place], loaded.file.directory)
  }

  /// Trains on this thread as far as the stored run came. The result has weights and confusion
  /// counts where one of the goals takes its result.
  /// - Throws: An end when it was interrupted, an error where it does not fit into memory.
  func train(goals: [PointGoal] = []) throws -> (result: TrajectoryResult, RunComparison) {
    let memory = MemoryBudget(threads: 1).capacity
    let need = MemoryNeed(spec.training, hasStopRule: goals.contains { $0.stop != nil })
    if let reason = need.refusal(available: memory) {
      throw Failure("run \(spec.id.short): \(reason)", .world)
    }
    let result = Reproduction(spec: spec, dataset: dataset)
      .run(
        epochs: evidence.divergedEpoch ?? evidence.epochs, goals: goals,
        stop: Signals.stopOnInterrupt())
    if result.outcome == .interrupted { throw Failure.end("interrupted", .interrupted) }
    return (result, RunComparison(spec.id, evidence, result))
  }

  /// The experiment with its data, which may stand elsewhere than from where it was run.
  /// `what` says what it is about, in a hint on data that are gone.
  static func load(
    _ experiment: ExperimentRecord, beside store: Results, _ library: DatasetLibrary,
    of what: String
  ) throws -> LoadedSweep {
    var failure: DatasetError?
    for path in StoredPlace.candidates(experiment.path, results: store.path) {
      let file = try ExperimentFile(SourceFile(path: path, text: experiment.text))
      do {
        return try LoadedSweep(file, from: library)
      } catch let error as DatasetError where error.path != nil && !error.isTextual {
        failure = failure ?? error
      }
    }
    guard let failure else { preconditionFailure("a file has a path") }
    throw Failure(
      failure.message, at: failure.place,
      hint: "put back the data that \(what), as they were", .world)
  }

  /// The run in the sweep of the stored text.
  private static func find(
    _ record: PointRecord, _ evidence: TrajectoryEvidence, of experiment: ExperimentRecord,
    in sweep: Sweep
  ) throws -> PointSpec {
    if sweep.indices.contains(record.position), sweep[record.position].id == record.id {
      return sweep[record.position]
    }
    if let spec = sweep.first(where: { $0.id == record.id }) { return spec }
    for (key, what) in [
      ("contract", "version of the numbers contract"), ("examples", "data"), ("split", "split"),
    ] {
      let stored = line(key, evidence.canonicalText)
      // An experiment with several datasets has several such lines.
      guard let now = sweep.first.map({ line(key, $0.canonicalText) }),
        !sweep.contains(where: { line(key, $0.canonicalText) == stored })
      else { continue }
      throw Failure.end(
        "run \(record.id.short): cannot be reproduced: the \(what) changed\n"
          + "  stored: \(stored)\n  now:    \(now)",
        hint: key == "contract"
          ? nil
          : "put back the data as they were, or train on what they are now:"
            + " \(experiment.trainingCommand)", .runs)
    }
    throw Failure.end(
      "run \(record.id.short): cannot be reproduced: the latest text of experiment"
        + " '\(record.experiment)' no longer asks for it",
      hint: renewal(of: experiment), .runs)
  }

  /// What makes an experiment ask for its runs again.
  private static func renewal(of experiment: ExperimentRecord) -> String {
    experiment.makingCommand.map { "make it anew, with as many --seeds as it is to have: \($0)" }
      ?? "run a file that asks for it, then try again"
  }

  private static func line(_ key: String, _ text: String) -> String {
    text.split(separator: "\n").first { $0.hasPrefix(key + " ") }.map(String.init) ?? "none"
  }
}
