import Foundation
import Testing

/// Databases that released versions wrote are upgraded, and nothing in them is trained again.
@Suite struct ReleasedTests {
  static let folder = root.appending(path: "Tests/CommandTests/Released")

  /// A folder each: the experiments, the compressed database, and what was in it.
  static let versions =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: versions)
  func `a database of a released version goes on`(version: String) throws {
    let work = try Workspace()
    let files = Self.folder.appending(path: version)
    let names = try FileManager.default.contentsOfDirectory(atPath: files.path)
    for name in names {
      try FileManager.default.copyItem(
        at: files.appending(path: name), to: work.folder.appending(path: name))
    }
    let unpacking = try work.run(
      "-c", "mkdir results && gunzip -c sweeps.sqlite.gz > results/sweeps.sqlite",
      command: URL(filePath: "/bin/sh"))
    #expect(unpacking.code == 0, "\(unpacking.errors)")

    let experiments = names.filter { $0.hasSuffix(".exp") }
    #expect(experiments.count == 2)
    for name in experiments {
      let ending = try work.run("run", name, "--no-plots")
      #expect(ending.code == 0 && ending.output.contains("all trained already"), "\(ending.errors)")
    }
    try checkRowResults(work)
    let expected = try String(
      contentsOf: files.appending(path: "canonical.txt"), encoding: .utf8)
    #expect(try work.run("export", "--canonical").output == expected)

    // What was stored is gone on with, and every run can be made again to the same bits.
    let longer = try work.run("run", "classes.exp", "--no-plots", "-s", "epochs=4", "-j", "1")
    #expect(longer.code == 0, "\(longer.errors)")
    let again = try work.run("run", "numbers.exp", "--no-plots", "--again")
    #expect(again.code == 0, "\(again.errors)")
  }

  /// What runs answered for each row was not stored: that is said, and the command that is named
  /// brings it.
  private func checkRowResults(_ work: Workspace) throws {
    let top = try work.run("top", "classes").output
    let line = try #require(top.split(separator: "\n").first { $0.contains("row results") })
    let match = try #require(
      line.wholeMatch(
        of: #/8 of 8 runs lack row results: nn-sweep (run classes.exp --again), about .+/#),
      "\(line)")
    #expect(
      try work.run("top", "numbers").output.contains(
        "\n1 of 1 run lacks row results: nn-sweep run numbers.exp --again, about "))
    let json = try work.run("top", "classes", "--json").output
    #expect(json.contains("\"command\" : \"nn-sweep run classes.exp --again\""))
    #expect(json.contains("\"lacking\" : 8"))
    let words = match.1.split(separator: " ").map(String.init) + ["--no-plots"]
    let again = try work.start(words).end()
    #expect(again.code == 0, "\(again.errors)")
    #expect(!again.output.contains("row results"))
    #expect(!(try work.run("top", "classes", "--json").output.contains("row_results")))
  }
}
