import Kernels

/// The shape of a network: sizes, an activation a layer, and the loss that follows.
public struct Architecture: Sendable, Hashable {
  /// Sizes from the inputs to the outputs; `layers[l]` feeds `layers[l + 1]`.
  public let layers: [Int]
  /// One for each weight layer, the last for the outputs: `activations.count == layers.count - 1`.
  public let activations: [Activation]
  /// What training lowers.
  public let loss: Loss

  /// A shape as given; `refusal` tells whether a network can be built from it.
  public init(layers: [Int], activations: [Activation], loss: Loss) {
    self.layers = layers
    self.activations = activations
    self.loss = loss
  }

  /// The largest layer; sums of products of two sizes then fit an `Int` with room to spare.
  public static let largestLayer = Examples.mostColumns

  /// The largest number of weights and biases: 1 GB of them.
  public static let largestParameters = 1 << 28

  /// Why no network can have this shape; nil where one can.
  public var refusal: String? {
    if layers.count < 2 { return "a network needs at least inputs and outputs" }
    if let size = layers.first(where: { !(1...Self.largestLayer).contains($0) }) {
      return "a layer of \(size) units is not between 1 and \(Self.largestLayer)"
    }
    if activations.count != layers.count - 1 {
      return "\(activations.count) activations for \(layers.count - 1) layers"
    }
    if let hidden = activations.dropLast().first(where: { !$0.isHiddenAllowed }) {
      return "\(hidden.rawValue) on a hidden layer"
    }
    if parameters > Self.largestParameters {
      return "\(parameters) weights and biases are more than \(Self.largestParameters)"
    }
    if activations.last == .softmax && layers.last == 1 {
      return "softmax over a single output is always 1"
    }
    return loss.refusal(after: activations[activations.count - 1])
  }

  /// The number of weights and biases.
  public var parameters: Int {
    zip(layers, layers.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// The products' floating-point operations for training on one example: two for each weight in
  /// the forward pass, two in the update, and two in the input gradient of all but the first layer.
  public var flops: Int {
    let weights = zip(layers, layers.dropFirst()).map { $0 * $1 }
    return 6 * weights.reduce(0, +) - 2 * (weights.first ?? 0)
  }
}

extension Architecture {
  /// Whether parameters, a layer each, have this shape.
  public func fits(_ parameters: [LayerValues]) -> Bool {
    parameters.count == layers.count - 1
      && parameters.indices.allSatisfy { index in
        let values = parameters[index]
        return values.inputs == layers[index] && values.outputs == layers[index + 1]
          && values.weights.count == values.inputs * values.outputs
          && values.biases.count == values.outputs
      }
  }
}
