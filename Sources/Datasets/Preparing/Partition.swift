import Kernels

/// Which examples are in which part: indices, ascending within each part.
public struct Partition: Sendable, Hashable {
  public internal(set) var training: [Int32]
  public internal(set) var validation: [Int32]
  public internal(set) var test: [Int32]

  /// Parts examples as a split asks, in one of its ways.
  ///
  /// The last ones are taken first, then the test part is drawn and then the validation part, so
  /// that another amount of drawn validation, another draw or fold leaves the test part as it is.
  init(
    _ examples: RawExamples, _ split: Split, number: SplitNumber = SplitNumber(), name: String
  ) throws(DatasetError) {
    precondition(split.contains(number), "one of the ways of the split")
    guard examples.count <= Int(Int32.max) else {
      throw DatasetError(
        "'\(name)' has \(examples.count) examples, more than \(Int32.max)",
        hint: "take fewer rows", isTextual: true)
    }
    let pool = examples.officialTest ?? examples.count
    let amounts = try PartAmounts(
      split, pool: pool, hasOfficialTest: examples.officialTest != nil, name: name)
    var test = Array(Int32(pool)..<Int32(examples.count))
    if let order = examples.order {
      let cut = try TimeCut(order, split, amounts, fold: number.fold)
      let rows = cut.rows
      self.init(
        examples.count, validation: rows[cut.validation], test: rows[cut.test],
        leftOut: rows[cut.training.upperBound..<cut.validation.lowerBound]
          + rows[cut.validation.upperBound..<cut.test.lowerBound])
      return
    }
    var rest = Array(0..<Int32(pool))
    var validation: [Int32] = []
    if amounts.isTestLast { test = Self.last(amounts.test, of: &rest) }
    if amounts.isValidationLast { validation = Self.last(amounts.validation, of: &rest) }
    let drawnTest = amounts.isTestLast ? 0 : amounts.test
    let drawnValidation = amounts.isValidationLast ? 0 : amounts.validation
    let draws = PartDraws(examples, split)
    if let outer = number.outer {
      let deal = FoldDeal(examples, split, .outerParts)
      test = try deal.fold(outer, of: rest, draw: SplitNumber(draw: number.draw))
      let held = Set(test)
      rest.removeAll(where: held.contains)
      if let fold = number.fold {
        validation = try FoldDeal(examples, split).fold(fold, of: rest, draw: number)
      }
    } else if number == SplitNumber() {
      // As many groups stay as where there is a validation part, so that the test part is the same.
      let drawn = try draws.parts(
        [drawnTest, drawnValidation], of: &rest, later: split.hasNoValidation ? 2 : 1)
      if drawnTest > 0 { test = drawn[0] }
      if drawnValidation > 0 { validation = drawn[1] }
    } else {
      if drawnTest > 0 {
        test = try draws.parts([drawnTest], of: &rest, later: split.folds ?? 2)[0]
      }
      if let fold = number.fold {
        validation = try FoldDeal(examples, split).fold(fold, of: rest, draw: number)
      } else {
        validation = try draws.parts([drawnValidation], of: &rest, draw: number.draw)[0]
      }
    }
    self.init(examples.count, validation: validation, test: test)
  }

  /// The parts of so many examples: training is all that is nowhere else.
  private init(
    _ count: Int, validation: some Sequence<Int32>, test: some Sequence<Int32>,
    leftOut: some Sequence<Int32> = []
  ) {
    var parts = [UInt8](repeating: 0, count: count)
    for index in validation { parts[Int(index)] = 1 }
    for index in test { parts[Int(index)] = 2 }
    for index in leftOut { parts[Int(index)] = 3 }
    func all(_ part: UInt8) -> [Int32] {
      (0..<Int32(count)).filter { parts[Int($0)] == part }
    }
    (training, self.validation, self.test) = (all(0), all(1), all(2))
  }

  private static func last(_ count: Int, of rest: inout [Int32]) -> [Int32] {
    let last = Array(rest.suffix(count))
    rest.removeLast(count)
    return last
  }
}
