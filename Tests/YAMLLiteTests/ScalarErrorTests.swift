import Testing

/// Words and quoted texts.
struct ScalarErrorTests {
  @Test func `an open double quote is refused`() {
    expectErrors(
      """
      a: "b
      c: no

      """,
      """
      file.exp:1:4: error: text without its closing "
      a: "b
         ^
        hint: a quoted text ends with " on its own line
      file.exp:2:4: error: 'no' is text to some versions of YAML and false to others
      c: no
         ^~
        hint: write false, or quote it: "no"
      """)
  }

  @Test func `an open single quote is refused`() {
    expectErrors(
      """
      a: ['it''s, x]
      c: no

      """,
      """
      file.exp:1:5: error: text without its closing '
      a: ['it''s, x]
          ^
        hint: a quoted text ends with ' on its own line
      file.exp:2:4: error: 'no' is text to some versions of YAML and false to others
      c: no
         ^~
        hint: write false, or quote it: "no"
      """)
  }

  @Test func `an open quote before a key is refused`() {
    expectErrors(
      """
      "a: 1
      b: no

      """,
      """
      file.exp:1:1: error: text without its closing "
      "a: 1
      ^
        hint: a quoted text ends with " on its own line
      file.exp:2:4: error: 'no' is text to some versions of YAML and false to others
      b: no
         ^~
        hint: write false, or quote it: "no"
      """)
  }

  @Test func `text after a quoted text is refused`() {
    expectErrors(
      """
      a: "b" c

      """,
      """
      file.exp:1:8: error: unexpected text after the value
      a: "b" c
             ^
        hint: quote the whole text, or begin a new line
      """)
  }

  @Test func `a comment needs a space`() {
    expectErrors(
      """
      a: "b"#c
      d: [1,#e
        2]

      """,
      """
      file.exp:1:7: error: no space before '#'
      a: "b"#c
            ^~
        hint: put a space before '#', or quote a text that holds it
      file.exp:2:7: error: no space before '#'
      d: [1,#e
            ^~
        hint: put a space before '#', or quote a text that holds it
      """)
  }

  @Test func `unknown escapes are refused`() {
    expectErrors(
      #"""
      a: "C:\data \u12 \é"

      """#,
      #"""
      file.exp:1:7: error: unknown escape '\d'
      a: "C:\data \u12 \é"
            ^~
        hint: write \\ for a backslash, or use single quotes
      file.exp:1:13: error: unknown escape '\u12'
      a: "C:\data \u12 \é"
                  ^~~~
        hint: write \\ for a backslash, or use single quotes
      file.exp:1:18: error: unknown escape '\é'
      a: "C:\data \u12 \é"
                       ^~
        hint: write \\ for a backslash, or use single quotes
      """#)
  }

  @Test func `escapes of no character are refused`() {
    expectErrors(
      #"""
      a: "\ud800 \UFFFFFFFF"

      """#,
      #"""
      file.exp:1:5: error: '\ud800' is no character
      a: "\ud800 \UFFFFFFFF"
          ^~~~~~
      file.exp:1:12: error: '\UFFFFFFFF' is no character
      a: "\ud800 \UFFFFFFFF"
                 ^~~~~~~~~~
      """#)
  }

  @Test func `long words are shortened in messages`() {
    expectErrors(
      """
      a: 00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000

      """,
      """
      file.exp:1:4: error: '0000000000000000000000000000000000000000…' is octal to some versions of YAML and decimal to others
      a: 000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000…
         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        hint: leave out the leading zeros, or quote it: "0000000000000000000000000000000000000000…"
      """)
  }

  @Test func `reserved characters at the beginning of a text are refused`() {
    expectErrors(
      """
      a: [@b, `c, %d, ?e, |f, >g]
      b: ,
      c: :d

      """,
      """
      file.exp:1:5: error: a text that begins with '@' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
          ^
        hint: put it in quotes
      file.exp:1:9: error: a text that begins with '`' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
              ^
        hint: put it in quotes
      file.exp:1:13: error: a text that begins with '%' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
                  ^
        hint: put it in quotes
      file.exp:1:17: error: a text that begins with '?' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
                      ^
        hint: put it in quotes
      file.exp:1:21: error: a text that begins with '|' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
                          ^
        hint: put it in quotes
      file.exp:1:25: error: a text that begins with '>' must be quoted
      a: [@b, `c, %d, ?e, |f, >g]
                              ^
        hint: put it in quotes
      file.exp:2:4: error: a text that begins with ',' must be quoted
      b: ,
         ^
        hint: put it in quotes
      file.exp:3:4: error: a text that begins with ':' must be quoted
      c: :d
         ^
        hint: put it in quotes
      """)
  }

  @Test func `characters that are no text are refused`() {
    expectErrors(
      """
      a: \u{7}
      b: "\u{85}"
      c: x\u{FEFF}

      """,
      #"""
      file.exp:1:4: error: the character U+0007 is not allowed
      a: \#u{FFFD}
         ^
        hint: remove it, or write it in double quotes as "\u0007"
      file.exp:2:5: error: the character U+0085 is not allowed
      b: "\#u{FFFD}"
          ^
        hint: remove it, or write it in double quotes as "\u0085"
      file.exp:3:5: error: the character U+FEFF is not allowed
      c: x\#u{FFFD}
          ^
        hint: remove it, or write it in double quotes as "\uFEFF"
      """#)
  }

  @Test func `a NUL byte is named`() {
    expectErrors(
      """
      a: \u{0}

      """,
      """
      file.exp:1:4: error: a NUL byte: this is not a text file
      a: \u{FFFD}
         ^
      """)
  }

  @Test func `a carriage return alone is refused`() {
    expectErrors(
      """
      a: 1\rb: 2

      """,
      """
      file.exp:1:5: error: a carriage return without a line feed
      a: 1\u{FFFD}b: 2
          ^
        hint: save the file with LF or CRLF line ends
      file.exp:1:7: error: a second ': ' in one value
      a: 1\u{FFFD}b: 2
            ^~~
        hint: quote a text that holds ': ', or begin a new line for a new key
      """)
  }

  @Test func `a no-break space after a colon is named`() {
    expectErrors(
      """
      epochs:\u{A0}10
      seed: 1

      """,
      """
      file.exp:1:8: error: U+00A0 is not an ordinary space
      epochs:\u{A0}10
             ^
        hint: type an ordinary space
      """)
  }

  @Test func `a no-break space around a word is named`() {
    expectErrors(
      """
      a: \u{A0}10

      """,
      """
      file.exp:1:4: error: U+00A0 is not an ordinary space
      a: \u{A0}10
         ^
        hint: type an ordinary space
      """)
  }
}
