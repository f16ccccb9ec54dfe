import Foundation
import Testing

/// What is told and written of an experiment that was refitted, with the real binary.
@Suite struct RefitModelTests {
  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 2 == 0 ? "a" : "b")" }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
    try work.write(
      """
      name: flowers
      dataset: {csv: flowers.csv, header: true, label: kind}
      epochs: 4
      batch_size: 8
      repeats: 2
      grid: {hidden: [4, 8]}
      """, to: "flowers.exp")
    for arguments in [
      ["run", "flowers.exp", "--no-plots"], ["refit", "flowers", "--seeds", "3"],
    ] {
      let ending = try work.start(arguments).end()
      try #require(ending.code == 0, "\(ending.errors)")
    }
  }

  @Test func `a model by name is the first run of the refit, or that with a seed`() throws {
    let query = "select id from runs where experiment = 'flowers.refit' and active order by seed"
    let runs = try work.run("sql", query, "--format", "csv").output.split(separator: "\n")
      .dropFirst()
      .map(String.init)
    try #require(runs.count == 3)
    let cases: [([String], String, String)] = [
      (["flowers"], runs[0], "the first of 3"), (["flowers.refit"], runs[0], "the first of 3"),
      (["flowers", "--seed", "2"], runs[1], "seed 2"),
    ]
    for (arguments, run, place) in cases {
      let ending = try work.start(["model", "-o", "net.json", "--force"] + arguments).end()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.output.hasPrefix("net.json: run \(run.prefix(8))@"), "\(ending.output)")
      #expect(
        ending.output.contains(" of flowers.refit, \(place), after epoch "), "\(ending.output)")
    }
    let ending = try work.run("model", "flowers", "--seed", "9", "-o", "other.json")
    #expect(ending.code == 64)
    #expect(
      ending.errors == """
        error: 'flowers.refit' has no finished run with the seed 9
          hint: its seeds: 1, 2, 3

        """)
  }
}
