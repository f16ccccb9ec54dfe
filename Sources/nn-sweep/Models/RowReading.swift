import Datasets
import Records
import Storage

/// What raw rows are called to a network: names are no part of a run's id, so that experiments whose
/// tables differ in names alone share their runs.
struct RowReading {
  /// Whose names they are; nil where a run was named, not an experiment.
  let experiment: ExperimentRecord?
  /// Its refit, where that has the runs.
  var refit: ExperimentRecord?

  /// The network as its experiment reads rows; as it was stored where an earlier version ran that.
  /// - Throws: An end with its cure where experiments differ and none of them was asked for.
  func network(_ model: ModelRecord, of run: PointRecord, in store: Results) throws -> ModelRecord {
    guard let names = try names(for: model, of: run, in: store) else { return model }
    guard let encoding = model.context.encoding.named(names) else {
      throw Failure(
        "what is stored of the rows of run \(run.id.short) does not fit its network",
        hint: "run its experiment again: nn-sweep run FILE" + KeptOptions.text("--results"), .world)
    }
    var named = model
    named.context.encoding = encoding
    return named
  }

  private func names(
    for model: ModelRecord, of run: PointRecord, in store: Results
  ) throws -> InputEncoding.Names? {
    if let experiment {
      let dataset = (refit ?? experiment).data(of: run.settings).name
      let known = try store.rowNames(of: run.id, in: experiment.name, dataset: dataset)
      guard let refit, known == nil else { return known }
      return try store.rowNames(of: run.id, in: refit.name, dataset: dataset)
    }
    let known = try store.rowNames(of: run.id).map {
      (experiment: $0.experiment, names: $0.names ?? model.context.encoding.names)
    }
    guard let first = known.first else { return nil }
    guard let other = known.first(where: { $0.names != first.names }) else { return first.names }
    let (one, two) = (first.experiment.printable, other.experiment.printable)
    let asked = run.id.short
    throw Failure(
      one == two
        ? "run \(asked) is one of two datasets of '\(one)' whose rows are called differently"
        : "run \(asked) is of '\(one)' and of '\(two)', and their rows are called differently",
      hint: one == two
        ? "name the experiment, of which the best setting answers"
        : "say whose names are meant: --experiment \(shellWord(other.experiment))", .arguments)
  }
}
