/// The sizes of the parts that a split asks for, checked against the data.
struct PartAmounts: Hashable {
  /// 0 where the data have an official test part, or are to have none.
  var test = 0
  /// 0 where folds decide what is the validation part, or there is to be none.
  var validation = 0
  var isTestLast = false
  var isValidationLast = false

  /// - Parameters:
  ///   - pool: Examples outside an official test part.
  ///   - name: The dataset's, for errors.
  init(_ split: Split, pool: Int, hasOfficialTest: Bool, name: String) throws(DatasetError) {
    guard !hasOfficialTest || split.test == nil else {
      throw Self.error(
        "a test amount is given, but '\(name)' has its own test part", "leave test out")
    }
    guard !hasOfficialTest || split.outer == nil else {
      throw Self.error(
        "outer parts are test parts, but '\(name)' has its own", "leave outer out")
    }
    if !hasOfficialTest, split.test != .count(0), split.outer == nil {
      (test, isTestLast) = try Self.size(split.test ?? Split.defaultTest, pool, "test")
    }
    if !split.hasNoValidation, split.folds == nil {
      (validation, isValidationLast) = try Self.size(split.validation, pool, "validation")
    }
    guard validation + test < pool else {
      let parts = hasOfficialTest ? "\(validation)" : "\(validation) + \(test)"
      throw Self.error(
        "nothing is left for training: validation and test take \(parts) of \(pool) examples",
        "give smaller amounts")
    }
    guard split.by == nil || !isTestLast && !isValidationLast else {
      throw Self.error(
        "'by' keeps groups together, which 'last' would cut", "give a fraction or a count")
    }
  }

  private static func size(
    _ amount: Amount, _ pool: Int, _ part: String
  ) throws(DatasetError) -> (size: Int, isLast: Bool) {
    switch amount {
    case .fraction(let fraction):
      guard fraction > 0, fraction < 1 else {
        throw error(
          "the \(part) fraction \(fraction) is not between 0 and 1", "0.2 takes a fifth")
      }
      let size = Int((fraction * Double(pool)).rounded())
      guard size > 0 else {
        throw error(
          "the \(part) part is empty: \(fraction) of \(pool) examples",
          "give a larger fraction, or a count")
      }
      return (size, false)
    case .count(let count): return (try checked(count, pool, part), false)
    case .last(let count): return (try checked(count, pool, part), true)
    }
  }

  private static func checked(
    _ count: Int, _ pool: Int, _ part: String
  ) throws(DatasetError) -> Int {
    guard count > 0 else {
      throw error("the \(part) part is empty: \(count) examples", "give at least 1")
    }
    guard count < pool else {
      throw error(
        "the \(part) part is to have \(count) examples, the data have \(pool)",
        "give a smaller count, or a fraction such as 0.2")
    }
    return count
  }

  private static func error(_ message: String, _ hint: String) -> DatasetError {
    DatasetError.split(message, hint: hint)
  }
}
