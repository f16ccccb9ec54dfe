import Datasets
import Networks
import Records
import Storage

/// Where trained networks come from: the database, or, of those that it did not keep, training them
/// again.
struct TrainedNetworks {
  let store: Results
  let library: DatasetLibrary

  /// The network of a run where its result was taken, and how it compares where it was trained again.
  /// - Throws: An end with its reason where the run has no result, or does not come to the same again,
  ///   or where it is open by which names it reads rows; what `check` throws, which is handed how
  ///   rows are read before a network is trained again.
  func network(
    of record: PointRecord, reading: RowReading,
    check: (InputEncoding) throws -> Void = { _ in }
  ) throws -> (model: ModelRecord, again: RunComparison?) {
    let (model, again) = try weights(of: record) { encoding in
      try check(try reading.encoding(encoding, of: record, in: store))
    }
    return (try reading.network(model, of: record, in: store), again)
  }

  private func weights(
    of record: PointRecord, check: (InputEncoding) throws -> Void
  ) throws -> (model: ModelRecord, again: RunComparison?) {
    guard let epoch = record.result?.epoch else {
      throw Failure(
        "run \(record.id.short) is \(record.state.rawValue): it has no result, and no weights",
        hint: "the best runs are: nn-sweep top \(shellWord(record.experiment)) -n 5"
          + KeptOptions.text("--results"), .world)
    }
    if let model = try store.model(of: record.id, epoch: epoch) { return (model, nil) }
    return try trainAgain(record, epoch, check: check)
  }

  /// The weights after an epoch of a run whose weights were not kept: the same bits.
  private func trainAgain(
    _ record: PointRecord, _ epoch: Int, check: (InputEncoding) throws -> Void
  ) throws -> (model: ModelRecord, again: RunComparison?) {
    let run = record.id.short
    let retraining = try Retraining(record, in: store, library: library)
    try check(retraining.encoding)
    printNote(
      "the weights of run \(run) were not kept: it is trained again; to store them:"
        + " nn-sweep reproduce \(run) --keep" + KeptOptions.text("--results", "--data"))
    let (result, comparison) = try retraining.train(goals: [PointGoal(epochs: epoch)])
    guard comparison.isEqual, let model = result.models.first(where: { $0.epoch == epoch }) else {
      throw Failure.end(comparison.text, hint: RunComparison.suspicion, .runs)
    }
    return (model, comparison)
  }
}
