import Testing

/// How the sides of `compare` are named, with the real binary.
@Suite struct ComparedSideTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  @Test func `sides of a comparison may have commas in them, or be empty`() throws {
    try work.train(
      """
      name: blocks
      dataset: xor
      epochs: 2
      repeats: 3
      blocks:
        "a,b": {hidden: 2}
        "": {hidden: 4}
        c: {hidden: 8}
      """, as: "blocks.exp")
    for sides in [
      ["block='a,b'", "block=c"], ["block=\"a,b\"", "block=''"], ["block=", "block=c"],
    ] {
      let ending = try work.start(["compare", "blocks"] + sides + ["--tuned"]).end()
      #expect(ending.code == 0, "\(sides): \(ending.errors)")
    }
    let wrong = try work.run("compare", "blocks", "block=a,b", "block=c")
    #expect(wrong.code == 64)
    #expect(
      wrong.errors.hasPrefix("error: 'b' is not AXIS=VALUE\n  hint: a value with a comma stands in")
    )
    let missing = try work.run("compare", "blocks", "block=d", "block=c")
    #expect(missing.errors.contains("hint: it has: '', 'a,b', c\n"), "\(missing.errors)")
  }
}
