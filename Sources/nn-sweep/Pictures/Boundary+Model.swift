import Datasets
import Kernels
import Networks
import Plotting
import Records
import Storage

extension Boundary {
  /// Cells to a side.
  private static let columns = 160

  /// What a run answers. Nil where it has not finished.
  /// - Throws: An end with its reason where the network has no two inputs and classes to answer,
  ///   where its weights were not kept, or where its data are missing.
  static func of(
    _ run: PointRecord, in store: Results, library: DatasetLibrary
  ) throws -> Boundary? {
    let part = try Retraining(run, in: store, library: library).validation
    guard part.examples.columns == 2, case .labels(let labels, _) = part.targets else {
      throw Failure(
        "a boundary is for classes of examples with two inputs",
        hint: "for others: --kind confusion", .arguments)
    }
    guard let model = try store.model(keptOf: run) else { return nil }
    return Boundary(model, part.examples, labels, run: run.id.short)
  }

  private init(_ model: ModelRecord, _ examples: Examples, _ labels: [Int32], run: String) {
    let scaling = examples.scaling
    let rows = (0..<examples.count).map(examples.row)
    func range(_ column: Int) -> (low: Float, high: Float) {
      let low = rows.map { $0[column] }.min() ?? 0
      let high = rows.map { $0[column] }.max() ?? 1
      let margin = max((high - low) * 0.08, 1e-6)
      return (low - margin, high + margin)
    }
    let (across, up) = (range(0), range(1))
    func middle(_ cell: Int, _ range: (low: Float, high: Float)) -> Float {
      range.low + (range.high - range.low) * (Float(cell) + 0.5) / Float(Self.columns)
    }
    let inputs = (0..<Self.columns).flatMap { row in
      (0..<Self.columns).flatMap { [middle($0, across), middle(row, up)] }
    }
    var predictor = Predictor(architecture: model.architecture, parameters: model.layers)
    let outputs = predictor.outputs(Examples(floats: inputs, columns: 2, scaling: .none))
    self.init(
      answers: outputs.map { Predictor.label(of: $0) }, columns: Self.columns,
      across: scaling.raw(across.low, 0)...scaling.raw(across.high, 0),
      up: scaling.raw(up.low, 1)...scaling.raw(up.high, 1),
      points: zip(rows, labels).map {
        Point(x: scaling.raw($0[0], 0), y: scaling.raw($0[1], 1), label: Int($1))
      }, run: run)
  }
}
