import Kernels
import Networks
import Records

/// A network as JSON: its facts, then all its numbers, a line a row of weights.
struct JSONModel {
  let text: String

  init(_ model: SavedModel) throws {
    let facts = try model.facts.document
    let layers = model.network.layers
    let weights = layers.map { layer in
      let rows = stride(from: 0, to: layer.weights.count, by: layer.outputs).map {
        Self.list(layer.weights[$0..<$0 + layer.outputs].map(Self.exact))
      }
      return "[\n    " + rows.joined(separator: ",\n    ") + "\n  ]"
    }
    let fills = model.fills.map { [("input_fill", Self.list($0.map(Self.exact)))] } ?? []
    let members =
      [("input_origin", Self.list(model.origins.map { "\($0)" }))] + fills + [
        ("input_shift", Self.list(model.shifts.map(Self.exact))),
        ("input_scale", Self.list(model.scales.map(Self.exact))),
        ("weights", Self.list(weights)),
        ("biases", Self.list(layers.map { Self.list($0.biases.map(Self.exact)) })),
      ]
    // Before the brace that closes the facts.
    text =
      facts.dropLast(2) + members.map { ",\n  \"\($0)\" : \($1)" }.joined() + "\n}\n"
  }

  private static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ", ") + "]"
  }

  /// The shortest decimal that is this number also for a reader that goes by way of 64 bits.
  private static func exact(_ value: Float) -> String {
    let short = "\(value)"
    return Double(short).map { Float($0) } == value ? short : "\(Double(value))"
  }
}
