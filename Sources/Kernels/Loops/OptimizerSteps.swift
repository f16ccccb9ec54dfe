import CKernels

/// Steps of the optimizers that keep memory of earlier gradients, by PyTorch's rules.
///
/// `weightDecay` adds that many times a weight to its gradient; biases have none. Rates hold the
/// corrections of the step at hand. Memory starts at zero.
public enum OptimizerSteps {
  /// Multiplies the weights, and not the biases, by a factor.
  public static func decay(
    _ parameters: inout LayerParameters, by factor: Float,
    using instructionSet: InstructionSet = .selected
  ) {
    instructionSet.kernels.pointee.shrink(parameters.weightCount, parameters.weights, factor)
  }

  /// v = momentum v + g and p −= rate v, or rate (g + momentum v) after Nesterov.
  public static func momentum(
    _ parameters: inout LayerParameters, gradient: borrowing LayerParameters,
    velocity: inout LayerParameters, rate: Float, momentum: Float, weightDecay: Float,
    isNesterov: Bool, using instructionSet: InstructionSet = .selected
  ) {
    check(parameters, gradient, velocity)
    var knobs = ck_momentum(
      rate: rate, momentum: momentum, decay: weightDecay, nesterov: isNesterov ? 1 : 0)
    let step = instructionSet.kernels.pointee.momentum_step
    step(
      parameters.weightCount, parameters.weights, gradient.weights, velocity.weights, knobs)
    knobs.decay = 0
    step(
      parameters.paddedOutputs, parameters.biases, gradient.biases, velocity.biases, knobs)
  }

  /// s = decay s + (1 − decay) g² and p −= rate g / (√s + epsilon). `epsilon` is positive.
  public static func rmsprop(
    _ parameters: inout LayerParameters, gradient: borrowing LayerParameters,
    squares: inout LayerParameters, rate: Float, decay: Double, epsilon: Float,
    weightDecay: Float, using instructionSet: InstructionSet = .selected
  ) {
    check(parameters, gradient, squares)
    var knobs = ck_rmsprop(
      rate: rate, smoothing: Float(decay), rest: Float(1 - decay), epsilon: epsilon,
      decay: weightDecay)
    let step = instructionSet.kernels.pointee.rmsprop_step
    step(parameters.weightCount, parameters.weights, gradient.weights, squares.weights, knobs)
    knobs.decay = 0
    step(parameters.paddedOutputs, parameters.biases, gradient.biases, squares.biases, knobs)
  }

  /// m = beta1 m + (1 − beta1) g, s = beta2 s + (1 − beta2) g² and
  /// p −= rate m / (√s / root + epsilon). At step t `rate` is the learning rate / (1 − beta1ᵗ) and
  /// `root` √(1 − beta2ᵗ). `epsilon` is positive.
  public static func adam(
    _ parameters: inout LayerParameters, gradient: borrowing LayerParameters,
    means: inout LayerParameters, squares: inout LayerParameters, rate: Float, root: Float,
    beta1: Double, beta2: Double, epsilon: Float, weightDecay: Float,
    using instructionSet: InstructionSet = .selected
  ) {
    check(parameters, gradient, means)
    check(parameters, gradient, squares)
    var knobs = ck_adam(
      rate: rate, beta1: Float(beta1), rest1: Float(1 - beta1), beta2: Float(beta2),
      rest2: Float(1 - beta2), root: root, epsilon: epsilon, decay: weightDecay)
    let step = instructionSet.kernels.pointee.adam_step
    step(
      parameters.weightCount, parameters.weights, gradient.weights, means.weights,
      squares.weights, knobs)
    knobs.decay = 0
    step(
      parameters.paddedOutputs, parameters.biases, gradient.biases, means.biases, squares.biases,
      knobs)
  }

  /// p −= rate sign(beta1 m + (1 − beta1) g) and m = beta2 m + (1 − beta2) g.
  public static func lion(
    _ parameters: inout LayerParameters, gradient: borrowing LayerParameters,
    means: inout LayerParameters, rate: Float, beta1: Double, beta2: Double,
    using instructionSet: InstructionSet = .selected
  ) {
    check(parameters, gradient, means)
    let knobs = ck_lion(
      rate: rate, beta1: Float(beta1), rest1: Float(1 - beta1), beta2: Float(beta2),
      rest2: Float(1 - beta2))
    let step = instructionSet.kernels.pointee.lion_step
    step(parameters.weightCount, parameters.weights, gradient.weights, means.weights, knobs)
    step(parameters.paddedOutputs, parameters.biases, gradient.biases, means.biases, knobs)
  }

  private static func check(
    _ parameters: borrowing LayerParameters, _ gradient: borrowing LayerParameters,
    _ memory: borrowing LayerParameters
  ) {
    precondition(
      parameters.inputs == gradient.inputs && parameters.outputs == gradient.outputs
        && parameters.inputs == memory.inputs && parameters.outputs == memory.outputs,
      "parameters of one shape")
  }
}
