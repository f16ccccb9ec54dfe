import Datasets
import Digests
import Execution
import Kernels
import Networks
import Records

/// A trained network with all that a file of it says.
struct SavedModel {
  let run: PointRecord
  /// As the experiment names it.
  let dataset: String
  let network: ModelRecord
  let columns: RawColumns

  init(_ run: PointRecord, dataset: String, _ network: ModelRecord) {
    self.run = run
    self.dataset = dataset
    self.network = network
    columns = RawColumns(network.context.encoding)
  }

  var encoding: InputEncoding { network.context.encoding }
  var architecture: Architecture { network.architecture }

  /// What is taken from every raw number, in 64 bits, before anything else: a number an input.
  var origins: [Double] { encoding.origins ?? Array(repeating: 0, count: encoding.inputs) }

  /// What stands for a missing number less its origin, a number an input, 0 where none can be missing;
  /// nil where none may be.
  var fills: [Float]? { encoding.fills }

  /// What is then taken from it, in 32 bits, and by what the rest is multiplied.
  var shifts: [Float] { spread(encoding.offsets) }
  var scales: [Float] { spread(encoding.scales) }

  /// Whether all of its numbers are finite, as those of every network with a result are; a database
  /// from elsewhere may hold others, which neither JSON nor C can write.
  var isFinite: Bool {
    shifts.allSatisfy(\.isFinite) && scales.allSatisfy(\.isFinite)
      && origins.allSatisfy(\.isFinite)
      && network.layers.allSatisfy {
        $0.weights.allSatisfy(\.isFinite) && $0.biases.allSatisfy(\.isFinite)
      }
  }

  /// Everything but the numbers of the network, for programs and people.
  var facts: JSONValue {
    let columns = columns.columns.map { column in
      JSONValue.object([
        "name": .text(column.name),
        "categories": column.categories.map { .list($0.map(JSONValue.text)) } ?? .null,
        "order": column.order.map { .list($0.map(JSONValue.text)) } ?? .null,
        "has_indicator": .boolean(column.hasIndicator),
      ])
    }
    return .object([
      "format": .text("nn-sweep model"), "format_version": .integer(1),
      "program": .text("nn-sweep \(Build.version)"), "experiment": .text(run.experiment),
      "run": .text(run.id.hex), "dataset": .text(dataset), "epoch": .integer(network.epoch),
      "seed": .unsigned(run.replicate.seed), "settings": JSONOutput.settings(run.settings),
      "weights_digest": .text(network.layers.digest.hex),
      "layer_sizes": .list(architecture.layers.map { .integer($0) }),
      "activations": .list(architecture.activations.map { .text($0.rawValue) }),
      "columns": .list(columns), "classes": classes.map { .list($0.map(JSONValue.text)) } ?? .null,
      "target": target ?? .null,
    ])
  }

  /// The names of the classes, in label order; nil for a number to predict.
  var classes: [String]? {
    if case .classification(let classes) = encoding.task { classes } else { nil }
  }

  private var target: JSONValue? {
    guard case .regression(let mean, let deviation, let name) = encoding.task else { return nil }
    return .object([
      "name": .text(name), "mean": JSONValue(mean), "deviation": JSONValue(deviation),
    ])
  }

  /// One value an input, also where one is for all.
  private func spread(_ values: [Float]) -> [Float] {
    values.count == 1 ? Array(repeating: values[0], count: encoding.inputs) : values
  }
}
