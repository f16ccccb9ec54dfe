import Testing

@testable import Formulas

/// What is no formula is said with its place.
/// Each case is the text that a person reads; its second line is the formula.
@Suite struct FormulaSyntaxTests {
  @Test(arguments: cases)
  func `a broken formula is shown with place and cure`(item: FormulaCase) {
    #expect(formulaComplaint(item.formula) == item.expected)
  }

  static let cases = FormulaCase.all(
    #"""
    --where:1:15: error: no value after '<'
    learning_rate <
                  ^

    --where:1:1: error: no value before '<'
    < 3
    ^

    --where:1:1: error: no value after '('
    (
    ^

    --where:1:2: error: no value before ')'
    ()
     ^

    --where:1:1: error: '(' is never closed
    (depth < 3
    ^

    --where:1:10: error: ')' closes nothing
    depth < 3)
             ^

    --where:1:10: error: ']' closes nothing
    depth < 3]
             ^

    --where:1:10: error: no value after ','
    min(depth, ) < 2
             ^

    --where:1:7: error: no operator before 'AND'
    depth AND nested
          ^~~
      hint: did you mean 'and'?

    --where:1:11: error: no operator before 'an'
    depth < 3 an width > 2
              ^~
      hint: did you mean 'and'?

    --where:1:11: error: '&&' is no operator
    depth < 3 && width > 2
              ^~
      hint: write and

    --where:1:1: error: '!' is no operator
    ! nested
    ^
      hint: write not

    --where:1:7: error: '=' is no operator
    depth = 3
          ^
      hint: write ==

    --where:1:7: error: '≤' is no operator
    depth ≤ 3
          ^
      hint: write <=

    --where:1:7: error: '//' is no operator
    depth // 2 == 1
          ^~
      hint: write floor(a / b)

    --where:1:7: error: '%' has no meaning in an expression
    depth % 2 == 0
          ^

    --where:1:9: error: 'é' has no meaning in an expression
    depth < é
            ^

    --where:1:6: error: no operator before ','
    depth, 3
         ^
      hint: join conditions with 'and' or 'or', numbers with + - * / ^

    --where:1:3: error: no operator before '2'
    1 2
      ^
      hint: join conditions with 'and' or 'or', numbers with + - * / ^

    --where:1:1: error: comparisons in a row that do not point the same way
    1 < depth > 3
    ^~~~~~~~~~~~~
      hint: write 'and' between them

    --where:1:1: error: comparisons in a row that do not point the same way
    depth != 3 != 4
    ^~~~~~~~~~~~~~~
      hint: write 'and' between them

    --where:1:7: error: no list after 'in'
    depth in 3
          ^~
      hint: write the values in brackets: in [16, 32]

    --where:1:7: error: no list after 'in'
    depth in
          ^~
      hint: write the values in brackets: in [16, 32]

    --where:1:10: error: an empty list after 'in'
    depth in []
             ^~
      hint: write the values in brackets: in [16, 32]

    --where:1:10: error: '[' is never closed
    depth in [1, 2
             ^

    --where:1:15: error: found ')', expected ']'
    depth in [1, 2)
                  ^

    --where:1:7: error: 'not' between two values
    depth not 3
          ^~~
      hint: write 'not in', or 'and not'

    --where:1:11: error: no list after 'not in'
    depth not in 3
              ^~
      hint: write the values in brackets: in [16, 32]

    --where:1:1: error: text without its closing '
    'a
    ^

    --where:1:9: error: '1_' is not a number
    depth < 1_
            ^~
      hint: underscores stand between digits only

    --where:1:9: error: '5x' is not a number
    depth < 5x
            ^~

    --where:1:9: error: '1.5.2' is not a number
    depth < 1.5.2
            ^~~~~

    --where:1:9: error: number '1e400' is too large
    depth < 1e400
            ^~~~~

    --where:1:2: error: '.' has no meaning in an expression
    a.b < 3
     ^

    --where:1:17: error: no value after 'and'
    batch_size > 16 and
                    ^~~

    --where:1:1: error: no value before 'or'
    or nested
    ^~

    --where:1:7: error: no value after '=='
    depth == == 3
          ^~
    """#)
}
