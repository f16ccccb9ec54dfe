import Testing

/// The parts of YAML that are refused by name.
struct UnsupportedYAMLTests {
  @Test func `anchors and aliases`() {
    expectErrors(
      """
      a: &x 1
      b: *x
      c: [&y, *y]

      """,
      """
      file.exp:1:4: error: anchor '&x': anchors are not supported
      a: &x 1
         ^~
        hint: write the value out; quote a text that begins with '&' or '*'
      file.exp:2:4: error: alias '*x': aliases are not supported
      b: *x
         ^~
        hint: write the value out; quote a text that begins with '&' or '*'
      file.exp:3:5: error: anchor '&y': anchors are not supported
      c: [&y, *y]
          ^~
        hint: write the value out; quote a text that begins with '&' or '*'
      file.exp:3:9: error: alias '*y': aliases are not supported
      c: [&y, *y]
              ^~
        hint: write the value out; quote a text that begins with '&' or '*'
      """)
  }

  @Test func `an anchor above a block`() {
    expectErrors(
      """
      a: &x
        b: no

      """,
      """
      file.exp:1:4: error: anchor '&x': anchors are not supported
      a: &x
         ^~
        hint: write the value out; quote a text that begins with '&' or '*'
      file.exp:2:6: error: 'no' is text to some versions of YAML and false to others
        b: no
           ^~
        hint: write false, or quote it: "no"
      """)
  }

  @Test func `tags`() {
    expectErrors(
      """
      a: !!int 3
      b: ! {c: 1}

      """,
      """
      file.exp:1:4: error: tag '!!int': tags are not supported
      a: !!int 3
         ^~~~~
        hint: leave it out; quote a text that begins with '!'
      file.exp:2:4: error: tag '!': tags are not supported
      b: ! {c: 1}
         ^
        hint: leave it out; quote a text that begins with '!'
      """)
  }

  @Test func `block texts`() {
    expectErrors(
      """
      a: |
        b: no
      \tx
      b: >- # folded
        c
      d:
      - |
        e

      """,
      """
      file.exp:1:4: error: block text '|' is not supported
      a: |
         ^
        hint: write the text on one line, in quotes
      file.exp:4:4: error: block text '>- # folded' is not supported
      b: >- # folded
         ^~~~~~~~~~~
        hint: write the text on one line, in quotes
      file.exp:7:3: error: block text '|' is not supported
      - |
        ^
        hint: write the text on one line, in quotes
      """)
  }

  @Test func `complex keys`() {
    expectErrors(
      """
      ? a
      : b
      ? c
      d: {? e: f}

      """,
      """
      file.exp:1:1: error: complex key '?': complex keys are not supported
      ? a
      ^
        hint: write 'key: value'
      file.exp:3:1: error: complex key '?': complex keys are not supported
      ? c
      ^
        hint: write 'key: value'
      file.exp:4:5: error: complex key '?': complex keys are not supported
      d: {? e: f}
          ^
        hint: write 'key: value'
      """)
  }

  @Test func `merge keys`() {
    expectErrors(
      """
      a:
        <<: *b
        c: 1

      """,
      """
      file.exp:2:3: error: merge key '<<': merging is not supported
        <<: *b
        ^~
        hint: write the keys out
      """)
  }

  @Test func `directives`() {
    expectErrors(
      """
      %YAML 1.2
      ---
      a: 1

      """,
      """
      file.exp:1:1: error: directives are not supported
      %YAML 1.2
      ^~~~~~~~~
        hint: leave this line out
      """)
  }

  @Test func `several documents`() {
    expectErrors(
      """
      a: 1
      ---
      b: no

      """,
      """
      file.exp:2:1: error: a second document: a file holds only one
      ---
      ^~~
        hint: put what follows into a file of its own
      """)
  }

  @Test func `two leading document marks`() {
    expectErrors(
      """
      ---
      ---
      a: 1

      """,
      """
      file.exp:2:1: error: a second document: a file holds only one
      ---
      ^~~
        hint: put what follows into a file of its own
      """)
  }

  @Test func `the end-of-document mark`() {
    expectErrors(
      """
      a: 1
      ...

      """,
      """
      file.exp:2:1: error: end-of-document mark '...' is not supported
      ...
      ^~~
        hint: leave it out
      """)
  }

  @Test func `text on the line of the document mark`() {
    expectErrors(
      """
      --- a: 1
      b: 2

      """,
      """
      file.exp:1:5: error: text on the line of '---'
      --- a: 1
          ^~~~
        hint: begin on a line of its own
      """)
  }

  @Test func `nesting has a limit`() {
    expectErrors(
      """
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      """,
      """
      file.exp:1:65: error: nested deeper than 64 levels
      …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]…
                                              ^
      """)
  }

  @Test func `nesting by dashes has a limit`() {
    expectErrors(
      """
      - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a
      b: no
      """,
      """
      file.exp:1:129: error: nested deeper than 64 levels
      … - - - - - - - - - - - - - - - - - - - - a
                                              ^
      file.exp:2:1: error: expected '- ' and a list item
      b: no
      ^~~~~
        hint: begin every item of this list with '- '
      """)
  }
}
