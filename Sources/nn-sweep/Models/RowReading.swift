import Datasets
import Records
import Storage

/// What raw rows are called to a network: names are no part of a run's id, so that experiments whose
/// tables differ in names alone share their runs.
final class RowReading {
  /// Whose names they are; nil where a run was named, not an experiment.
  let experiment: ExperimentRecord?
  /// Its refit, where that has the runs.
  private let refit: ExperimentRecord?
  /// Whether the experiment was named beside a run, and so none of its settings.
  private let isOfRun: Bool
  /// Whether it was said that names are not known.
  private var isTold = false

  init(experiment: ExperimentRecord?, refit: ExperimentRecord? = nil, isOfRun: Bool = false) {
    self.experiment = experiment
    self.refit = refit
    self.isOfRun = isOfRun
  }

  /// The network as its experiment reads rows; as it was stored where an earlier version ran that.
  /// - Throws: An end with its cure where experiments differ and none of them was asked for.
  func network(_ model: ModelRecord, of run: PointRecord, in store: Results) throws -> ModelRecord {
    var named = model
    named.context.encoding = try encoding(model.context.encoding, of: run, in: store)
    return named
  }

  /// The same of how the network reads rows alone.
  func encoding(
    _ stored: InputEncoding, of run: PointRecord, in store: Results
  ) throws -> InputEncoding {
    guard let names = try names(for: stored, of: run, in: store) else { return stored }
    guard let encoding = stored.named(names) else {
      let kept = KeptOptions.text("--results")
      throw Failure(
        "what is stored of the rows of run \(run.id.short) does not fit its network",
        hint: "run its experiment again: nn-sweep run FILE\(kept); if that does not help, train the"
          + " network once more: nn-sweep reproduce \(run.id.short) --keep\(kept)", .world)
    }
    return encoding
  }

  private func names(
    for encoding: InputEncoding, of run: PointRecord, in store: Results
  ) throws -> InputEncoding.Names? {
    if let experiment { return try ownNames(experiment, run, store) }
    let stored = try store.rowNames(of: run.id)
    let known = stored.map {
      (experiment: $0.experiment, names: $0.names ?? encoding.names)
    }
    guard let first = known.first else { return nil }
    guard let other = known.first(where: { $0.names.meaning != first.names.meaning }) else {
      if Set(stored.map(\.experiment)).count > 1,
        let open = stored.first(where: { $0.names == nil })
      {
        tellUnknown(open.experiment, run)
      }
      return first.names
    }
    if first.experiment == other.experiment { throw Self.twoDatasets(of: first.experiment, run) }
    let (one, two) = (first.experiment.printable, other.experiment.printable)
    throw Failure(
      "run \(run.id.short) is of '\(one)' and of '\(two)', and their rows are called differently",
      hint: "say whose names are meant: --experiment \(shellWord(other.experiment))", .arguments)
  }

  private static func twoDatasets(of experiment: String, _ run: PointRecord) -> Failure {
    Failure(
      "run \(run.id.short) is one of two datasets of '\(experiment.printable)' whose rows are called"
        + " differently",
      hint: "name the experiment, of which the best setting answers", .arguments)
  }

  private func ownNames(
    _ experiment: ExperimentRecord, _ run: PointRecord, _ store: Results
  ) throws -> InputEncoding.Names? {
    if isOfRun {
      let own = try store.rowNames(of: run.id).filter { $0.experiment == experiment.name }
      guard Set(own.compactMap(\.names?.meaning)).count < 2 else {
        throw Self.twoDatasets(of: experiment.name, run)
      }
    }
    let dataset = (refit ?? experiment).data(of: run.settings).name
    for name in [experiment.name] + (refit.map { [$0.name] } ?? []) {
      let known = try store.rowNames(of: run.id, in: name, dataset: dataset)
      if let known { return known }
    }
    // Then another one may have stored the network.
    if !isTold, try Set(store.rowNames(of: run.id).map(\.experiment)).count > 1 {
      tellUnknown(experiment.name, run)
    }
    return nil
  }

  private func tellUnknown(_ experiment: String, _ run: PointRecord) {
    isTold = true
    printNote(
      hinted(
        "the names of the rows of '\(experiment.printable)' are not stored: they are read as by the"
          + " experiment that trained run \(run.id.short) first",
        "to store its own names, run its file again: nn-sweep run FILE"
          + KeptOptions.text("--results")))
  }
}
