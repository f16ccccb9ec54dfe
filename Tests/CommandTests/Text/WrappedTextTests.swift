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
}
