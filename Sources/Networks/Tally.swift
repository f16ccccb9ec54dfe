import Kernels

/// Losses and hits added up example by example, over the batches of an epoch or a part.
///
/// One `Float` loss an example, added in Double in the order of the examples, so that the sums do
/// not depend on how they were cut into batches.
public struct Tally: Sendable, Hashable {
  /// Examples added.
  public private(set) var count = 0
  /// The sum of their losses.
  public private(set) var loss = 0.0
  /// Those classified right; 0 for numbers.
  public private(set) var correct = 0
  /// The sum of (output − target)²; 0 for classes.
  public private(set) var squaredErrors = 0.0
  private var targetMean = 0.0
  /// The sum of (target − mean of the targets)²; 0 for classes.
  public private(set) var targetDeviations = 0.0

  /// Nothing added yet.
  public init() {}

  /// Adds one classified example.
  public mutating func add(loss: Float, isCorrect: Bool) {
    count += 1
    self.loss += Double(loss)
    if isCorrect { correct += 1 }
  }

  /// Adds one example with a number as its target.
  ///
  /// Mean and squared deviations of the targets follow Welford (1962): one pass, no cancellation.
  public mutating func add(loss: Float, output: Float, target: Float) {
    count += 1
    self.loss += Double(loss)
    let error = Double(output) - Double(target)
    squaredErrors += error * error
    let deviation = Double(target) - targetMean
    targetMean += deviation / Double(count)
    targetDeviations += deviation * (Double(target) - targetMean)
  }

  /// The mean loss an example; 0 of none.
  public var meanLoss: Double { count == 0 ? 0 : loss / Double(count) }
}

extension Tally {
  func write(to writer: inout StateWriter) {
    writer.append(UInt64(count))
    writer.append(UInt64(correct))
    for sum in [loss, squaredErrors, targetMean, targetDeviations] { writer.append(sum) }
  }

  /// The sums as written; nil where the bytes end before.
  init?(from reader: inout StateReader) {
    guard let count: UInt64 = reader.read(), let correct: UInt64 = reader.read(),
      let count = Int(exactly: count), let correct = Int(exactly: correct),
      let loss = reader.readDouble(), let squaredErrors = reader.readDouble(),
      let targetMean = reader.readDouble(), let targetDeviations = reader.readDouble()
    else { return nil }
    self.count = count
    self.correct = correct
    self.loss = loss
    self.squaredErrors = squaredErrors
    self.targetMean = targetMean
    self.targetDeviations = targetDeviations
  }
}

extension Tally {
  /// Adds the rows of the batch a network has just been through, which are these examples.
  mutating func add(
    _ network: borrowing Network, _ targets: Targets, of examples: some Sequence<some BinaryInteger>
  ) {
    switch targets {
    case .labels(let labels, _):
      // Sums of the batch's own variables: those of a run lie in memory, and there they would stay.
      let scores = network.scores
      var (loss, correct, rows) = (self.loss, self.correct, 0)
      for example in examples {
        loss += Double(scores.losses[rows])
        if scores.predictions[rows] == labels[Int(example)] { correct += 1 }
        rows += 1
      }
      (self.loss, self.correct) = (loss, correct)
      count += rows
    case .numbers(let numbers):
      for (row, example) in examples.enumerated() {
        add(
          loss: network.scores.losses[row], output: network.output.outputs[row, 0],
          target: numbers[Int(example)])
      }
    }
  }
}
