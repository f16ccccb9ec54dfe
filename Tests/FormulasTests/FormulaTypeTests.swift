import Testing

@testable import Formulas

/// What has no meaning for these names is said with its place.
/// Each case is the text that a person reads; its second line is the formula.
@Suite struct FormulaTypeTests {
  @Test(arguments: cases)
  func `a formula that means nothing is shown with place and cure`(item: FormulaCase) {
    #expect(formulaComplaint(item.formula) == item.expected)
  }

  static let cases = FormulaCase.all(
    #"""
    --where:1:1: error: unknown name 'learning_rat'
    learning_rat < 1
    ^~~~~~~~~~~~
      hint: did you mean 'learning_rate'? known: learning_rate, batch_size, parameters, depth, width, momentum, hidden, hidden_activation, optimizer, nested

    --where:1:1: error: unknown name 'learning-rate'
    learning-rate * 2 < 1
    ^~~~~~~~~~~~~
      hint: did you mean 'learning_rate'? known: learning_rate, batch_size, parameters, depth, width, momentum, hidden, hidden_activation, optimizer, nested

    --where:1:11: error: unknown name 'relu'
    hidden == relu
              ^~~~
      hint: a text is quoted: 'relu'

    --where:1:1: error: unknown function 'foo'
    foo(3) < 1
    ^~~
      hint: did you mean 'floor'? known: min, max, abs, log, log2, log10, sqrt, exp, floor, ceil, round

    --where:1:1: error: 'depth' is no function
    depth(3) < 1
    ^~~~~
      hint: functions: min, max, abs, log, log2, log10, sqrt, exp, floor, ceil, round

    --where:1:1: error: 'min' is a function
    min < 3
    ^~~
      hint: write min(…)

    --where:1:1: error: min takes at least 2 values, not 0
    min() < 2
    ^~~~~

    --where:1:1: error: min takes at least 2 values, not 1
    min(depth) < 2
    ^~~~~~~~~~

    --where:1:1: error: abs takes one value, not 2
    abs(1, 2) < 2
    ^~~~~~~~~

    --where:1:1: error: 'learning_rate' is a number, but 'a' is a text
    learning_rate < "a"
    ^~~~~~~~~~~~~~~~~~~

    --where:1:1: error: 'batch_size' is a number, but '32' is a text
    batch_size == '32'
    ^~~~~~~~~~~~~~~~~~
      hint: remove the quotes

    --where:1:1: error: 'hidden' is a text, but '30-30' is a number
    hidden == 30-30
    ^~~~~~~~~~~~~~~
      hint: a text is quoted: '30-30'

    --where:1:18: error: 'hidden' is a text, but '30-30' is a number
    hidden in ['30', 30-30]
                     ^~~~~
      hint: a text is quoted: '30-30'

    --where:1:14: error: 'depth' is a number, but 'a' is a text
    depth in [1, 'a']
                 ^~~

    --where:1:1: error: 'in' takes numbers, but 'nested' is a condition
    nested in [true]
    ^~~~~~

    --where:1:1: error: 'hidden' is a text, which is never below or above another
    hidden < 'a'
    ^~~~~~~~~~~~
      hint: compare it with ==, != or in

    --where:1:1: error: 'optimizer' is a text, which is never below or above another
    optimizer > sgd
    ^~~~~~~~~~~~~~~
      hint: compare it with ==, != or in

    --where:1:1: error: 'true' is a condition, which is never below or above another
    true < false
    ^~~~~~~~~~~~
      hint: compare it with ==, != or in

    --where:1:1: error: 'nested' is a condition, but '3' is a number
    nested == 3
    ^~~~~~~~~~~

    --where:1:24: error: 'or' takes conditions, but '0.2' is a number
    learning_rate < 0.1 or 0.2
                           ^~~
      hint: compare it, as in 0.2 > 0

    --where:1:5: error: 'not' takes conditions, but 'depth' is a number
    not depth
        ^~~~~
      hint: compare it, as in depth > 0

    --where:1:2: error: '-' takes numbers, but 'hidden' is a text
    -hidden < 3
     ^~~~~~

    --where:1:9: error: '+' takes numbers, but 'nested' is a condition
    depth + nested > 1
            ^~~~~~

    --where:1:5: error: '^' takes numbers, but 'hidden' is a text
    2 ^ hidden > 1
        ^~~~~~

    --where:1:5: error: 'log' takes numbers, but 'nested' is a condition
    log(nested) > 1
        ^~~~~~

    --where:1:22: error: unknown name 'rleu'
    hidden_activation == rleu
                         ^~~~
      hint: did you mean 'relu'? known: relu, tanh, softplus

    --where:1:22: error: 'hidden_activation' is never 'rleu'
    hidden_activation == 'rleu'
                         ^~~~~~
      hint: did you mean 'relu'? known: relu, tanh, softplus

    --where:1:29: error: unknown name 'tanhh'
    hidden_activation in [relu, tanhh]
                                ^~~~~
      hint: did you mean 'tanh'? known: relu, tanh, softplus

    --where:1:22: error: 'min' is a function
    hidden_activation == min
                         ^~~
      hint: write min(…)

    --where:1:1: error: expected a condition, but this is a number
    learning_rate * 2
    ^~~~~~~~~~~~~~~~~
      hint: compare it, as in learning_rate * 2 > 0

    --where:1:1: error: expected a condition, but this is a text
    hidden
    ^~~~~~

    --where:1:1: error: unknown name 'depht'
    depht < 1 or widht < 2
    ^~~~~
      hint: did you mean 'depth'? known: learning_rate, batch_size, parameters, depth, width, momentum, hidden, hidden_activation, optimizer, nested
    --where:1:14: error: unknown name 'widht'
    depht < 1 or widht < 2
                 ^~~~~
      hint: did you mean 'width'? known: learning_rate, batch_size, parameters, depth, width, momentum, hidden, hidden_activation, optimizer, nested
    """#)
}
