import Testing

@testable import nn_sweep

@Suite struct WrappedTextTests {
  @Test(arguments: [
    (30, "run 1a2b: reproduced, epochs 3"), (29, "run 1a2b: reproduced, epochs\n  3"),
    (20, "run 1a2b:\n  reproduced, epochs\n  3"), (5, "run\n  1a2b:\n  reproduced,\n  epochs\n  3"),
  ])
  func `a line is broken at blanks`(width: Int, expected: String) {
    #expect("run 1a2b: reproduced, epochs 3".wrapped(to: width) == expected)
  }

  @Test func `lines stay apart, and an indented one stays indented`() {
    #expect("one\n\n  two three".wrapped(to: 8) == "one\n\n  two\n    three")
  }

  @Test func `options that another command needs are kept as typed`() {
    let typed = ["nn-sweep", "show", "--results", "a b", "--test", "--data=d"]
    #expect(KeptOptions.text("--results", of: typed) == " --results 'a b'")
    #expect(KeptOptions.text("--results", "--data", of: typed) == " --results 'a b' --data=d")
    #expect(KeptOptions.text("--results", of: ["nn-sweep", "--results"]) == "")
  }

  @Test(arguments: [
    ("'nn-sweep top' lists them", "'nn-sweep top --results r' lists them"),
    (
      "train some with 'nn-sweep run FILE', or",
      "train some with 'nn-sweep run FILE --results r --data=d', or"
    ),
    ("run 'nn-sweep data fetch mnist'", "run 'nn-sweep data fetch mnist --data=d'"),
    ("as nn-sweep left it: 'x'", "as nn-sweep left it: 'x'"), ("'nn-sweep", "'nn-sweep"),
  ])
  func `a command that a hint quotes gets the options that it needs`(hint: String, whole: String) {
    let typed = ["nn-sweep", "show", "ab", "--results", "r", "--data=d"]
    #expect(KeptOptions.added(to: hint, of: typed) == whole)
  }
}
