import Foundation
import Testing

/// What a user, a second process or a disk may do at the wrong moment.
@Suite struct AdversityTests {
  private static let long = """
    name: long
    dataset: digits
    epochs: 300
    batch_size: 16
    order: file
    grid: {learning_rate: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06]}
    """

  /// Runs a line of shell in the folder; `$nn` is the command.
  private func shell(_ work: Workspace, _ line: String) throws -> Workspace.Ending {
    try work.run(
      "-c", line, environment: ["nn": binary.path], command: URL(filePath: "/bin/bash"))
  }

  @Test(arguments: [
    "[0.06, 0.05, 0.04, 0.03, 0.02, 0.01]", "[0.07, 0.01, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02]",
    "[0.5]",
  ])
  func `a file edited and run beside a sweep under way gives every run its own numbers`(
    rates: String
  ) throws {
    let work = try Workspace()
    try work.write(Self.long, to: "long.exp")
    let first = try work.start(["run", "long.exp", "--no-plots", "-j", "1"])
    try first.wait(for: "validation")
    try work.write(
      Self.long.replacing("[0.01, 0.02, 0.03, 0.04, 0.05, 0.06]", with: rates), to: "long.exp")
    #expect(try work.run("run", "long.exp", "--no-plots", "-j", "1").code == 0)
    #expect(first.end().code == 0)
    let again = try work.run("run", "long.exp", "--no-plots", "--again")
    #expect(again.code == 0, "\(again.errors)")
    let waiting = try work.run(
      "sql", "select count(*) as n from runs where active and state <> 'finished'", "--format",
      "csv")
    #expect(waiting.output == "n\n0\n")
  }

  @Test func `a divergence survives merging in either direction`() throws {
    let work = try Workspace()
    // 1e30 diverges at once, 3 with strong decay after some epochs.
    let text = """
      name: div
      dataset: digits
      epochs: 4
      hidden: 16
      activations: relu/sigmoid
      loss: quadratic
      weight_decay: 0.9
      learning_rate: 3
      """
    for (epochs, results) in [(4, "short"), (12, "long")] {
      try work.write(text.replacing("epochs: 4", with: "epochs: \(epochs)"), to: "div.exp")
      _ = try work.run("run", "div.exp", "--no-plots", "--results", results)
    }
    #expect(try work.run("export", "--canonical", "--results", "long").output.contains("diverged"))
    _ = try shell(work, "cp -r short short-long; cp -r long long-short")
    #expect(try work.run("merge", "long", "--results", "short-long").code == 0)
    #expect(try work.run("merge", "short", "--results", "long-short").code == 0)
    // Each asks for its own number of epochs; what the run came to is the same.
    let merged = try ["short-long", "long-short"].map {
      try work.run("export", "--canonical", "--results", $0).output.split(separator: "\n")
        .filter { !$0.hasPrefix("point ") }
    }
    #expect(merged[0] == merged[1])
    #expect(merged[0].contains { $0.contains("diverged") })
  }

  @Test func `a database merged into itself brings nothing, at once`() throws {
    let work = try Workspace()
    try work.write(RunTests.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots")
    _ = try shell(work, "mkdir other; ln -s ../results/sweeps.sqlite other/sweeps.sqlite")
    for other in ["results", "other"] {
      let ending = try work.run("merge", other)
      #expect(ending.code == 0)
      #expect(ending.output == "\(other): 0 new runs, 0 extended, 0 new points\n")
    }
  }

  @Test func `a damaged database that is to be merged is the one that is named`() throws {
    let work = try Workspace()
    for (name, results) in [("one", "good"), ("two", "bad")] {
      try work.write("name: \(name)\ndataset: xor\nepochs: 50\nrepeats: 9", to: "x.exp")
      _ = try work.run("run", "x.exp", "--no-plots", "--results", results)
    }
    let page = try work.run(
      "sql", "select rootpage as n from sqlite_master where name = 'epochs'", "--format", "csv",
      "--results", "bad")
    let root = try #require(Int(page.output.split(separator: "\n")[1]))
    let file = work.folder.appending(path: "bad/sweeps.sqlite")
    var bytes = try Data(contentsOf: file)
    let start = (root - 1) * 8192
    bytes.replaceSubrange(start..<start + 400, with: Data(repeating: 0xFF, count: 400))
    try bytes.write(to: file)
    let ending = try work.run("merge", "bad", "--results", "good")
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: results database 'bad': is damaged: "))
    #expect(ending.errors.contains("nothing was taken over"))
    // Reading meets the damage too, and the next run keeps the file aside.
    #expect(try work.run("export", "--view", "curves", "--results", "bad").code == 69)
    let next = try work.run("run", "x.exp", "--no-plots", "--results", "bad")
    #expect(next.errors.contains("kept aside as 'bad/sweeps.sqlite.damaged-1'"))
  }

  @Test func `numbers changed behind the program's back are found`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 3", to: "x.exp")
    _ = try work.run("run", "x.exp", "--no-plots")
    let run = try work.run("sql", "select id from runs", "--format", "csv")
      .output.split(separator: "\n")[1]
    let file = work.folder.appending(path: "results/sweeps.sqlite")
    var bytes = try Data(contentsOf: file)
    let text = try work.run(
      "sql", "select validation_loss as n from curves where epoch = 2", "--format", "csv"
    ).output
    let loss = try #require(Double(text.split(separator: "\n")[1]))
    let number = withUnsafeBytes(of: loss.bitPattern.bigEndian) { Data($0) }
    let place = try #require(bytes.range(of: number))
    bytes[place.lowerBound + 6] ^= 1
    try bytes.write(to: file)
    let ending = try work.run("reproduce", String(run))
    #expect(ending.code == 1)
    #expect(ending.output.contains("numbers of the epochs: stored "))
    let again = try work.run("run", "x.exp", "--no-plots", "--again")
    #expect(again.code == 0 && again.errors.contains("the curve of 1 run ("), "\(again.errors)")
    #expect(try work.run("reproduce", String(run)).code == 0)
  }

