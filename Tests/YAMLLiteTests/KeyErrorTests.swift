import Testing

/// Keys and the colons after them.
struct KeyErrorTests {
  @Test func `a key given twice is shown at both places`() {
    expectErrors(
      """
      epochs: 1
      seed: 2
      "epochs": 3

      """,
      """
      file.exp:3:1: error: key 'epochs' is given twice
      "epochs": 3
      ^~~~~~~~
      file.exp:1:1: note: first given here
      epochs: 1
      ^~~~~~
      """)
  }

  @Test func `a key given twice in brackets is shown at both places`() {
    expectErrors(
      """
      {a: 1, a: 2}

      """,
      """
      file.exp:1:8: error: key 'a' is given twice
      {a: 1, a: 2}
             ^
      file.exp:1:2: note: first given here
      {a: 1, a: 2}
       ^
      """)
  }

  @Test func `a colon without a space is refused`() {
    expectErrors(
      """
      epochs:10
      seed: 3

      """,
      """
      file.exp:1:7: error: no space after ':'
      epochs:10
            ^
        hint: put a space after ':', or quote a text that holds it
      """)
  }

  @Test func `a colon without a space further down is refused`() {
    expectErrors(
      """
      split:
        seed: 1
        test:0.2

      """,
      """
      file.exp:3:7: error: no space after ':'
        test:0.2
            ^
        hint: put a space after ':', or quote a text that holds it
      """)
  }

  @Test func `a colon without a space on the only line of a value is refused`() {
    expectErrors(
      """
      split:
        seed:0

      """,
      """
      file.exp:2:7: error: no space after ':'
        seed:0
            ^
        hint: put a space after ':', or quote a text that holds it
      """)
  }

  @Test func `a colon without a space after a quoted key is refused`() {
    expectErrors(
      """
      "a":1

      """,
      """
      file.exp:1:4: error: no space after ':'
      "a":1
         ^
        hint: put a space after ':', or quote a text that holds it
      """)
  }

  @Test func `a colon without a space in brackets is refused`() {
    expectErrors(
      """
      a: {b:1, c: 2, d:[3]}

      """,
      """
      file.exp:1:6: error: no space after ':'
      a: {b:1, c: 2, d:[3]}
           ^
        hint: put a space after ':', or quote a text that holds it
      file.exp:1:17: error: no space after ':'
      a: {b:1, c: 2, d:[3]}
                      ^
        hint: put a space after ':', or quote a text that holds it
      """)
  }

  @Test func `a line without a colon is refused`() {
    expectErrors(
      """
      seed: 1
      epochs

      """,
      """
      file.exp:2:1: error: no ':' after 'epochs'
      epochs
      ^~~~~~
        hint: write 'key: value'
      """)
  }

  @Test func `an assignment is shown as a key`() {
    expectErrors(
      """
      seed: 1
      epochs = 10

      """,
      """
      file.exp:2:1: error: no ':' after 'epochs = 10'
      epochs = 10
      ^~~~~~~~~~~
        hint: write 'epochs: 10'
      """)
  }

  @Test func `a first line without a colon is refused`() {
    expectErrors(
      """
      grid:
        hidden [1]
        epochs: 3

      """,
      """
      file.exp:2:3: error: no ':' after 'hidden [1]'
        hidden [1]
        ^~~~~~~~~~
        hint: write 'key: value'
      """)
  }

  @Test func `a title above a list is refused`() {
    expectErrors(
      """
      epochs
      - 1

      """,
      """
      file.exp:1:1: error: no ':' after 'epochs'
      epochs
      ^~~~~~
        hint: write 'key: value'
      """)
  }

  @Test func `a missing key is refused`() {
    expectErrors(
      """
      : 1
      a: {: 2}

      """,
      """
      file.exp:1:1: error: no key before ':'
      : 1
      ^
        hint: write 'key: value'
      file.exp:2:5: error: no key before ':'
      a: {: 2}
          ^
        hint: write 'key: value'
      """)
  }

  @Test func `a second colon in a value is refused`() {
    expectErrors(
      """
      a: b: c
      d: {e: f: g}
      e: "x": 1

      """,
      """
      file.exp:1:5: error: a second ': ' in one value
      a: b: c
          ^~~
        hint: quote a text that holds ': ', or begin a new line for a new key
      file.exp:2:9: error: a second ': ' in one value
      d: {e: f: g}
              ^
        hint: quote a text that holds ': ', or begin a new line for a new key
      file.exp:3:7: error: a second ': ' in one value
      e: "x": 1
            ^~~
        hint: quote a text that holds ': ', or begin a new line for a new key
      """)
  }

  @Test func `a list as a key is refused`() {
    expectErrors(
      """
      [a]: 1

      """,
      """
      file.exp:1:1: error: a list or mapping as a key
      [a]: 1
      ^~~
        hint: a key is a word or a quoted text
      """)
  }

  @Test func `a list as a key is refused further down`() {
    expectErrors(
      """
      b: 1
      [a]: 1
      {c: {[d]: e}}: 2
      d: {[d]: e}

      """,
      """
      file.exp:2:1: error: a list or mapping as a key
      [a]: 1
      ^
        hint: a key is a word or a quoted text
      file.exp:3:1: error: a list or mapping as a key
      {c: {[d]: e}}: 2
      ^
        hint: a key is a word or a quoted text
      file.exp:4:5: error: a list or mapping as a key
      d: {[d]: e}
          ^
        hint: a key is a word or a quoted text
      """)
  }

  @Test func `an overlong key is refused`() {
    expectErrors(
      """
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1

      """,
      """
      file.exp:1:1: error: a key of more than 1024 bytes
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…
      ^
      """)
  }
}
