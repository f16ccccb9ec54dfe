import Digests
import Foundation
import Testing

/// `reproduce`, `--again`, `merge`, `remove`, `export`, `sql` and `status`, with the real binary.
@Suite struct ProofTests {
  static let forged = String(repeating: "0", count: 64)

  private func trained(_ text: String = RunTests.small) throws -> Workspace {
    let work = try Workspace()
    try work.write(text, to: "small.exp")
    let ending = try work.run("run", "small.exp", "--no-plots")
    #expect(ending.code == 0)
    return work
  }

  private func firstRun(_ work: Workspace) throws -> String {
    let answer = try work.run("sql", "select id from runs order by id limit 1", "--format", "csv")
    return String(answer.output.split(separator: "\n")[1])
  }

  @Test func `a run is reproduced`() throws {
    let work = try trained()
    let run = try firstRun(work)
    let ending = try work.run("reproduce", run)
    #expect(ending.code == 0)
    #expect(
      ending.output.hasPrefix("run \(run.prefix(8)): reproduced, epochs 3, diverged epoch none"))
    let json = try work.run("reproduce", run, "--json").output
    #expect(json.contains("\"is_equal\" : true"))
    #expect(json.components(separatedBy: "    \"epochs\" : 3,\n").count == 3)
    #expect(json.components(separatedBy: "    \"diverged_epoch\" : null,\n").count == 3)
  }

  @Test func `what was not kept of a run comes back`() throws {
    let short = RunTests.small.replacing("epochs: 3", with: "epochs: 2")
    #expect(short != RunTests.small)
    // Two epochs of runs that have passed them, and two epochs at once.
    let (late, straight) = (try trained(), try trained(short))
    try late.write(short, to: "small.exp")
    #expect(try late.run("run", "small.exp", "--no-plots").code == 0)
    try late.write("0,0\n0,1\n1,0\n1,1\n", to: "rows.csv")
    try straight.write("0,0\n0,1\n1,0\n1,1\n", to: "rows.csv")
    let best = try straight.run(
      "sql", "select id from runs order by validation_score desc, position limit 1", "--format",
      "csv")
    let run = String(best.output.split(separator: "\n")[1])

    let before = try late.run("predict", run, "rows.csv")
    #expect(before.code == 0)
    #expect(before.errors.contains("reproduce \(run.prefix(8)) --keep"))
    #expect(try late.run("show", run).output.contains("no report: nobody counted"))

    #expect(try late.run("reproduce", run, "--keep").code == 0)
    for part in ["training", "validation", "test"] {
      let pages = try [late, straight].map { work in
        let page = try work.run("show", run, "--part", part).output
        return page[try #require(page.range(of: "\(part) part")).lowerBound...]
          .prefix { $0 != "S" }
      }
      #expect(pages[0] == pages[1])
    }
    let answers = try [late, straight].map { try $0.run("predict", run, "rows.csv") }
    #expect(answers[0].code == 0)
    #expect(answers[0].errors == "")
    #expect(answers[0].output == answers[1].output)
    #expect(before.output == answers[1].output)
  }

  @Test func `nothing is kept of a run that comes to another outcome`() throws {
    let work = try trained()
    let run = try firstRun(work)
    try work.forgeDigest(of: run)
    try work.edit("DELETE FROM models")
    #expect(try work.run("reproduce", run, "--keep").code == 1)
  }

  @Test func `a digest that its weights contradict is removed with them, and kept anew`() throws {
    let work = try trained()
    let run = try #require(
      try work.rows("select best_run from leaderboard where experiment = 'small'").first)
    let before = try work.run("export", "--canonical").output
    try work.forgeDigest(of: run)
    let ending = try work.run("reproduce", run, "--keep")
    #expect(ending.code == 0)
    #expect(
      ending.errors.contains(
        "the weights of 1 run (\(run.prefix(8))) have another digest than is stored of them: both removed;"
          + " 'nn-sweep reproduce RUN --keep' brings them back\n"), "\(ending.errors)")
    #expect(try work.run("export", "--canonical").output == before)
  }

  @Test func `another outcome is told by reproduce and by again, and not stored`() throws {
    let work = try trained()
    let run = try firstRun(work)
    try work.forgeDigest(of: run)
    // With its weights it would contradict itself.
    try work.edit("DELETE FROM models")
    let reproduction = try work.run("reproduce", run)
    #expect(reproduction.code == 1)
    #expect(reproduction.output.contains("weights digest: stored \(Self.forged), now "))
    let again = try work.run("run", "small.exp", "--no-plots", "--again")
    #expect(again.code == 1)
    #expect(again.errors.contains("run '\(run)'"))
    #expect(try work.run("reproduce", run).code == 1)
  }

  @Test func `training again finds the same`() throws {
    let work = try trained()
    let before = try work.run("export", "--canonical").output
    let again = try work.run("run", "small.exp", "--no-plots", "--again")
    #expect(again.code == 0)
    #expect(again.output.contains("8/8 "))
    let stopped = try work.run("run", "small.exp", "--no-plots", "--again", "--max-runs", "3")
    #expect(stopped.code == 130)
    #expect(
      stopped.errors.hasPrefix(
        "stopped after as many runs as asked for: not every run was trained again; begin again"))
    #expect(try work.run("export", "--canonical").output == before)
  }

  @Test func `changed data are named as the cause`() throws {
    let work = try Workspace()
    let rows = (0..<40).map { "\($0 % 7),\($0 % 5),\($0 % 2 == 0 ? "a" : "b")" }
    try work.write(rows.joined(separator: "\n"), to: "data.csv")
    try work.write(
      "dataset: {csv: data.csv, label: 2}\nepochs: 2\nbatch_size: 4", to: "own.exp")
    #expect(try work.run("run", "own.exp", "--no-plots").code == 0)
    try work.write(rows.dropLast().joined(separator: "\n") + "\n6,6,a", to: "data.csv")
    let ending = try work.run("reproduce", firstRun(work))
    #expect(ending.code == 1)
    #expect(ending.errors.contains("cannot be reproduced: the data changed\n  stored: examples "))
    #expect(
      ending.errors.contains(
        "hint: put back the data as they were, or train on what they are now: nn-sweep run own.exp")
    )
  }

  @Test func `two halves merge to the whole, either way and twice`() throws {
    let work = try trained()
    let whole = try work.run("export", "--canonical").output
    let halves: [(String, [String])] = [("a", ["--max-runs", "3"]), ("b", ["-j", "1"])]
    try work.write(
      RunTests.small.replacing("[0.1, 1]", with: "[1, 0.1]"), to: "turned/small.exp")
    for (results, arguments) in halves {
      let path = results == "a" ? "small.exp" : "turned/small.exp"
      _ = try work.start(
        ["run", path, "--no-plots", "--results", results] + arguments
      ).end()
    }
    _ = try work.start(
      ["run", "turned/small.exp", "--no-plots", "--results", "c", "--max-runs", "5", "-j", "1"])
      .end()
    for (into, from) in [("a", "c"), ("c", "a"), ("a", "b"), ("b", "c/sweeps.sqlite")] {
      for _ in 1...2 {
        let merging = try work.run("merge", from, "--results", into)
        #expect(merging.code == 0, "\(merging.errors)")
      }
    }
    for results in ["a", "b"] {
      #expect(try work.run("export", "--canonical", "--results", results).output == whole)
    }
  }

  @Test func `merging names runs that differ and keeps what is there`() throws {
    let work = try trained()
    _ = try work.run("run", "small.exp", "--no-plots", "--results", "other")
    let run = try firstRun(work)
    try work.forgeDigest(of: run, in: "other")
    // With its weights it would contradict itself.
    try work.edit("DELETE FROM models", in: "other")
    let before = try work.run("export", "--canonical").output
    let merging = try work.run("merge", "other")
    #expect(merging.code == 1)
    #expect(merging.errors.contains("\(run) in 'results' and 'other'"))
    #expect(try work.run("export", "--canonical").output == before)
    #expect(try work.run("merge", "nowhere").code == 69)
  }

  @Test func `removing says what goes, and the file shrinks`() throws {
    let work = try trained()
    try work.write(
      "name: big\ndataset: digits\nepochs: 30\nrepeats: 20\nhidden: 8\nbatch_size: 64",
      to: "big.exp")
    _ = try work.run("run", "big.exp", "--no-plots")
    let before = try work.run("export", "--canonical", "small").output
    let dry = try work.run("remove", "big", "--dry-run")
    #expect(dry.output == "experiment big: 20 points and 20 runs would be removed\n")
    let removal = try work.run("remove", "big", "--yes")
    let sizes = try #require(removal.output.firstMatch(of: /(\d+) bytes before, (\d+) now/))
    #expect(Int(sizes.1)! > Int(sizes.2)! + 100_000)
    #expect(try work.run("export", "--canonical").output == before)
    let run = try firstRun(work)
    #expect(try work.run("remove", run).output.contains("1 point and 1 run removed"))
    let again = try work.run("run", "small.exp", "--no-plots")
    #expect(again.output.contains("7 of them finished earlier, 1 to train"))
    #expect(try work.run("export", "--canonical").output == before)
    #expect(try work.run("remove", "nothing").code == 69)
  }

  @Test func `status, sql and export answer in every form`() throws {
    let work = try trained()
    let status = try work.run("status")
    #expect(
      status.output == """
        experiment  dataset  runs  waiting  claimed  finished  diverged  failed  no longer asked
        small       xor         8        0        0         8         0       0                0

        """)
    #expect(try work.run("status", "small", "--json").output.contains("\"finished\" : 8"))
    let count = "select count(*) as n, null as none from runs"
    #expect(try work.run("sql", count, "--format", "csv").output == "n,none\n8,\n")
    #expect(try work.run("sql", count, "--format", "jsonl").output == "{\"n\":8,\"none\":null}\n")
    #expect(try work.run("sql", count, "--json").output == "[\n  {\"n\":8,\"none\":null}\n]\n")
    #expect(try work.run("export").output.split(separator: "\n").count == 9)
    let curves = try work.run("export", "small", "--view", "curves", "--format", "jsonl")
    #expect(curves.output.split(separator: "\n").count == 24)
  }

  @Test(
    arguments: [
      ("selec 1", "near \"selec\": syntax error"), ("select missing", "no such column: missing"),
      ("delete from points", "only reading is possible"),
    ])
  func `sql only reads, and its mistakes are told`(statement: String, cause: String) throws {
    let work = try trained("dataset: xor\nepochs: 1")
    let ending = try work.run("sql", statement)
    #expect(ending.code == 2)
    #expect(ending.errors.hasPrefix("error: query: \(cause)"), "\(ending.errors)")
  }

  @Test func `a damaged database is kept aside and a new one begun`() throws {
    let work = try trained()
    let whole = try work.run("export", "--canonical").output
    try work.write("this is no database", to: "results/sweeps.sqlite")
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: work.path("results/sweeps.sqlite" + suffix))
    }
    #expect(try work.run("status").code == 69)
    for number in 1...2 {
      let ending = try work.run("run", "small.exp", "--no-plots")
      #expect(ending.code == 0)
      #expect(
        ending.errors == "note: results database 'results/sweeps.sqlite': is not a database;"
          + " kept aside as 'results/sweeps.sqlite.damaged-\(number)', and a new one begun\n")
      #expect(try work.run("export", "--canonical").output == whole)
      try work.write("nor is this", to: "results/sweeps.sqlite")
    }
    let aside = work.path("results/sweeps.sqlite.damaged-1")
    let kept = try String(contentsOfFile: aside, encoding: .utf8)
    #expect(kept == "this is no database")
  }

  @Test func `a full disk ends with a message and loses nothing stored`() throws {
    let work = try Workspace()
    // What a run needs to go on fills the space soonest: few runs, wide networks. Together their
    // states are twice the limit, however few transactions a fast machine needs for them.
    let text = "name: sweep\ndataset: digits\nepochs: 4\nrepeats: 100\nhidden: 200\nbatch_size: 64"
    try work.write(text, to: "sweep.exp")
    // A limit on the size of files stands for a disk without space: 3 MB, in blocks of 512 bytes.
    let script = "ulimit -f 6144; exec '\(binary.path)' run sweep.exp --no-plots"
    let full = try work.start(["-c", script], command: URL(filePath: "/bin/sh")).end()
    #expect(full.code == 69)
    #expect(full.errors.contains("results database 'results/sweeps.sqlite': "))
    let question = "select count(*) > 0 as n from trajectories where epochs = 4"
    let stored = try work.run("sql", question, "--format", "csv")
    #expect(stored.output == "n\n1\n")
    #expect(try work.run("run", "sweep.exp", "--no-plots").code == 0)
    let other = try Workspace()
    try other.write(text, to: "sweep.exp")
    _ = try other.run("run", "sweep.exp", "--no-plots")
    #expect(
      try other.run("export", "--canonical").output == work.run("export", "--canonical").output)
  }
}

extension Workspace {
  /// Replaces the weights' digest of a run behind nn-sweep's back: SQLite has no checksums.
  func forgeDigest(of run: String, in results: String = "results") throws {
    let query = "select weights_digest from trajectories where run = '\(run)'"
    let answer = try self.run("sql", query, "--format", "csv", "--results", results)
    let digest = Data(answer.output.split(separator: "\n")[1].utf8)
    let file = folder.appending(path: results + "/sweeps.sqlite")
    var bytes = try Data(contentsOf: file)
    let place = try #require(bytes.range(of: digest))
    bytes.replaceSubrange(place, with: Data(ProofTests.forged.utf8))
    try bytes.write(to: file)
  }
}
