import Kernels
import Networks
import Records

/// A network as a `.npz` of NumPy: `weights_0` (inputs × outputs), `biases_0` and so on,
/// `input_origin` in 64 bits, `input_shift` and `input_scale`, where numbers may be missing
/// `input_fill`, and `settings`, a text that holds the facts as JSON.
struct NumPyModel {
  let bytes: [UInt8]

  init(_ model: SavedModel) throws {
    var archive = ZipArchive()
    archive.add("settings.npy", Self.array(try model.facts.document))
    archive.add(
      "input_origin.npy",
      Self.array(
        "<f8", [model.origins.count], model.origins.flatMap { $0.bitPattern.littleEndianBytes }))
    let fills = model.fills.map { [("input_fill", $0)] } ?? []
    for (name, values) in fills + [("input_shift", model.shifts), ("input_scale", model.scales)] {
      archive.add("\(name).npy", Self.array("<f4", [values.count], values.littleEndianBytes))
    }
    for (place, layer) in model.network.layers.enumerated() {
      archive.add(
        "weights_\(place).npy",
        Self.array("<f4", [layer.inputs, layer.outputs], layer.weights.littleEndianBytes))
      archive.add(
        "biases_\(place).npy", Self.array("<f4", [layer.outputs], layer.biases.littleEndianBytes))
    }
    bytes = archive.finish()
  }

  /// A text: an array without dimensions, four bytes a scalar.
  private static func array(_ text: String) -> [UInt8] {
    let scalars = text.unicodeScalars
    return array("<U\(scalars.count)", [], scalars.flatMap { $0.value.littleEndianBytes })
  }

  /// A `.npy` file, version 1.0 of its format: the values begin at a multiple of 64 bytes.
  private static func array(_ type: String, _ shape: [Int], _ values: [UInt8]) -> [UInt8] {
    let sizes = shape.map { "\($0)," }.joined()
    let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
    let padding = (64 - (10 + text.utf8.count + 1) % 64) % 64
    let header = Array((text + String(repeating: " ", count: padding) + "\n").utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0]
      + UInt16(truncatingIfNeeded: header.count).littleEndianBytes + header + values
  }
}
