import Datasets
import Networks
import Plotting
import Records
import Storage

extension FirstLayer {
  /// The weights of a run. Nil where it has not finished.
  /// - Throws: An end with its reason where the inputs are no square images, or weights were not kept.
  static func of(
    _ run: PointRecord, in store: Results, library: DatasetLibrary
  ) throws -> FirstLayer? {
    guard let epoch = run.result?.epoch else { return nil }
    let kept = try store.model(of: run.id, epoch: epoch)
    // Nobody is to keep weights first that have no picture.
    let encoding =
      try kept?.context.encoding ?? Retraining(run, in: store, library: library).encoding
    guard let side = encoding.imageSide else {
      throw Failure(
        "weights are shown of inputs that are square images, as those of digits and mnist",
        .arguments)
    }
    guard let model = try kept ?? store.model(keptOf: run), let first = model.layers.first else {
      return nil
    }
    let units = (0..<first.outputs).map { unit in
      (0..<first.inputs).map { first.weights[$0 * first.outputs + unit] }
    }
    return FirstLayer(
      units: units, side: side, run: run.id.short, isLast: model.layers.count == 1)
  }
}

extension Results {
  /// The weights of a run where its result was taken.
  /// - Throws: An end with its reason where they were not kept.
  func model(keptOf run: PointRecord) throws -> ModelRecord? {
    guard let epoch = run.result?.epoch else { return nil }
    if let model = try model(of: run.id, epoch: epoch) { return model }
    throw Failure(
      "the weights of run \(run.id.short) were not kept",
      hint: "nn-sweep reproduce \(run.id.short) --keep" + KeptOptions.text("--results"), .world)
  }
}
