import Testing

@testable import Kernels

/// Losses of every instruction set, and the deltas that they begin, against their scalar twins.
@Suite struct LossTests {
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
      var deltas = ElementWiseTests.matrix(numbers, columns: columns)
      let activations = ElementWiseTests.matrix(numbers, columns: columns)
      Losses.differences(activations, batch, times: -0.3, into: &deltas, using: set)
      for (place, a) in numbers.enumerated() {
        let (row, column) = (place / columns, place % columns)
        let same = ElementWiseTests.same(deltas[row, column], (a - target(row)(column)) * -0.3)
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
        let same = ElementWiseTests.same(deltas[row, column], bounded * -0.3)
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
      var deltas = ElementWiseTests.matrix(numbers, columns: columns)
      Losses.weigh(&deltas, batch, using: set)
      for (place, delta) in numbers.enumerated() {
        let (row, column) = (place / columns, place % columns)
        let same = ElementWiseTests.same(
          deltas[row, column], delta * (factors[Int(labels[row])] * own[row]))
        #expect(same)
      }
      let padsAreZero = deltas.padsAreZero
      #expect(padsAreZero)
    }
  }

  @Test func `without weights no delta is touched`() {
    var batch = TargetBatch(.labels([0, 1], classes: 2), outputs: 2, capacity: 2)
    batch.gather(0..<2)
    var deltas = ElementWiseTests.matrix([.nan, 1, 2, 3], columns: 2)
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
    var matrix = ElementWiseTests.matrix(numbers, columns: columns)
    var scores = RowScores(capacity: matrix.rows)
    loss(&matrix, &scores)
    for row in 0..<matrix.rows {
      let expected = twin(Array(numbers[row * columns..<(row + 1) * columns]), row)
      let outputs = (0..<columns).map { matrix[row, $0] }
      #expect(
        ElementWiseTests.same(scores.losses[row], expected.loss), "\(name) \(columns) row \(row)")
      #expect(scores.predictions[row] == Reference.prediction(expected.outputs))
      #expect(
        zip(outputs, expected.outputs).allSatisfy(ElementWiseTests.same),
        "\(name) \(columns) row \(row)")
    }
    let padsAreZero = matrix.padsAreZero
    #expect(padsAreZero)
  }
}
