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
    let message = "a boundary is for classes of examples with two inputs"
    guard case .labels(let labels, _) = part.targets else { throw Failure(message, .arguments) }
    guard part.examples.columns == 2 else {
      throw Failure(message, hint: "for others: --kind confusion", .arguments)
    }
    guard let model = try store.model(keptOf: run) else { return nil }
    return Boundary(model, part.examples, labels, run: run.id.short)
  }

  private init(_ model: ModelRecord, _ examples: Examples, _ labels: [Int32], run: String) {
    let scaling = examples.scaling
    // What is infinite after scaling has no place in the plane.
    let places = zip((0..<examples.count).map(examples.row), labels)
      .filter { $0.0.allSatisfy(\.isFinite) }
    func range(_ column: Int) -> (low: Double, high: Double) {
      let values = places.map { Double($0.0[column]) }
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let margin = max((high - low) * 0.08, 1e-6)
      return (low - margin, high + margin)
    }
    let (across, up) = (range(0), range(1))
    func middle(_ cell: Int, _ range: (low: Double, high: Double)) -> Float {
      Float(range.low + (range.high - range.low) * (Double(cell) + 0.5) / Double(Self.columns))
    }
    let inputs = (0..<Self.columns).flatMap { row in
      (0..<Self.columns).flatMap { [middle($0, across), middle(row, up)] }
    }
    var predictor = Predictor(architecture: model.architecture, parameters: model.layers)
    let outputs = predictor.outputs(Examples(floats: inputs, columns: 2, scaling: .none))
    self.init(
      answers: outputs.map { Predictor.isAnswer($0) ? Predictor.label(of: $0) : nil },
      columns: Self.columns,
      across: scaling.raw(across.low, 0)...scaling.raw(across.high, 0),
      up: scaling.raw(up.low, 1)...scaling.raw(up.high, 1),
      points: places.map { row, label in
        Point(
          x: scaling.raw(Double(row[0]), 0), y: scaling.raw(Double(row[1]), 1), label: Int(label))
      }, run: run)
  }
}
