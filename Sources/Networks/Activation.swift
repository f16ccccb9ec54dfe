import Kernels

/// What a layer does to its preactivations: `a = f(z)`.
///
/// The raw values are the names experiment files use.
public enum Activation: String, CaseIterable, Sendable, Codable {
  /// `z`
  case identity
  /// `1 / (1 + e^-z)`
  case sigmoid
  /// `(e^z - e^-z) / (e^z + e^-z)`
  case tanh
  /// `z` where positive, else 0; its slope at 0 is 0
  case relu
  /// `z` where positive, else `z / 100`
  case leakyReLU = "leaky_relu"
  /// `z` where positive, else `e^z - 1` (Clevert, Unterthiner, Hochreiter 2016, alpha 1)
  case elu
  /// `z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3)))` (Hendrycks, Gimpel 2016, the tanh form)
  case gelu
  /// `z sigmoid(z)`, also called swish (Elfwing, Uchibe, Doya 2018)
  case silu
  /// `ln(1 + e^z)`
  case softplus
  /// `z tanh(ln(1 + e^z))` (Misra 2019)
  case mish
  /// `e^z_j / sum over k of e^z_k` over the layer's outputs
  case softmax

  /// Whether layers between the first and the last may use it.
  ///
  /// Softmax is refused: it ties a layer's units together, which only a distribution over
  /// classes wants.
  public var isHiddenAllowed: Bool { self != .softmax }

  /// Whether it passes positive values (nearly) unchanged and (nearly) drops negative ones, which
  /// halves a signal's power and is what He's initializers make up for.
  public var isReLULike: Bool {
    switch self {
    case .relu, .leakyReLU, .elu, .gelu, .silu, .softplus, .mish: true
    case .identity, .sigmoid, .tanh, .softmax: false
    }
  }
}

extension Activation {
  /// The same function among those that look at one place alone; nil for softmax, which does not.
  var function: ElementWise.Function? {
    switch self {
    case .identity: .identity
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyReLU: .leakyReLU
    case .elu: .elu
    case .gelu: .gelu
    case .silu: .silu
    case .softplus: .softplus
    case .mish: .mish
    case .softmax: nil
    }
  }
}
