/// How examples are parted into training, validation and test.
///
/// The split has a seed of its own, the same for all runs of an experiment. Classes are spread
/// evenly over the parts (stratified); numbers are shuffled. Within each part examples keep the
/// order of the data.
public struct Split: Sendable, Hashable {
  /// How much of what is not test becomes the validation part. A fraction is one of *all*
  /// examples outside an official test part: 0.2 and 0.2 leave 0.6 for training. A count of 0 is no
  /// validation part: every example outside the test part is learned from.
  public var validation: Amount
  /// How much becomes the test part; nil is the official test part where the data have one, else
  /// `defaultTest`. Giving an amount for data with an official test part is an error. A count of 0
  /// is no test part: every example is there to learn from or to choose by.
  public var test: Amount?
  public var seed: UInt64
  /// Rows that are equal in this column of a CSV file stay together in one part. The column is
  /// an input all the same unless it is dropped.
  public var by: Column?
  /// How often training and validation are parted anew; the test part is the same in all draws.
  /// The first draw is the only one where nothing else is asked for.
  public var draws = 1
  /// Into how many folds each draw cuts what is not test, each of which is the validation part
  /// once; nil takes one validation part of the size asked for.
  public var folds: Int?
  /// Into how many outer parts each draw cuts all examples, each of which is the test part once; the
  /// folds are cut from what it leaves, and that is also trained on as a whole, without a validation
  /// part (nested cross-validation). Nil where one test part serves all.
  public var outer: Int?
  /// Rows are cut along this column of a CSV file, so that no row of training comes after one of
  /// validation, and none of these after one of test.
  public var order: Column?
  /// Rows left out between training and what comes after it, along `order`.
  public var gap = 0

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

extension Split {
  /// Whether nothing is held out to choose by.
  public var hasNoValidation: Bool { validation == .count(0) && folds == nil }

  /// Every way in which the examples are parted, fold after fold and draw after draw; what an outer
  /// part leaves comes as a whole behind its folds.
  public var numbers: [SplitNumber] {
    (1...draws).flatMap { draw in
      guard let outer else { return numbers(draw: draw) }
      return (1...outer).flatMap { part in
        numbers(draw: draw, outer: part) + [SplitNumber(draw: draw, outer: part)]
      }
    }
  }

  private func numbers(draw: Int, outer: Int? = nil) -> [SplitNumber] {
    folds.map { folds in
      (1...folds).map { SplitNumber(draw: draw, outer: outer, fold: $0) }
    } ?? [SplitNumber(draw: draw)]
  }

  /// Whether a number is one of these.
  func contains(_ number: SplitNumber) -> Bool {
    func isOne(_ part: Int?, of count: Int?) -> Bool {
      count.map { count in part.map { 1...count ~= $0 } ?? false } ?? (part == nil)
    }
    return 1...draws ~= number.draw && isOne(number.outer, of: outer)
      && (number.isWholeOuterPart || isOne(number.fold, of: folds))
  }

  /// Which of the ways a number is, in words that follow on a part: ` of draw 2, fold 1`; nothing
  /// where there is only one.
  func words(_ number: SplitNumber) -> String {
    let words =
      (draws > 1 ? ["draw \(number.draw)"] : [])
      + (number.outer.map { ["outer part \($0)"] } ?? [])
      + (number.fold.map { ["fold \($0)"] } ?? [])
    return words.isEmpty ? "" : " of " + words.joined(separator: ", ")
  }
}

/// One of the ways in which a split parts the examples.
public struct SplitNumber: Sendable, Hashable, Codable {
  /// Counted from 1.
  public var draw: Int
  /// Which outer part of the draw is the test part, counted from 1; nil where there are none.
  public var outer: Int?
  /// Which fold of the draw, or of what the outer part leaves, is the validation part, counted from 1;
  /// nil where there are no folds, and where all that an outer part leaves is trained on.
  public var fold: Int?

  public init(draw: Int = 1, outer: Int? = nil, fold: Int? = nil) {
    self.draw = draw
    self.outer = outer
    self.fold = fold
  }

  /// Whether all that an outer part leaves is trained on. Nothing is chosen by such a run, which has no
  /// validation part: it says what a choice is worth.
  public var isWholeOuterPart: Bool { outer != nil && fold == nil }

  /// The draw as a key of random streams, another one for the folds inside of each outer part.
  public var drawKey: UInt64 { UInt64(draw) | UInt64(outer ?? 0) << 32 }
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
