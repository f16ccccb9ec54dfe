import Kernels

/// How a network does on examples it is not being trained on at that moment.
public struct Evaluation: Sendable, Hashable {
  /// The sums over the examples.
  public var tally: Tally
  /// `classes * classes` counts, a row for each true class, a column for each predicted; empty
  /// for numbers. An example that the network gives NaN for counts as taken for another class: the
  /// first that it is not.
  public var confusion: [Int]
  /// What the network gave for each example, row after row; empty unless asked for.
  public var outputs: [Float]

  /// Results as given.
  public init(tally: Tally, confusion: [Int], outputs: [Float] = []) {
    self.tally = tally
    self.confusion = confusion
    self.outputs = outputs
  }

  /// The mean loss.
  public var loss: Double { tally.meanLoss }
}

extension Network {
  /// How the network does on examples, in their order; see `Training.evaluate`.
  mutating func evaluate(
    _ examples: Examples, _ targets: Targets, withOutputs: Bool, forceDense: Bool = false
  ) -> Evaluation {
    precondition(examples.count == targets.count, "a target an example")
    let capacity = Training.evaluationRows
    var batch = InputBatch(examples: examples, capacity: capacity, forceDense: forceDense)
    var targetBatch = TargetBatch(
      targets, outputs: output.parameters.outputs, capacity: capacity)
    var tally = Tally()
    var confusion = Confusion(targets)
    var outputs: [Float] = []
    if withOutputs { outputs.reserveCapacity(examples.count * output.parameters.outputs) }
    for start in stride(from: 0, to: examples.count, by: capacity) {
      let places = start..<min(start + capacity, examples.count)
      batch.gather(places)
      targetBatch.gather(places)
      forward(batch, targetBatch)
      misreadUnanswered(targets, of: places)
      tally.add(self, targets, of: places)
      confusion.add(scores, targets, of: places)
      if withOutputs { appendOutputs(rows: places.count, to: &outputs) }
    }
    return Evaluation(tally: tally, confusion: confusion.counts, outputs: outputs)
  }
}
