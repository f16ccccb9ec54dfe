/// How a network does on examples it is not being trained on at that moment.
public struct Evaluation: Sendable, Hashable {
  /// The sums over the examples.
  public var tally: Tally
  /// `classes * classes` counts, a row for each true class, a column for each predicted; empty
  /// for numbers.
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
