import Kernels

@testable import Networks

/// A network in Double as its definition reads, one example at a time: what derivatives are taken
/// of numerically.
struct ReferenceNetwork {
  let architecture: Architecture
  let huberDelta: Double
  var parameters: [LayerValuesInDouble]

  struct LayerValuesInDouble {
    var weights: [[Double]]
    var biases: [Double]
  }

  init(_ architecture: Architecture, _ layers: [LayerValues], huberDelta: Double = 1) {
    self.architecture = architecture
    self.huberDelta = huberDelta
    parameters = layers.map { layer in
      LayerValuesInDouble(
        weights: (0..<layer.inputs).map { input in
          (0..<layer.outputs).map { Double(layer.weights[input * layer.outputs + $0]) }
        },
        biases: layer.biases.map(Double.init))
    }
  }

  /// `masks` holds what each hidden layer's outputs are multiplied by, if by anything.
  func outputs(_ inputs: [Double], masks: [[Double]] = []) -> [Double] {
    zip(parameters, architecture.activations).enumerated().reduce(inputs) { x, layer in
      let (index, (values, activation)) = layer
      let z = values.biases.indices.map { output in
        x.indices.reduce(values.biases[output]) { $0 + x[$1] * values.weights[$1][output] }
      }
      let a = Self.values(of: activation, z)
      return masks.indices.contains(index) ? zip(a, masks[index]).map { $0 * $1 } : a
    }
  }

  func loss(_ inputs: [Double], _ targets: [Double], masks: [[Double]] = []) -> Double {
    let pairs = zip(outputs(inputs, masks: masks), targets)
    return switch (architecture.loss, architecture.activations.last!) {
    case (.quadratic, _): pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2 }
    case (.huber, _):
      pairs.reduce(0) {
        let miss = abs($1.0 - $1.1)
        return $0 + (miss <= huberDelta ? miss * miss / 2 : huberDelta * (miss - huberDelta / 2))
      }
    case (.crossEntropy, .softmax): pairs.reduce(0) { $0 - $1.1 * Elementary.log($1.0) }
    case (.crossEntropy, _):
      pairs.reduce(0) {
        $0 - $1.1 * Elementary.log($1.0) - (1 - $1.1) * Elementary.log(1 - $1.0)
      }
    }
  }

  static func values(of activation: Activation, _ z: [Double]) -> [Double] {
    let exp = Elementary.exp
    func map(_ f: (Double) -> Double) -> [Double] { z.map(f) }
    switch activation {
    case .identity: return z
    case .sigmoid: return map { 1 / (1 + exp(-$0)) }
    case .tanh: return map { (exp($0) - exp(-$0)) / (exp($0) + exp(-$0)) }
    case .relu: return map { $0 > 0 ? $0 : 0 }
    case .leakyReLU: return map { $0 > 0 ? $0 : $0 / 100 }
    case .elu: return map { $0 > 0 ? $0 : exp($0) - 1 }
    case .gelu:
      let factor = (2 / Double.pi).squareRoot()
      return map { $0 / 2 * (1 + Elementary.tanh(factor * ($0 + 0.044715 * $0 * $0 * $0))) }
    case .silu: return map { $0 / (1 + exp(-$0)) }
    case .softplus: return map { Elementary.log(1 + exp($0)) }
    case .mish: return map { $0 * Elementary.tanh(Elementary.log(1 + exp($0))) }
    case .softmax:
      let sum = z.reduce(0) { $0 + exp($1) }
      return map { exp($0) / sum }
    }
  }
}
