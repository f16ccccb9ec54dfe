import Datasets
import Kernels
import Networks
import Records

/// Rows with the outputs that the network gives for them, by which a program that holds a copy of it
/// can see that it computes the same. They are made up within the scaling of the inputs, so that no
/// data have to be at hand.
struct ModelProbe {
  let rows: [[Double]]
  /// As the network gives them: probabilities, or a standardized number.
  let outputs: [[Float]]

  init(_ model: SavedModel, count: Int = 8) {
    var random = RandomSource(seed: 0, .data)
    let columns = model.columns
    var rows = [[Double]](
      repeating: [Double](repeating: 0, count: columns.columns.count), count: count)
    for row in rows.indices {
      for (input, source) in columns.sources.enumerated() {
        let places = columns.columns[source].places
        switch columns.parts[input] {
        case .category(0): rows[row][source] = Double(random.below(places))
        case .category, .indicator: break
        case .number where model.fills != nil && random.below(4) == 0: rows[row][source] = .nan
        case .number where places > 0: rows[row][source] = Double(random.below(places))
        case .number:
          let scale = Double(model.scales[input])
          let offset = Double(model.shifts[input]) + (scale > 0 ? random.uniform() / scale : 0)
          // What 32 bits hold is the same number to every reader.
          rows[row][source] = model.origins[input] + Double(Float(offset))
        }
      }
    }
    self.rows = rows
    let examples = Examples(
      floats: rows.flatMap { columns.inputs(of: $0, origins: model.origins, fills: model.fills) },
      columns: model.encoding.inputs, scaling: model.encoding.scaling)
    var predictor = Predictor(
      architecture: model.architecture, parameters: model.network.layers)
    outputs = predictor.outputs(examples)
  }
}
