/// A small training step through all of the kernels, to see that an instruction set computes what it
/// did where the program was tested.
///
/// Sizes are odd and larger than a panel, so that whole vectors, remainders and pads are all met.
public struct KernelCheck: ~Copyable {
  private static let rows = 37
  private static let inputs = 71
  private static let outputs = 45

  private let set: InstructionSet
  private var random = RandomSource(seed: 1, .data)
  private var result: [Float] = []

  /// What an instruction set comes to, as bytes: the same for all of them.
  public static func bytes(using set: InstructionSet) -> [UInt8] {
    var check = KernelCheck(set)
    check.run()
    return check.result.littleEndianBytes
  }

  private init(_ set: InstructionSet) { self.set = set }

  private mutating func run() {
    for function in ElementWise.Function.allCases { runLayer(function) }
    for isSparse in [false, true] { runBatch(isSparse: isSparse) }
    runLosses()
    runOptimizers()
  }

  /// A layer forward and backward.
  private mutating func runLayer(_ function: ElementWise.Function) {
    let x = matrix(Self.inputs)
    let parameters = parameters()
    var z = matrix(Self.outputs)
    var a = matrix(Self.outputs)
    Products.forward(
      x, rows: Self.rows, parameters, function, keeping: &z, into: &a, using: set)
    add(z)
    add(a)
    var deltas = matrix(Self.outputs)
    if function.slopeNeedsPreactivation {
      ElementWise.multiply(&deltas, bySlopeOf: function, at: z, rows: Self.rows, using: set)
    } else {
      ElementWise.multiply(&deltas, bySlopeOf: function, at: a, rows: Self.rows, using: set)
    }
    var gradient = matrix(Self.inputs)
    Products.inputGradient(deltas, rows: Self.rows, parameters, into: &gradient, using: set)
    add(gradient)
    var updated = parameters.copy()
    Products.update(&updated, inputs: x, deltas: deltas, rows: Self.rows, using: set)
    add(updated)
  }

  /// Gathered and scaled inputs, with zeros and without.
  private mutating func runBatch(isSparse: Bool) {
    let bytes = (0..<Self.rows * Self.inputs).map { _ in
      random.below(4) == 0 ? UInt8(random.below(256)) : 0
    }
    let examples = Examples(
      bytes: bytes, columns: Self.inputs,
      scaling: Scaling(offsets: [isSparse ? 0 : 3], scales: [1 / 255]))
    var batch = InputBatch(examples: examples, capacity: Self.rows, using: set)
    batch.gather(0..<Self.rows)
    var parameters = parameters()
    var a = matrix(Self.outputs)
    Products.forward(batch, parameters, .tanh, into: &a, using: set)
    Products.update(&parameters, inputs: batch, deltas: a, using: set)
    add(parameters)
  }

  private mutating func runLosses() {
    var scores = RowScores(capacity: Self.rows)
    let labels = (0..<Self.rows).map { _ in Int32(random.below(Self.outputs)) }
    var targets = TargetBatch(
      .labels(labels, classes: Self.outputs), outputs: Self.outputs, capacity: Self.rows)
    targets.gather(0..<Self.rows)
    var outputs = matrix(Self.outputs)
    var deltas = matrix(Self.outputs)
    Losses.quadratic(outputs, targets, into: &scores, using: set)
    result += scores.losses
    Losses.huber(outputs, targets, delta: 0.5, into: &scores, using: set)
    result += scores.losses
    Losses.differences(outputs, targets, times: 0.1, into: &deltas, using: set)
    add(deltas)
    Losses.boundedDifferences(
      outputs, targets, limit: 0.5, times: 0.1, into: &deltas, using: set)
    add(deltas)
    var others = matrix(Self.outputs)
    Losses.sigmoidCrossEntropy(&others, targets, into: &scores, using: set)
    result += scores.losses
    Losses.softmaxCrossEntropy(&outputs, targets, into: &scores, using: set)
    result += scores.losses + scores.predictions.map { Float($0) }
    ElementWise.multiply(&deltas, bySoftmaxSlopeAt: outputs, rows: Self.rows, using: set)
    add(deltas)
  }

  private mutating func runOptimizers() {
    var weights = parameters()
    var first = parameters()
    var second = parameters()
    let gradient = parameters()
    for _ in 0..<3 {
      OptimizerSteps.momentum(
        &weights, gradient: gradient, velocity: &first, rate: 0.1, momentum: 0.9,
        weightDecay: 1e-3, isNesterov: true, using: set)
      OptimizerSteps.lion(
        &weights, gradient: gradient, means: &first, rate: 0.01, beta1: 0.9, beta2: 0.99,
        using: set)
      second.clear()
      OptimizerSteps.rmsprop(
        &weights, gradient: gradient, squares: &second, rate: 0.01, decay: 0.9, epsilon: 1e-8,
        weightDecay: 0, using: set)
      OptimizerSteps.adam(
        &weights, gradient: gradient, means: &first, squares: &second, rate: 0.01, root: 0.1,
        beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0, using: set)
      OptimizerSteps.decay(&weights, by: 0.99, using: set)
    }
    add(weights)
  }

  /// Numbers between -2 and 2.
  private mutating func matrix(_ columns: Int) -> Matrix {
    var matrix = Matrix(rows: Self.rows, columns: columns)
    for row in 0..<Self.rows {
      for column in 0..<columns { matrix[row, column] = Float(4 * random.uniform() - 2) }
    }
    return matrix
  }

  private mutating func parameters() -> LayerParameters {
    var parameters = LayerParameters(inputs: Self.inputs, outputs: Self.outputs)
    parameters.rowMajorWeights = (0..<Self.inputs * Self.outputs).map { _ in
      Float(0.5 * random.uniform() - 0.25)
    }
    parameters.biasValues = (0..<Self.outputs).map { _ in Float(random.uniform()) }
    return parameters
  }

  private mutating func add(_ matrix: borrowing Matrix) {
    for row in 0..<Self.rows {
      for column in 0..<matrix.columns { result.append(matrix[row, column] + 0) }
    }
  }

  private mutating func add(_ parameters: borrowing LayerParameters) {
    result += parameters.rowMajorWeights.map { $0 + 0 } + parameters.biasValues
  }
}
