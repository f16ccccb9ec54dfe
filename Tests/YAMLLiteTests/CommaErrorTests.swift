import Testing

/// What stands between the values in brackets.
struct CommaErrorTests {
  @Test func `missing commas are refused`() {
    expectErrors(
      """
      a: ["x" "z", [1] [2], u [3]]

      """,
      """
      file.exp:1:9: error: no ',' before this value
      a: ["x" "z", [1] [2], u [3]]
              ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      file.exp:1:18: error: no ',' before this value
      a: ["x" "z", [1] [2], u [3]]
                       ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      file.exp:1:25: error: no ',' before this value
      a: ["x" "z", [1] [2], u [3]]
                              ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      """)
  }

  @Test func `a missing comma at a line end is refused`() {
    expectErrors(
      """
      a: [1
        2]

      """,
      """
      file.exp:2:3: error: no ',' before this value
        2]
        ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      """)
  }

  @Test func `a missing comma between numbers is refused`() {
    expectErrors(
      """
      rates: [0.1 0.3, 1_000 2]

      """,
      """
      file.exp:1:13: error: no ',' before this value
      rates: [0.1 0.3, 1_000 2]
                  ^~~
        hint: put ',' between values; quote a text that holds brackets or quotes
      file.exp:1:24: error: no ',' before this value
      rates: [0.1 0.3, 1_000 2]
                             ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      """)
  }

  @Test func `a missing comma between pairs is refused`() {
    expectErrors(
      """
      a: {b: 1 c: 2,
        d: 3
        e: 4}

      """,
      """
      file.exp:1:10: error: no ',' before this value
      a: {b: 1 c: 2,
               ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      file.exp:3:3: error: no ',' before this value
        e: 4}
        ^
        hint: put ',' between values; quote a text that holds brackets or quotes
      """)
  }

  @Test func `a comma too many is refused`() {
    expectErrors(
      """
      a: [1,, 2]
      b: {, c: 1}

      """,
      """
      file.exp:1:7: error: no value before ','
      a: [1,, 2]
            ^
        hint: remove a ','
      file.exp:2:5: error: no value before ','
      b: {, c: 1}
          ^
        hint: remove a ','
      """)
  }

  @Test func `a pair in a list is refused`() {
    expectErrors(
      """
      a: [b: 1, c: 2]

      """,
      """
      file.exp:1:6: error: 'key: value' in a list
      a: [b: 1, c: 2]
           ^
        hint: write [{key: value}] for a mapping in a list, or quote the text
      """)
  }

  @Test func `a list in the wrong brackets is one mistake`() {
    expectErrors(
      """
      a: {relu, tanh, "elu"}

      """,
      """
      file.exp:1:5: error: no ':' after key 'relu'
      a: {relu, tanh, "elu"}
          ^~~~
        hint: write {key: value}; a list is written [a, b]
      """)
  }

  @Test func `dashes in brackets are refused`() {
    expectErrors(
      """
      a: [- b, - c]

      """,
      """
      file.exp:1:5: error: a '- ' item inside brackets
      a: [- b, - c]
          ^
        hint: separate the values by ',' without '-'
      file.exp:1:10: error: a '- ' item inside brackets
      a: [- b, - c]
               ^
        hint: separate the values by ',' without '-'
      """)
  }
}
