import Kernels

/// A plain copy of one layer's weights and biases, for digests and model files.
public struct LayerValues: Sendable, Hashable, Codable {
  /// Size of what the layer is fed.
  public var inputs: Int
  /// Size of what it gives.
  public var outputs: Int
  /// `inputs * outputs` values, row-major, a row for each input.
  public var weights: [Float]
  /// `outputs` values.
  public var biases: [Float]

  /// Values as given.
  public init(inputs: Int, outputs: Int, weights: [Float], biases: [Float]) {
    self.inputs = inputs
    self.outputs = outputs
    self.weights = weights
    self.biases = biases
  }

  /// Weights, then biases, each as four little-endian bytes, with -0 written as +0: what equal
  /// runs have in common, ready for a digest.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * (weights.count + biases.count))
    for values in [weights, biases] {
      for value in values {
        let bits = value == 0 ? 0 : value.bitPattern
        for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
      }
    }
    return bytes
  }
}

extension LayerValues {
  /// A copy of a layer's parameters, or of their gradients.
  init(_ parameters: borrowing LayerParameters) {
    inputs = parameters.inputs
    outputs = parameters.outputs
    weights = parameters.rowMajorWeights
    biases = []
    for output in 0..<outputs { biases.append(parameters.bias(output)) }
  }
}
