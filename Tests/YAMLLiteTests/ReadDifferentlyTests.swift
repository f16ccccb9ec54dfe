import Testing

/// What is refused because versions of YAML read it differently.
struct ReadDifferentlyTests {
  @Test func `truth values of some versions of YAML are refused`() {
    expectErrors(
      """
      a: [no, Yes, oN, OFF]
      n: y

      """,
      """
      file.exp:1:5: error: 'no' is text to some versions of YAML and false to others
      a: [no, Yes, oN, OFF]
          ^~
        hint: write false, or quote it: "no"
      file.exp:1:9: error: 'Yes' is text to some versions of YAML and true to others
      a: [no, Yes, oN, OFF]
              ^~~
        hint: write true, or quote it: "Yes"
      file.exp:1:14: error: 'oN' is text to some versions of YAML and true to others
      a: [no, Yes, oN, OFF]
                   ^~
        hint: write true, or quote it: "oN"
      file.exp:1:18: error: 'OFF' is text to some versions of YAML and false to others
      a: [no, Yes, oN, OFF]
                       ^~~
        hint: write false, or quote it: "OFF"
      file.exp:2:1: error: 'n' is text to some versions of YAML and false to others
      n: y
      ^
        hint: quote it: "n"
      file.exp:2:4: error: 'y' is text to some versions of YAML and true to others
      n: y
         ^
        hint: quote it: "y"
      """)
  }

  @Test func `numbers with leading zeros are refused`() {
    expectErrors(
      """
      a: 017
      b: -08

      """,
      """
      file.exp:1:4: error: '017' is octal to some versions of YAML and decimal to others
      a: 017
         ^~~
        hint: leave out the leading zeros, or quote it: "017"
      file.exp:2:4: error: '-08' is octal to some versions of YAML and decimal to others
      b: -08
         ^~~
        hint: leave out the leading zeros, or quote it: "-08"
      """)
  }

  @Test func `numbers in base 60 are refused`() {
    expectErrors(
      """
      a: 12:30
      b: 1:2:3.5

      """,
      """
      file.exp:1:4: error: '12:30' is text to some versions of YAML and a number in base 60 to others
      a: 12:30
         ^~~~~
        hint: quote it: "12:30"
      file.exp:2:4: error: '1:2:3.5' is text to some versions of YAML and a number in base 60 to others
      b: 1:2:3.5
         ^~~~~~~
        hint: quote it: "1:2:3.5"
      """)
  }

  @Test func `numbers in other bases are refused`() {
    expectErrors(
      """
      a: [0x1F, 0o17, -0b1]

      """,
      """
      file.exp:1:5: error: '0x1F' is text to some versions of YAML and a number to others
      a: [0x1F, 0o17, -0b1]
          ^~~~
        hint: write the number in decimal, or quote it: "0x1F"
      file.exp:1:11: error: '0o17' is text to some versions of YAML and a number to others
      a: [0x1F, 0o17, -0b1]
                ^~~~
        hint: write the number in decimal, or quote it: "0o17"
      file.exp:1:17: error: '-0b1' is text to some versions of YAML and a number to others
      a: [0x1F, 0o17, -0b1]
                      ^~~~
        hint: write the number in decimal, or quote it: "-0b1"
      """)
  }

  @Test func `numbers that are not finite are refused`() {
    expectErrors(
      """
      a: [.inf, -.Inf, .NaN]

      """,
      """
      file.exp:1:5: error: '.inf' is not a finite number
      a: [.inf, -.Inf, .NaN]
          ^~~~
        hint: write a number, or quote it: ".inf"
      file.exp:1:11: error: '-.Inf' is not a finite number
      a: [.inf, -.Inf, .NaN]
                ^~~~~
        hint: write a number, or quote it: "-.Inf"
      file.exp:1:18: error: '.NaN' is not a finite number
      a: [.inf, -.Inf, .NaN]
                       ^~~~
        hint: write a number, or quote it: ".NaN"
      """)
  }

  @Test func `words for no value are refused`() {
    expectErrors(
      """
      a: [~, null]

      """,
      """
      file.exp:1:5: error: '~' stands for no value
      a: [~, null]
          ^
        hint: leave the value out, or quote it: "~"
      file.exp:1:8: error: 'null' stands for no value
      a: [~, null]
             ^~~~
        hint: leave the value out, or quote it: "null"
      """)
  }

  @Test func `the default mark is refused`() {
    expectErrors(
      """
      a: =

      """,
      """
      file.exp:1:4: error: '=' is text to some versions of YAML and a mark to others
      a: =
         ^
        hint: quote it: "="
      """)
  }
}
