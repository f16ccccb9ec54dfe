/// How a network does on examples it is not being trained on at that moment.
public struct Evaluation: Sendable, Hashable {
  /// The sums over the examples.
  public var tally: Tally
  /// `classes * classes` counts, a row for each true class, a column for each predicted; empty
  /// for numbers.
  public var confusion: [Int]

  /// Results as given.
  public init(tally: Tally, confusion: [Int]) {
    self.tally = tally
    self.confusion = confusion
  }

  /// The mean loss.
  public var loss: Double { tally.meanLoss }
}
