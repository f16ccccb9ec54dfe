import Networks

extension Activation {
  /// The C function `nn_sweep_NAME` that puts it in the place of `count` preactivations `z`; nil
  /// where they stay what they are.
  var cFunction: String? {
    switch self {
    case .identity: nil
    case .sigmoid: each("1.0f / (1.0f + expf(-z[i]))")
    case .tanh: each("tanhf(z[i])")
    // What is no number stays so.
    case .relu: each("z[i] < 0.0f ? 0.0f : z[i]")
    case .leakyReLU: each("z[i] > 0.0f ? z[i] : 0.01f * z[i]")
    case .elu: each("z[i] > 0.0f ? z[i] : expm1f(z[i])")
    case .gelu:
      each(
        "0.5f * z[i] * (1.0f + tanhf(0.79788456f * (z[i] + 0.044715f * z[i] * z[i] * z[i])))")
    case .silu: each("z[i] / (1.0f + expf(-z[i]))")
    case .softplus: each(Self.cSoftplus)
    case .mish: each("z[i] * tanhf(\(Self.cSoftplus))")
    case .softmax:
      """
      static inline void nn_sweep_softmax(float *z, int count) {
        float largest = z[0], sum = 0.0f;
        int i;
        for (i = 1; i < count; i++) if (z[i] > largest) largest = z[i];
        for (i = 0; i < count; i++) sum += z[i] = expf(z[i] - largest);
        for (i = 0; i < count; i++) z[i] /= sum;
      }

      """
    }
  }

  private static let cSoftplus = "((z[i] > 0.0f ? z[i] : 0.0f) + log1pf(expf(-fabsf(z[i]))))"

  private func each(_ formula: String) -> String {
    """
    static inline void nn_sweep_\(rawValue)(float *z, int count) {
      int i;
      for (i = 0; i < count; i++) z[i] = \(formula);
    }

    """
  }
}
