import Testing

/// What stands in brackets.
struct FlowErrorTests {
  @Test func `a bracket that is never closed is shown where it opens`() {
    expectErrors(
      """
      hidden: [16, 32
      epochs: 10

      """,
      """
      file.exp:1:9: error: '[' is never closed
      hidden: [16, 32
              ^
        hint: close it with ']'; lines inside must be indented deeper than its key
      """)
  }

  @Test func `a bracket open at the end of the file is shown`() {
    expectErrors(
      """
      a: {b: [1, 2
      """,
      """
      file.exp:1:8: error: '[' is never closed
      a: {b: [1, 2
             ^
        hint: close it with ']'; lines inside must be indented deeper than its key
      """)
  }

  @Test func `lines inside brackets must be indented`() {
    expectErrors(
      """
      grid: {
      hidden: [1]
      }
      seed: no

      """,
      """
      file.exp:1:7: error: '{' is never closed
      grid: {
            ^
        hint: close it with '}'; lines inside must be indented deeper than its key
      file.exp:4:7: error: 'no' is text to some versions of YAML and false to others
      seed: no
            ^~
        hint: write false, or quote it: "no"
      """)
  }

  @Test func `a document mark does not close brackets`() {
    expectErrors(
      """
      a: [
      ---

      """,
      """
      file.exp:1:4: error: '[' is never closed
      a: [
         ^
        hint: close it with ']'; lines inside must be indented deeper than its key
      file.exp:2:1: error: a second document: a file holds only one
      ---
      ^~~
        hint: put what follows into a file of its own
      """)
  }

  @Test func `the wrong closing bracket is shown with the opening one`() {
    expectErrors(
      """
      a: [1, 2}

      """,
      """
      file.exp:1:9: error: found '}', expected ']'
      a: [1, 2}
              ^
      file.exp:1:4: note: opened here
      a: [1, 2}
         ^
      """)
  }

  @Test func `a forgotten bracket inside brackets is one mistake`() {
    expectErrors(
      """
      a: {b: [1, 2}

      """,
      """
      file.exp:1:13: error: found '}', expected ']'
      a: {b: [1, 2}
                  ^
      file.exp:1:8: note: opened here
      a: {b: [1, 2}
             ^
      """)
  }

  @Test func `a bracket that closes nothing is refused`() {
    expectErrors(
      """
      a: [1]]

      """,
      """
      file.exp:1:7: error: ']' closes nothing
      a: [1]]
            ^
        hint: remove it, or quote a text that begins with it
      """)
  }

  @Test func `a line with a bracket that closes nothing is refused`() {
    expectErrors(
      """
      a: 1
      }
      b:
        ]

      """,
      """
      file.exp:2:1: error: '}' closes nothing
      }
      ^
        hint: remove it, or quote a text that begins with it
      file.exp:4:3: error: ']' closes nothing
        ]
        ^
        hint: remove it, or quote a text that begins with it
      """)
  }

  @Test func `a closing bracket left of its line is refused`() {
    expectErrors(
      """
      a:
        b: [1,
      ]

      """,
      """
      file.exp:3:1: error: ']' stands further left than the line that opened it
      ]
      ^
        hint: indent it
      """)
  }

  @Test func `text after a closing bracket is refused`() {
    expectErrors(
      """
      a: [1] 2
      b: {} # fine

      """,
      """
      file.exp:1:8: error: unexpected text after the value
      a: [1] 2
             ^
        hint: quote the whole text, or begin a new line
      """)
  }
}
