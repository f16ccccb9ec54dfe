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

  @Test func `seeds of another split are no seeds of ours`() throws {
    let text = try String(contentsOf: work.folder.appending(path: "d1/e.exp"), encoding: .utf8)
    let other = text.replacing("epochs: 3", with: "epochs: 3\nsplit: {validation: 0.3}")
      .replacing("[1, 2]", with: "[3, 4]")
    for name in ["e", "theirs"] {
      try work.write("name: \(name)\n" + other, to: "d1/\(name)-other.exp")
    }
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "A")
    _ = try command("run", "d1/e-other.exp", "--no-plots", "--results", "B")
    let alone = try command("top", "e", "--results", "A").output
    let merge = try command("merge", "B", "--results", "A")
    #expect(
      merge.errors.hasPrefix(
        "note: 'e' in 'B' parts its rows otherwise than 'e' here, which is left as it was: "),
      "\(merge.errors)")
    #expect(try command("top", "e", "--results", "A").output == alone)
    let renamed = try command("run", "d1/theirs-other.exp", "--no-plots", "--results", "A")
    #expect(renamed.output.contains("all trained already"), "\(renamed.output)")
  }

  @Test func `a person's own and what confirm made are told apart, with a way to have both`() throws
  {
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "A")
    _ = try command("confirm", "e", "--seeds", "4", "--results", "A")
    for (name, file) in [("e.confirm", "own"), ("mine", "renamed")] {
      try work.write(
        "name: \(name)\ndataset: {csv: data.csv, label: answer}\nepochs: 1\nhidden: 2\n",
        to: "d1/\(file).exp")
    }
    _ = try command("run", "d1/own.exp", "--no-plots", "--results", "B")
    let there = try work.run("merge", "B", "--results", "A")
    #expect(there.code == 69)
    #expect(
      there.errors == """
        error: results database 'B': holds a person's own 'e.confirm', and 'nn-sweep confirm' made \
        that here; nothing was taken over
          hint: where it comes from, give the file of that one another name and run it, which trains \
        nothing, and remove the old one; then merge again

        """)
    let here = try work.run("merge", "A", "--results", "B")
    #expect(here.code == 69)
    #expect(
      here.errors == """
        error: results database 'A': holds 'e.confirm' as 'nn-sweep confirm' made it, and that here is \
        a person's own; nothing was taken over
          hint: give the file of that one another name and run it, which trains nothing; then \
        'nn-sweep remove e.confirm --results B', and merge again

        """)
    let renamed = try command("run", "d1/renamed.exp", "--no-plots", "--results", "B")
    #expect(renamed.output.contains("all trained already"), "\(renamed.output)")
    _ = try command("remove", "e.confirm", "--yes", "--results", "B")
    _ = try command("merge", "A", "--results", "B")
    let known = try command("status", "--results", "B").output
    for name in ["e", "e.confirm", "mine"] { #expect(known.contains(name), "\(known)") }
  }

  @Test func `networks of two settings do not answer together after a merge`() throws {
    try work.write(
      "name: e\ndataset: {csv: data.csv, label: answer}\nepochs: 3\nseeds: [1, 2]\nhidden: 6\n",
      to: "d1/wider.exp")
    for (file, results) in [("e", "A"), ("wider", "B")] {
      _ = try command("run", "d1/\(file).exp", "--no-plots", "--results", results)
      _ = try command("refit", "e", "--seeds", "2", "--results", results)
    }
    try work.write("x,y\n1,2\n3,4\n", to: "rows.csv")
    let alone = try command("predict", "e", "rows.csv", "--results", "A").output
    let merge = try command("merge", "B", "--results", "A")
    #expect(
      merge.errors.contains(
        "note: 'e.refit' in 'B' is of another setting, or another number of epochs, than 'e.refit' here"
      ), "\(merge.errors)")
    #expect(
      merge.errors.contains("hint: to have the best of all: nn-sweep refit e --results A\n"),
      "\(merge.errors)")
    #expect(try command("predict", "e", "rows.csv", "--results", "A").output == alone)
  }
  @Test func `a refit with more seeds joins ours with all of its networks`() throws {
    for (results, seeds) in [("A", "2"), ("B", "7")] {
      _ = try command("run", "d1/e.exp", "--no-plots", "--results", results)
      _ = try command("refit", "e", "--seeds", seeds, "--results", results)
    }
    try work.write("x,y\n1,2\n3,4\n", to: "rows.csv")
    let theirs = try command("predict", "e", "rows.csv", "--results", "B")
    #expect(try command("merge", "B", "--results", "A").errors == "")
    let merged = try command("predict", "e", "rows.csv", "--results", "A")
    #expect(merged.output == theirs.output)
    #expect(
      merged.errors.hasPrefix("note: the mean of 7 runs of e.refit answers"), "\(merged.errors)")
  }

  @Test func `runs that came without the score that ranks are told, with what brings it`() throws {
    let text = try String(contentsOf: work.folder.appending(path: "d1/e.exp"), encoding: .utf8)
    try work.write(text.replacing("[1, 2]", with: "[3]"), to: "d1/e.exp")
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "B")
    try work.write("score: macro_f1\n" + text, to: "d1/e.exp")
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "A")
    let alone = try command("top", "e", "--results", "A").output
    _ = try command("merge", "B", "--results", "A")
    let finding = "1 of 3 runs has no result yet (1 trained without macro F1): "
    let cure = "nn-sweep run d1/e.exp --results A brings it, if the file asks for it\n"
    let merged = try command("top", "e", "--results", "A").output
    #expect(merged.contains("\n" + finding + cure), "\(merged)")
    // The file asks for two seeds: it takes the third for no part of the experiment.
    _ = try command("run", "d1/e.exp", "--no-plots", "--results", "A")
    #expect(try command("top", "e", "--results", "A").output == alone)
    let wider = "score: macro_f1\n" + text.replacing("[1, 2]", with: "[1, 2, 3]")
    try work.write(wider, to: "d1/e.exp")
    let run = try command("run", "d1/e.exp", "--no-plots", "--results", "A").output
    #expect(run.contains("1 to score without training"), "\(run)")
    #expect(try !command("top", "e", "--results", "A").output.contains("no result yet"))
  }
}
