import Kernels

/// How weights begin. Biases begin at zero, except with `standardNormal`.
///
/// `n` and `m` are a layer's numbers of inputs and outputs (fan-in, fan-out). No distribution is
/// truncated. The raw values are the names experiment files use.
public enum Initializer: String, CaseIterable, Sendable, Codable {
  /// Weights and biases from N(0, 1)
  case standardNormal = "standard_normal"
  /// N(0, 1/n) (LeCun, Bottou, Orr, Müller 1998, "Efficient BackProp")
  case lecunNormal = "lecun_normal"
  /// U(-r, r), r² = 6/(n+m) (Glorot, Bengio 2010, "Understanding the difficulty of training deep
  /// feedforward neural networks")
  case glorotUniform = "glorot_uniform"
  /// N(0, 2/(n+m)) (Glorot, Bengio 2010)
  case glorotNormal = "glorot_normal"
  /// N(0, 2/n) (He, Zhang, Ren, Sun 2015, "Delving deep into rectifiers")
  case heNormal = "he_normal"
  /// U(-r, r), r² = 6/n (He, Zhang, Ren, Sun 2015)
  case heUniform = "he_uniform"
  /// All weights 0: hidden units then stay alike forever; a baseline, or for networks without
  /// hidden layer
  case zeros
}

extension Initializer {
  /// The distribution a weight is drawn from: its mean is zero.
  enum Distribution: Equatable {
    case normal(deviation: Double)
    /// On [-bound, bound).
    case uniform(bound: Double)
    case zero
  }

  /// What the weights of a layer with these sizes are drawn from.
  func distribution(inputs: Int, outputs: Int) -> Distribution {
    let n = Double(inputs)
    let m = Double(outputs)
    return switch self {
    case .standardNormal: .normal(deviation: 1)
    case .lecunNormal: .normal(deviation: (1 / n).squareRoot())
    case .glorotUniform: .uniform(bound: (6 / (n + m)).squareRoot())
    case .glorotNormal: .normal(deviation: (2 / (n + m)).squareRoot())
    case .heNormal: .normal(deviation: (2 / n).squareRoot())
    case .heUniform: .uniform(bound: (6 / n).squareRoot())
    case .zeros: .zero
    }
  }

  /// The first weights and biases of layer `layer`, counted from 0: drawn in the order in which
  /// `LayerValues` holds them, from a stream of that seed and layer alone, so that no setting of
  /// another layer changes them.
  func values(inputs: Int, outputs: Int, seed: UInt64, layer: Int) -> LayerValues {
    var source = RandomSource(seed: seed, .weights, UInt64(layer))
    let distribution = distribution(inputs: inputs, outputs: outputs)
    let weights = (0..<inputs * outputs).map { _ in distribution.draw(from: &source) }
    let biases = (0..<outputs).map { _ in
      self == .standardNormal ? distribution.draw(from: &source) : 0
    }
    return LayerValues(inputs: inputs, outputs: outputs, weights: weights, biases: biases)
  }
}

extension Initializer.Distribution {
  fileprivate func draw(from source: inout RandomSource) -> Float {
    switch self {
    case .normal(let deviation): Float(deviation * source.normal())
    case .uniform(let bound): Float(bound * (2 * source.uniform() - 1))
    case .zero: 0
    }
  }
}
