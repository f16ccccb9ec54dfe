import Testing

@testable import Kernels

/// Functions, losses and optimizer steps of every instruction set against their scalar twins.
@Suite struct ElementWiseTests {
  /// Bit patterns all over the range of Float: both signs, denormals, infinities and NaN.
  static let samples: [Float] =
    stride(from: 0, to: Int(UInt32.max), by: 1_048_573).map { Float(bitPattern: UInt32($0)) }
    + [
      0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1,
    ]
    + (-400...400).map { Float($0) * 0.3 }

  static func same(_ a: Float, _ b: Float) -> Bool { a == b || (a.isNaN && b.isNaN) }

  /// The samples in rows of a width that leaves pads.
  static func matrix(_ values: [Float], columns: Int = 13) -> Matrix {
    var matrix = Matrix(rows: (values.count + columns - 1) / columns, columns: columns)
    for (place, value) in values.enumerated() { matrix[place / columns, place % columns] = value }
    return matrix
  }

  @Test(arguments: InstructionSet.available)
  func `every function equals its scalar twin and lets NaN and infinities through`(
    _ set: InstructionSet
  ) {
    for function in ElementWise.Function.allCases {
      var values = Self.matrix(Self.samples)
      var slopes = Self.matrix(Self.samples.map { _ in 1.5 })
      let source = Self.matrix(Self.samples)
      ElementWise.multiply(&slopes, bySlopeOf: function, at: source, rows: slopes.rows, using: set)
      ElementWise.apply(function, to: &values, rows: values.rows, using: set)
      for (place, x) in Self.samples.enumerated() {
        let (got, slope) = (values[place / 13, place % 13], slopes[place / 13, place % 13])
        let (expected, expectedSlope) = (
          Reference.value(of: function, x), 1.5 * Reference.slope(of: function, x)
        )
        if !Self.same(got, expected) || !Self.same(slope, expectedSlope) {
          Issue.record("\(function) of \(x): \(got) \(expected), \(slope) \(expectedSlope)")
        }
        if x.isNaN { #expect(got.isNaN && (slope.isNaN || function == .identity)) }
      }
      let padsAreZero = values.padsAreZero && slopes.padsAreZero
      #expect(padsAreZero)
    }
  }

  @Test(arguments: InstructionSet.available)
  func `factors multiply their places and let NaN and infinities through`(_ set: InstructionSet) {
    let factors: [Float] = Self.samples.indices.map { [0, 1.25, -3, .nan, .infinity][$0 % 5] }
    var values = Self.matrix(Self.samples)
    ElementWise.multiply(&values, by: Self.matrix(factors), rows: values.rows, using: set)
    for (place, (sample, factor)) in zip(Self.samples, factors).enumerated() {
      let same = Self.same(values[place / 13, place % 13], sample * factor)
      #expect(same)
    }
    let padsAreZero = values.padsAreZero
    #expect(padsAreZero)
  }

  @Test(arguments: InstructionSet.available)
  func `losses and predictions equal their scalar twins`(_ set: InstructionSet) {
    for columns in [1, 2, 3, 10, 16, 17, 31, 33, 70] {
      let rows = 35
      var numbers = ProductTests.numbers(rows * columns, 9).map { $0 * 20 }
      numbers[0] = .nan
      numbers[numbers.count - 1] = .infinity
      numbers[columns * 3] = -.infinity
      let labels = (0..<rows).map { Int32($0 % max(columns, 2)) }
      let targets = Targets.labels(labels, classes: max(columns, 2))
      var batch = TargetBatch(targets, outputs: columns, capacity: rows)
      batch.gather(0..<rows)
      func target(_ row: Int) -> (Int) -> Float {
        { columns == 1 ? Float(labels[row]) : $0 == Int(labels[row]) ? 1 : 0 }
      }
      check(numbers, columns, set, "quadratic") { matrix, scores in
        Losses.quadratic(matrix, batch, into: &scores, using: set)
      } twin: { row, index in
        (Reference.quadraticLoss(row, target: target(index)), row)
      }
      // What is within delta is the quadratic loss, to the bit.
      check(numbers, columns, set, "huber of small misses") { matrix, scores in
        Losses.huber(matrix, batch, delta: 1e30, into: &scores, using: set)
      } twin: { row, index in
        let isFinite = row.allSatisfy { $0.isFinite }
        return isFinite
          ? (Reference.quadraticLoss(row, target: target(index)), row)
          : (Reference.huberLoss(row, delta: 1e30, target: target(index)), row)
      }
      check(numbers, columns, set, "huber") { matrix, scores in
        Losses.huber(matrix, batch, delta: 1.5, into: &scores, using: set)
      } twin: { row, index in
        (Reference.huberLoss(row, delta: 1.5, target: target(index)), row)
      }
      check(numbers, columns, set, "sigmoid cross entropy") { matrix, scores in
        Losses.sigmoidCrossEntropy(&matrix, batch, into: &scores, using: set)
      } twin: { row, index in
        (Reference.sigmoidCrossEntropy(row, target: target(index)), row.map(Reference.sigmoid))
      }
      guard columns > 1 else { continue }
      check(numbers, columns, set, "softmax cross entropy") { matrix, scores in
        Losses.softmaxCrossEntropy(&matrix, batch, into: &scores, using: set)
      } twin: { row, index in
        (
          Reference.softmaxCrossEntropy(row, label: Int(labels[index])),
          Reference.softmax(row).values
        )
      }
      var deltas = Self.matrix(numbers, columns: columns)
      let activations = Self.matrix(numbers, columns: columns)
      Losses.differences(activations, batch, times: -0.3, into: &deltas, using: set)
      for (place, a) in numbers.enumerated() {
        let (row, column) = (place / columns, place % columns)
        let same = Self.same(deltas[row, column], (a - target(row)(column)) * -0.3)
        #expect(same)
      }
      let padsAreZero = deltas.padsAreZero
      #expect(padsAreZero)
      Losses.boundedDifferences(
        activations, batch, limit: 1.5, times: -0.3, into: &deltas, using: set)
      for (place, a) in numbers.enumerated() {
        let (row, column) = (place / columns, place % columns)
        let miss = a - target(row)(column)
        let bounded = miss > 1.5 ? 1.5 : miss < -1.5 ? -1.5 : miss
        let same = Self.same(deltas[row, column], bounded * -0.3)
        #expect(same)
      }
      let boundedPadsAreZero = deltas.padsAreZero
      #expect(boundedPadsAreZero)
    }
  }

  @Test(arguments: InstructionSet.available)
  func `weights multiply their rows and leave pads at zero`(_ set: InstructionSet) {
    for columns in [1, 2, 3, 10, 16, 17, 33] {
      let rows = 35
      var numbers = ProductTests.numbers(rows * columns, 9)
      numbers[0] = .nan
      numbers[numbers.count - 1] = .infinity
      let factors: [Float] = [2, 0.3, 10, 1]
      let own = (0..<rows).map { [0, 1.5, 7, .infinity, .nan][$0 % 5] as Float }
      let labels = (0..<rows).map { Int32($0 % 4 % max(columns, 2)) }
      let weights = ExampleWeights(
        classes: Array(
          factors.prefix(max(columns, 2)) + [Float](repeating: 1, count: max(columns, 4) - 4)),
        examples: own)
      var batch = TargetBatch(
        .labels(labels, classes: max(columns, 2)), outputs: columns, capacity: rows,
        weights: weights)
      batch.gather(0..<rows)
      var deltas = Self.matrix(numbers, columns: columns)
      Losses.weigh(&deltas, batch, using: set)
      for (place, delta) in numbers.enumerated() {
        let (row, column) = (place / columns, place % columns)
        let same = Self.same(deltas[row, column], delta * (factors[Int(labels[row])] * own[row]))
        #expect(same)
      }
      let padsAreZero = deltas.padsAreZero
      #expect(padsAreZero)
    }
  }

  @Test func `without weights no delta is touched`() {
    var batch = TargetBatch(.labels([0, 1], classes: 2), outputs: 2, capacity: 2)
    batch.gather(0..<2)
    var deltas = Self.matrix([.nan, 1, 2, 3], columns: 2)
    Losses.weigh(&deltas, batch)
    let values = [deltas[0, 1], deltas[1, 0], deltas[1, 1]]
    #expect(values == [1, 2, 3])
    #expect(batch.weightPointer == nil)
  }

  /// One loss over rows of numbers: every row's loss, prediction and outputs against a twin's.
  private func check(
    _ numbers: [Float], _ columns: Int, _ set: InstructionSet, _ name: String,
    loss: (inout Matrix, inout RowScores) -> Void,
    twin: ([Float], Int) -> (loss: Float, outputs: [Float])
  ) {
    var matrix = Self.matrix(numbers, columns: columns)
    var scores = RowScores(capacity: matrix.rows)
    loss(&matrix, &scores)
    for row in 0..<matrix.rows {
      let expected = twin(Array(numbers[row * columns..<(row + 1) * columns]), row)
      let outputs = (0..<columns).map { matrix[row, $0] }
      #expect(Self.same(scores.losses[row], expected.loss), "\(name) \(columns) row \(row)")
      #expect(scores.predictions[row] == Reference.prediction(expected.outputs))
      #expect(zip(outputs, expected.outputs).allSatisfy(Self.same), "\(name) \(columns) row \(row)")
    }
    let padsAreZero = matrix.padsAreZero
    #expect(padsAreZero)
  }

  @Test(arguments: InstructionSet.available)
  func `softmax and its slope equal their scalar twins`(_ set: InstructionSet) {
    for columns in [1, 3, 10, 16, 31, 40, 100] {
      let z = ProductTests.numbers(11 * columns, 5)
      let d = ProductTests.numbers(11 * columns, 6)
      var outputs = Self.matrix(z, columns: columns)
      var deltas = Self.matrix(d, columns: columns)
      ElementWise.softmax(&outputs, rows: 11, using: set)
      ElementWise.multiply(&deltas, bySoftmaxSlopeAt: outputs, rows: 11, using: set)
      for row in 0..<11 {
        let range = row * columns..<(row + 1) * columns
        let expected = Reference.softmax(Array(z[range])).values
        let expectedDeltas = Reference.softmaxSlope(Array(d[range]), at: expected)
        for column in 0..<columns {
          let same =
            outputs[row, column] == expected[column]
            && deltas[row, column] == expectedDeltas[column]
          #expect(same)
        }
      }
      let padsAreZero = outputs.padsAreZero && deltas.padsAreZero
      #expect(padsAreZero)
    }
  }

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