  @Test(arguments: ["export", "export --view curves", "top", "sql 'select * from runs'"])
  func `output that does not fit on the disk is an error, a reader that leaves is none`(
    command: String
  ) throws {
    let work = try Workspace()
    try work.write(RunTests.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots")
    let full = try shell(work, "$nn \(command) > /dev/full")
    #expect(full.code == 69)
    #expect(full.errors.hasPrefix("error: standard output: not everything could be written"))
    let pipe = try shell(work, "set -o pipefail; $nn \(command) | head -n 1 > /dev/null")
    #expect(pipe.code == 0, "\(pipe.errors)")
  }

  @Test func `a limit on the size of files ends a sweep with a message`() throws {
    let work = try Workspace()
    try work.write("name: full\ndataset: digits\nepochs: 40\nrepeats: 300\nhidden: 8", to: "f.exp")
    let ending = try shell(work, "ulimit -f 1000; $nn run f.exp --no-plots")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("error: results database 'results/sweeps.sqlite': "))
  }

  @Test func `nothing that data are called steers the terminal`() throws {
    let work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 % 2 == 0 ? "\u{1B}[31mred" : "b\u{7}")\n" }
    try work.write("a\u{1B}[2J,kind\n" + rows.joined(), to: "t.csv")
    try work.write("dataset: {csv: t.csv, header: true, label: kind}\nepochs: 2\n", to: "t.exp")
    for line in [
      "plan t.exp", "run t.exp --no-plots", "data show t.exp", "top t", "show t --inputs",
      "refit t --seeds 2", "report t -o -", "report t --methods", "new t.csv --label kind",
    ] {
      let ending = try shell(work, "\"$nn\" \(line)")
      let controls = (ending.output + ending.errors).unicodeScalars.filter {
        $0.value < 0x20 && $0 != "\n" && $0 != "\t"
      }
      #expect(controls.isEmpty, "\(line)")
    }
  }

  @Test func `what is printed where nothing can be printed goes into no file`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 2\n", to: "x.exp")
    let ending = try shell(work, "exec <&- >&- 2>&-; \"$nn\" run x.exp --no-plots -j 1")
    #expect(ending.code == 0)
    let files = FileManager.default.enumerator(atPath: work.path("results"))
    let own = ["sqlite", "/seal"]
    for case let name as String in try #require(files) where !own.contains(where: name.contains) {
      let bytes = FileManager.default.contents(atPath: work.path("results/\(name)")) ?? Data()
      #expect(bytes.isEmpty, "\(name)")
    }
  }

  @Test func `an experiment of which every run was removed can be looked at`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 2\n", to: "x.exp")
    #expect(try work.run("run", "x.exp", "--no-plots").code == 0)
    let run = try work.run("sql", "select id from runs", "--format", "csv")
      .output.split(separator: "\n")[1]
    #expect(try work.run("remove", String(run)).code == 0)
    for command in ["status", "top", "report"] {
      let ending = try work.run(command)
      #expect(ending.code == 0, "\(command): \(ending.errors)")
    }
    let drawn = try work.run("plot")
    #expect(drawn.code == 69 && drawn.errors.hasSuffix("\nerror: no run has finished yet\n"))
  }

  @Test func `weights that were brought back stay`() throws {
    let work = try Workspace()
    let text = "name: k\ndataset: xor\nepochs: 2\nrepeats: 8\nhidden: 8"
    try work.write(text, to: "k.exp")
    try work.write("0.5,0.5\n", to: "rows.csv")
    _ = try work.run("run", "k.exp", "--no-plots")
    let worst = try work.run(
      "sql", "select id from runs order by validation_score, position desc limit 1", "--format",
      "csv"
    ).output.split(separator: "\n")[1]
    let run = String(worst)
    let trained = try work.run("predict", run, "rows.csv")
    #expect(trained.errors.contains("were not kept"))
    #expect(try work.run("reproduce", run, "--keep").code == 0)
    _ = try shell(work, "cp -r results copy")
    #expect(try work.run("merge", "copy").code == 0)
    try work.write(text.replacing("name: k", with: "name: other"), to: "other.exp")
    _ = try work.run("run", "other.exp", "--no-plots")
    let kept = try work.run("predict", run, "rows.csv")
    #expect(kept.errors == "")
    #expect(kept.output == trained.output)
  }

  @Test func `a run without result has no weights to bring back, and that is said`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 2\nlearning_rate: 1e30", to: "d.exp")
    try work.write("0.5,0.5\n", to: "rows.csv")
    _ = try work.run("run", "d.exp", "--no-plots")
    let run = try work.run("sql", "select id from runs", "--format", "csv")
      .output.split(separator: "\n")[1]
    let ending = try work.run("predict", String(run), "rows.csv")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("is diverged: it has no result, and no weights"))
    let kept = try work.run("reproduce", String(run), "--keep")
    #expect(kept.code == 0)
    #expect(kept.errors.contains("note: nothing was kept"))
  }

  @Test func `a limit of seconds beyond all measure is none`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 1\nmax_seconds: 2e20", to: "x.exp")
    #expect(try work.run("run", "x.exp", "--no-plots").code == 0)
  }
}
