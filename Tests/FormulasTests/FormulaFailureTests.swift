import Testing

@testable import Formulas

/// What cannot be computed at a point.
/// Each case is the text that a person reads; its second line is the formula.
@Suite struct FormulaFailureTests {
  @Test(arguments: cases)
  func `a formula that has no value says where it fails`(item: FormulaCase) {
    #expect(formulaComplaint(item.formula) == item.expected)
  }

  static let cases = FormulaCase.all(
    #"""
    --where:1:1: error: 'momentum' has no value here
    momentum > 0.5
    ^~~~~~~~

    --where:1:5: error: division by zero
    1 / depth < 3
        ^~~~~

    --where:1:13: error: division by zero
    width * 2 / (depth - 0) < 3
                ^~~~~~~~~~~

    --where:1:1: error: log of 0, which is not above 0
    log(depth) < 1
    ^~~~~~~~~~

    --where:1:1: error: log2 of -1, which is not above 0
    log2(-1) < 1
    ^~~~~~~~

    --where:1:1: error: sqrt of -1, which is below 0
    sqrt(-1) < 1
    ^~~~~~~~

    --where:1:1: error: the result is too large a number
    10^400 > 1
    ^~~~~~

    --where:1:1: error: division by zero
    0 ^ -1 > 1
    ^~~~~~

    --where:1:1: error: -8 to the power 0.5 is no real number
    (-8) ^ 0.5 > 1
    ^~~~~~~~~~

    --where:1:1: error: the result is too large a number
    exp(1000) > 1
    ^~~~~~~~~

    --where:1:1: error: the result is too large a number
    1e308*10 > 1
    ^~~~~~~~

    --where:1:1: error: the result is too large a number
    1e308 + 1e308 > 1
    ^~~~~~~~~~~~~
    """#)
}
