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

  /// Weights, then biases, each as four little-endian bytes.
  public var bytes: [UInt8] { weights.littleEndianBytes + biases.littleEndianBytes }

  /// The same with -0 written as +0: what equal runs have in common, ready for a digest.
  public var canonicalBytes: [UInt8] {
    // Adding +0 changes -0 only.
    weights.map { $0 + 0 }.littleEndianBytes + biases.map { $0 + 0 }.littleEndianBytes
  }
}

extension LayerValues {
  /// A copy of a layer's parameters, or of their gradients.
  init(_ parameters: borrowing LayerParameters) {
    inputs = parameters.inputs
    outputs = parameters.outputs
    weights = parameters.rowMajorWeights
    biases = parameters.biasValues
  }
}
