/// How examples are parted into training, validation and test.
///
/// The split has a seed of its own, the same for all runs of an experiment. Classes are spread
/// evenly over the parts (stratified); numbers are shuffled. Within each part examples keep the
/// order of the data.
public struct Split: Sendable, Hashable {
  /// How much of what is not test becomes the validation part. A fraction is one of *all*
  /// examples outside an official test part: 0.2 and 0.2 leave 0.6 for training.
  public var validation: Amount
  /// How much becomes the test part; nil is the official test part where the data have one, else
  /// `defaultTest`. Giving an amount for data with an official test part is an error. A count of 0
  /// is no test part: every example is there to learn from or to choose by.
  public var test: Amount?
  public var seed: UInt64
  /// Rows that are equal in this column of a CSV file stay together in one part. The column is
  /// an input all the same unless it is dropped.
  public var by: Column?

  /// How much becomes the test part of data without one.
  public static let defaultTest = Amount.fraction(0.2)

  public init(
    validation: Amount = .fraction(0.2), test: Amount? = nil, seed: UInt64 = 0, by: Column? = nil
  ) {
    self.validation = validation
    self.test = test
    self.seed = seed
    self.by = by
  }
}

/// How many examples a part takes.
public enum Amount: Sendable, Hashable, CustomStringConvertible {
  /// A part of all, above 0 and below 1; rounded to whole examples.
  case fraction(Double)
  /// That many, drawn at random.
  case count(Int)
  /// The last ones, in the order of the data.
  case last(Int)

  /// As a file writes it: `0.2`, `500`, `last 10000`.
  public var description: String {
    switch self {
    case .fraction(let fraction): "\(fraction)"
    case .count(let count): "\(count)"
    case .last(let count): "last \(count)"
    }
  }
}
