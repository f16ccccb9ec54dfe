import Testing

@testable import Kernels

/// Optimizer steps of every instruction set against their scalar twins.
@Suite struct OptimizerStepTests {
  @Test(arguments: InstructionSet.available)
  func `optimizer steps equal their scalar twins`(_ set: InstructionSet) {
    for isNesterov in [false, true] {
      var layer = ProductTests.layer(7, 21)
      var velocity = ProductTests.layer(8, 21).first(7)
      let start = layer.copy()
      let startVelocity = velocity.copy()
      let gradient = ProductTests.layer(9, 21).first(7)
      OptimizerSteps.momentum(
        &layer, gradient: gradient, velocity: &velocity, rate: 0.1, momentum: 0.9,
        weightDecay: 0.01, isNesterov: isNesterov, using: set)
      layer.visit { input, output in
        let expected = Reference.momentum(
          start[input, output], gradient: gradient[input, output],
          velocity: startVelocity[input, output], rate: 0.1, momentum: 0.9,
          decay: input == nil ? 0 : 0.01, isNesterov: isNesterov)
        let same = expected == (layer[input, output], velocity[input, output])
        #expect(same)
      }
    }
    var layer = ProductTests.layer(7, 21)
    var squares = LayerParameters(inputs: 7, outputs: 21)
    var means = LayerParameters(inputs: 7, outputs: 21)
    let gradient = ProductTests.layer(9, 21).first(7)
    var start = layer.copy()
    OptimizerSteps.rmsprop(
      &layer, gradient: gradient, squares: &squares, rate: 0.1, decay: 0.9, epsilon: 1e-8,
      weightDecay: 0.01, using: set)
    layer.visit { input, output in
      let expected = Reference.rmsprop(
        start[input, output], gradient: gradient[input, output], square: 0, rate: 0.1,
        smoothing: 0.9, epsilon: 1e-8, decay: input == nil ? 0 : 0.01)
      let same = expected == (layer[input, output], squares[input, output])
      #expect(same)
    }
    start = layer.copy()
    let before = squares.copy()
    OptimizerSteps.adam(
      &layer, gradient: gradient, means: &means, squares: &squares, rate: 0.1, root: 0.5,
      beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, using: set)
    layer.visit { input, output in
      let expected = Reference.adam(
        start[input, output], gradient: gradient[input, output], mean: 0,
        square: before[input, output], rate: 0.1, root: 0.5, beta1: 0.9, beta2: 0.999,
        epsilon: 1e-8, decay: input == nil ? 0 : 0.01)
      let same = expected == (layer[input, output], means[input, output], squares[input, output])
      #expect(same)
    }
    start = layer.copy()
    let mean = means.copy()
    OptimizerSteps.lion(
      &layer, gradient: gradient, means: &means, rate: 0.1, beta1: 0.9, beta2: 0.99, using: set)
    layer.visit { input, output in
      let expected = Reference.lion(
        start[input, output], gradient: gradient[input, output], mean: mean[input, output],
        rate: 0.1, beta1: 0.9, beta2: 0.99)
      let same = expected == (layer[input, output], means[input, output])
      #expect(same)
    }
  }
}

extension LayerParameters {
  /// A weight, or without an input a bias.
  subscript(input: Int?, output: Int) -> Float {
    if let input { self[input, output] } else { bias(output) }
  }

  /// Every weight's place and then every bias's.
  borrowing func visit(_ body: (Int?, Int) -> Void) {
    for output in 0..<outputs {
      for input in 0..<inputs { body(input, output) }
      body(nil, output)
    }
  }

  /// A layer of the first inputs' weights.
  borrowing func first(_ count: Int) -> LayerParameters {
    var part = LayerParameters(inputs: count, outputs: outputs)
    for output in 0..<outputs {
      for input in 0..<count { part[input, output] = self[input, output] }
      part.setBias(output, bias(output))
    }
    return part
  }
}
