import Foundation
import Testing

/// Merging an experiment of the same name that was run on another table, with the real binary.
@Suite struct MergedDataTests {
  private let work: Workspace

  init() throws {
    work = try Workspace()
    for (folder, period) in [("d1", 2), ("d2", 3)] {
      let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % period == 0 ? "yes" : "no")" }
      try work.write("x,y,answer\n" + rows.joined(separator: "\n") + "\n", to: "\(folder)/data.csv")
      for name in ["e", "theirs"] {
        try work.write(
          """
          dataset: {csv: data.csv, label: answer}
          epochs: 3
          seeds: [1, 2]
          hidden: 4
          """, to: "\(folder)/\(name).exp")
      }
    }
  }

  private func command(_ arguments: String...) throws -> Workspace.Ending {
    let ending = try work.start(arguments).end()
    #expect(ending.code == 0, "\(arguments) \(ending.errors)")
    return ending
  }

  @Test func `its runs are no seeds of ours, and the merge says so`() throws {
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "A")
    _ = try command("run", "d2/e.exp", "--no-plots", "--results", "B")
    let alone = try command("top", "e", "--results", "A").output
    for brought in ["2 new runs, 0 extended, 2 new points", "0 new runs, 0 extended, 0 new points"]
    {
      let merge = try command("merge", "B", "--results", "A")
      #expect(merge.output == "B: \(brought)\n")
      #expect(
        merge.errors == """
          note: 'e' in 'B' was run on other data than 'e' here, which is left as it was: the runs are \
          taken, but count as no longer asked for
            hint: to have both, give that one another name in its file and run that, which trains \
          nothing: nn-sweep run FILE --results A

          """)
    }
    #expect(try command("top", "e", "--results", "A").output == alone)
    let renamed = try command("run", "d2/theirs.exp", "--no-plots", "--results", "A")
    #expect(renamed.output.contains("all trained already"), "\(renamed.output)")
  }
}
