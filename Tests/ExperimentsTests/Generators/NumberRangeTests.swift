import Kernels
import Testing

@testable import Experiments
@testable import Records

@Suite struct NumberRangeTests {
  static let ranges: [(NumberRange, String)] = [
    (NumberRange(from: 0.001, to: 1, spacing: .count(4, .log)), "0.001 0.01 0.1 1"),
    (
      NumberRange(from: 0.001, to: 1, spacing: .count(7, .log)),
      "0.001 0.00316227766017 0.01 0.0316227766017 0.1 0.316227766017 1"
    ),
    (NumberRange(from: 1, to: 1e-5, spacing: .count(6, .log)), "1 0.1 0.01 0.001 0.0001 1e-05"),
    (NumberRange(from: 0.1, to: 0.5, spacing: .count(5, .linear)), "0.1 0.2 0.3 0.4 0.5"),
    (NumberRange(from: 0, to: 1, spacing: .count(4, .linear)), "0 0.333333333333 0.666666666667 1"),
    (NumberRange(from: 1, to: -1, spacing: .count(3, .linear)), "1 0 -1"),
    (NumberRange(from: 3, to: 3, spacing: .count(1, .log)), "3"),
    (NumberRange(from: 0.1, to: 0.7, spacing: .step(0.1)), "0.1 0.2 0.3 0.4 0.5 0.6 0.7"),
    (NumberRange(from: 16, to: 64, spacing: .step(16)), "16 32 48 64"),
    (NumberRange(from: 0.3, to: 0, spacing: .step(-0.1)), "0.3 0.2 0.1 0"),
    (NumberRange(from: 5, to: 5, spacing: .step(1)), "5"),
    (
      NumberRange(from: 0.1234567890123456, to: 2, spacing: .count(3, .linear)),
      "0.1234567890123456 1.06172839451 2"
    ),
    (NumberRange(from: -1e308, to: 1e308, spacing: .count(3, .linear)), "-1e+308 0 1e+308"),
    (NumberRange(from: 1e-300, to: 1e300, spacing: .count(3, .log)), "1e-300 1 1e+300"),
  ]

  @Test(arguments: ranges)
  func `both ends are there and what is between is short`(
    range: NumberRange, expected: String
  ) throws {
    #expect(try range.numbers().map(shortest).joined(separator: " ") == expected)
  }

  static let wholeRanges: [(NumberRange, [Int])] = [
    (NumberRange(from: 1, to: 4, spacing: .whole), [1, 2, 3, 4]),
    (NumberRange(from: 2, to: 0, spacing: .whole), [2, 1, 0]),
    (NumberRange(from: 7, to: 7, spacing: .whole), [7]),
    (NumberRange(from: 16, to: 128, spacing: .step(16)), [16, 32, 48, 64, 80, 96, 112, 128]),
    (NumberRange(from: 1, to: 8, spacing: .count(20, .log)), [1, 2, 3, 4, 5, 6, 7, 8]),
    (NumberRange(from: 1, to: 4, spacing: .count(3, .linear)), [1, 3, 4]),
    (NumberRange(from: 16, to: 1024, spacing: .count(7, .log)), [16, 32, 64, 128, 256, 512, 1024]),
    (NumberRange(from: 100, to: 10, spacing: .count(3, .log)), [100, 32, 10]),
    (
      NumberRange(from: 10_000_000_000_001, to: 10_000_000_000_004, spacing: .whole),
      [10_000_000_000_001, 10_000_000_000_002, 10_000_000_000_003, 10_000_000_000_004]
    ),
    (
      NumberRange(from: 10_000_000_000_007, to: 10_000_000_000_001, spacing: .step(-3)),
      [10_000_000_000_007, 10_000_000_000_004, 10_000_000_000_001]
    ),
  ]

  @Test(arguments: wholeRanges)
  func `whole numbers are rounded, each once`(range: NumberRange, expected: [Int]) throws {
    #expect(try range.wholeNumbers() == expected)
  }

  static let brokenRanges: [(NumberRange, Unfit)] = [
    (
      NumberRange(from: 1, to: 2, spacing: .count(0, .linear)),
      Unfit("count", "count must be at least 1, not 0")
    ),
    (
      NumberRange(from: 1, to: 2, spacing: .count(1, .linear)),
      Unfit("count", "one value cannot be both 1 and 2")
    ),
    (
      NumberRange(from: 2, to: 2, spacing: .count(3, .linear)),
      Unfit("to", "from and to are equal: that is one value")
    ),
    (
      NumberRange(from: 1, to: 2, spacing: .count(.max, .linear)),
      Unfit("count", "count must be at most 1000000, not 9223372036854775807")
    ),
    (
      NumberRange(from: 0, to: 2, spacing: .count(3, .log)),
      Unfit("from", "from of a log scale must be above 0, not 0")
    ),
    (
      NumberRange(from: 1, to: -2, spacing: .count(3, .log)),
      Unfit("to", "to of a log scale must be above 0, not -2")
    ),
    (
      NumberRange(from: 1, to: 1 + 1e-12, spacing: .count(30, .linear)),
      Unfit("count", "30 values from 1 to 1.000000000001 differ in less than 12 digits")
    ),
    (NumberRange(from: 1, to: 2, spacing: .step(0)), Unfit("step", "step must not be 0")),
    (
      NumberRange(from: 128, to: 16, spacing: .step(16)),
      Unfit(
        "step", "a step of 16 leads away: 16 is below 128", hint: "write step: -16")
    ),
    (
      NumberRange(from: 1, to: 10, spacing: .step(4)),
      Unfit("to", "steps of 4 from 1 miss 10", hint: "write to: 9 or to: 13")
    ),
    (
      NumberRange(from: 0, to: 1e300, spacing: .step(1e-300)),
      Unfit("step", "a range has at most 1000000 values; these are more")
    ),
    (
      NumberRange(from: 1, to: 3, spacing: .whole),
      Unfit(nil, "a range of numbers needs 'count' or 'step'", hint: "add count: 5")
    ),
  ]

  @Test(arguments: brokenRanges)
  func `what is no range says why`(range: NumberRange, expected: Unfit) {
    #expect(throws: expected) { try range.numbers() }
  }

  static let brokenWholeRanges: [(NumberRange, Unfit)] = [
    (
      NumberRange(from: 0.5, to: 3, spacing: .whole),
      Unfit("from", "from must be a whole number, not 0.5")
    ),
    (
      NumberRange(from: 1, to: 1e300, spacing: .count(3, .log)),
      Unfit("to", "to must be a whole number, not 1e+300")
    ),
    (
      NumberRange(from: 1, to: 3, spacing: .step(0.5)),
      Unfit("step", "step must be a whole number, not 0.5")
    ),
    (
      NumberRange(from: 1, to: 10, spacing: .step(4)),
      Unfit("to", "steps of 4 from 1 miss 10", hint: "write to: 9 or to: 13")
    ),
    (
      NumberRange(from: 0, to: 10_000_000_000_001, spacing: .step(10_000_000_000)),
      Unfit(
        "to", "steps of 10000000000 from 0 miss 10000000000001",
        hint: "write to: 10000000000000 or to: 10010000000000")
    ),
    (
      NumberRange(from: 1, to: 1e15, spacing: .whole),
      Unfit("step", "a range has at most 1000000 values; these are more")
    ),
  ]

  @Test(arguments: brokenWholeRanges)
  func `what is no range of whole numbers says why`(range: NumberRange, expected: Unfit) {
    #expect(throws: expected) { try range.wholeNumbers() }
  }
}
