import Testing

/// What stands at a column where nothing can stand.
struct IndentationErrorTests {
  @Test func `a key indented deeper than its neighbors is shown their column`() {
    expectErrors(
      """
      epochs: 10
        seed: 3

      """,
      """
      file.exp:2:3: error: unexpected indentation
        seed: 3
        ^~~~~~~
      file.exp:1:9: note: the value above it
      epochs: 10
              ^~
        hint: begin this line at column 1, or remove the value above it
      """)
  }

  @Test func `a line between two indentations is shown both columns`() {
    expectErrors(
      """
      grid:
          hidden: [1]
        epochs: 3

      """,
      """
      file.exp:3:3: error: unexpected indentation
        epochs: 3
        ^~~~~~~~~
      file.exp:2:5: note: not in line with this
          hidden: [1]
          ^
        hint: begin this line at column 1 or 5
      """)
  }

  @Test func `a first line further left than its neighbors is shown with them`() {
    expectErrors(
      """
      grid:
       hidden: [1]
        epochs: [3]
        seed: [1]

      """,
      """
      file.exp:3:3: error: unexpected indentation
        epochs: [3]
        ^~~~~~~~~~~
      file.exp:2:2: note: not in line with this
       hidden: [1]
       ^~~~~~~~
        hint: begin this line at column 2
      """)
  }

  @Test func `a line left of the first one is shown its column`() {
    expectErrors(
      """
        a: 1
      b: 2

      """,
      """
      file.exp:2:1: error: unexpected indentation
      b: 2
      ^~~~
      file.exp:1:3: note: not in line with this
        a: 1
        ^
        hint: begin this line at column 3
      """)
  }

  @Test func `what follows a misplaced line is checked too`() {
    expectErrors(
      """
      a: 1
        b: no
        c: on
      d: off

      """,
      """
      file.exp:2:3: error: unexpected indentation
        b: no
        ^~~~~
      file.exp:1:4: note: the value above it
      a: 1
         ^
        hint: begin this line at column 1, or remove the value above it
      file.exp:2:6: error: 'no' is text to some versions of YAML and false to others
        b: no
           ^~
        hint: write false, or quote it: "no"
      file.exp:3:6: error: 'on' is text to some versions of YAML and true to others
        c: on
           ^~
        hint: write true, or quote it: "on"
      file.exp:4:4: error: 'off' is text to some versions of YAML and false to others
      d: off
         ^~~
        hint: write false, or quote it: "off"
      """)
  }

  @Test func `a list below a value is refused`() {
    expectErrors(
      """
      a: 1
        - x
        - z

      """,
      """
      file.exp:2:3: error: unexpected indentation
        - x
        ^~~
      file.exp:1:4: note: the value above it
      a: 1
         ^
        hint: begin this line at column 1, or remove the value above it
      """)
  }

  @Test func `a list item deeper than its neighbors is refused`() {
    expectErrors(
      """
      a:
      - b
       - c

      """,
      """
      file.exp:3:2: error: unexpected indentation
       - c
       ^~~
      file.exp:2:3: note: the value above it
      - b
        ^
        hint: begin this line at column 1, or remove the value above it
      """)
  }

  @Test func `a text over several lines is refused`() {
    expectErrors(
      """
      description: learning rates
        and batch sizes
        on digits
      seed: 1

      """,
      """
      file.exp:2:3: error: a text that goes on over several lines
        and batch sizes
        ^~~~~~~~~~~~~~~
        hint: write it on one line
      """)
  }

  @Test func `a text over several lines under its key is refused`() {
    expectErrors(
      """
      description:
        learning rates
        and batch sizes

      """,
      """
      file.exp:3:3: error: a text that goes on over several lines
        and batch sizes
        ^~~~~~~~~~~~~~~
        hint: write it on one line
      """)
  }

  @Test func `a second value is refused`() {
    expectErrors(
      """
      a:
        [1, 2]
        b: 3

      """,
      """
      file.exp:3:3: error: a second value where there is one already
        b: 3
        ^~~~
      """)
  }

  @Test func `a key in a list is refused`() {
    expectErrors(
      """
      - a
      b: 1

      """,
      """
      file.exp:2:1: error: expected '- ' and a list item
      b: 1
      ^~~~
        hint: begin every item of this list with '- '
      """)
  }

  @Test func `a list item among keys is refused`() {
    expectErrors(
      """
      a: 1
      - b
      - no
      c: on

      """,
      """
      file.exp:2:1: error: a list item where a key is expected
      - b
      ^~~
        hint: write 'key: value', or indent the list under its key
      file.exp:3:3: error: 'no' is text to some versions of YAML and false to others
      - no
        ^~
        hint: write false, or quote it: "no"
      file.exp:4:4: error: 'on' is text to some versions of YAML and true to others
      c: on
         ^~
        hint: write true, or quote it: "on"
      """)
  }

  @Test func `a list item on the line of its key is refused`() {
    expectErrors(
      """
      a: - b
      c: 1

      """,
      """
      file.exp:1:4: error: a list item on the line of its key
      a: - b
         ^~~
        hint: begin the list on the next line, or write it as [a, b]
      """)
  }

  @Test func `a dash without a space is refused`() {
    expectErrors(
      """
      a:
      - 1
      -2

      """,
      """
      file.exp:3:1: error: no space after '-'
      -2
      ^~
        hint: write '- ' and the item
      """)
  }
}
