import Testing

/// Tabs, which YAML takes for no indentation.
struct TabErrorTests {
  @Test func `a tab in the indentation is refused`() {
    expectErrors(
      """
      grid:
      \thidden: [1]
      \tepochs: 2

      """,
      """
      file.exp:2:1: error: a tab where only spaces may stand
          hidden: [1]
      ^~~~
        hint: replace it by spaces
      file.exp:3:1: error: a tab where only spaces may stand
          epochs: 2
      ^~~~
        hint: replace it by spaces
      """)
  }

  @Test func `a tab between words, before a value or before a comment is refused`() {
    expectErrors(
      """
      a:\t1
      b: x\ty
      c: 1\t# x

      """,
      """
      file.exp:1:3: error: a tab where only spaces may stand
      a:    1
        ^~~~
        hint: replace it by spaces
      file.exp:2:5: error: a tab where only spaces may stand
      b: x    y
          ^~~~
        hint: replace it by spaces
      file.exp:3:5: error: a tab where only spaces may stand
      c: 1    # x
          ^~~~
        hint: replace it by spaces
      """)
  }
}
