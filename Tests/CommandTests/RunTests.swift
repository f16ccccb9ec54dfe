import Foundation
import Testing

/// `nn-sweep run`, from text to plots, with the real binary.
@Suite struct RunTests {
  static let small = """
    dataset: xor
    epochs: 3
    seeds: [1, 2]
    grid:
      hidden: [2, 4-3]
      learning_rate: [0.1, 1]
    """

  @Test func `a file becomes runs, a leaderboard, plots and a database`() throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    let ending = try work.run("run", "small.exp")
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(ending.output.contains("small: 8 runs, to train on"))
    #expect(ending.output.contains("learning_rate"))
    for file in ["overview", "accuracy", "loss"] {
      for kind in ["gp", "dat", "svg", "png"] {
        #expect(work.exists("results/small/\(file).\(kind)"))
      }
    }
    #expect(work.exists("results/sweeps.sqlite"))
    #expect(!ending.output.contains("\u{1B}"))
  }

  @Test func `a run that cannot be left out ends the command with the database closed`() throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    let ending = try work.run("run", "small.exp", "--skip", "zzz")
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: run 'zzz': no run's id begins so\n"))
    let holders = try work.run("sql", "select count(*) as n from holders", "--format", "csv")
    #expect(holders.output == "n\n0\n")
  }

  @Test func `plots that cannot be written leave the results stored`() throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    try work.write("in the way", to: "results/small")
    let ending = try work.run("run", "small.exp")
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: cannot write plots: results/small: "))
    #expect(ending.errors.contains("hint: check permissions and free space"))
    let again = try work.run("run", "small.exp", "--no-plots")
    #expect(again.output.contains("small: 8 runs, all trained already"))
  }

  @Test func `pictures are drawn again when something in them has changed, not otherwise`() throws {
    let work = try Workspace()
    let picture = "results/small/overview.png"
    let untouched = Data("untouched".utf8)
    func isDrawn(_ text: String) throws -> Bool {
      try work.write(text, to: "small.exp")
      #expect(try work.run("run", "small.exp").code == 0)
      let isDrawn = try Data(contentsOf: work.folder.appending(path: picture)) != untouched
      try work.write("untouched", to: picture)
      return isDrawn
    }
    #expect(try isDrawn(Self.small))
    #expect(try !isDrawn(Self.small))
    // Nothing is trained for these: fewer epochs of the same curves, fewer runs, other words.
    let shorter = Self.small.replacing("epochs: 3", with: "epochs: 2")
    #expect(try isDrawn(shorter))
    #expect(try isDrawn(shorter.replacing("[1, 2]", with: "[1]")))
    #expect(try isDrawn("description: other words\n" + shorter))
    #expect(try !isDrawn("description: other words\n" + shorter))
    // Trained, but not drawn, as by a process that was killed in between.
    let other = shorter.replacing("[0.1, 1]", with: "[2]")
    try work.write(other, to: "small.exp")
    #expect(try work.run("run", "small.exp", "--no-plots").code == 0)
    #expect(try isDrawn(other))
  }

  @Test func `what is finished is not trained again`() throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots")
    let again = try work.run("run", "small.exp", "--no-plots")
    #expect(again.code == 0)
    #expect(again.output.contains("small: 8 runs, all trained already"))
    try work.write(Self.small.replacing("[0.1, 1]", with: "[0.1, 1, 3]"), to: "small.exp")
    let edited = try work.run("run", "small.exp", "--no-plots")
    #expect(edited.output.contains("small: 12 runs, 8 of them finished earlier, 4 to train"))
    try work.write(Self.small.replacing("[0.1, 1]", with: "[3]"), to: "small.exp")
    let fewer = try work.run("run", "small.exp", "--no-plots")
    #expect(
      fewer.output.contains(
        "small: 4 runs, all trained already\nsmall: 8 earlier runs no longer asked for"))
  }

  @Test func `settings of the command line stand in the place of the file's`() throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    let arguments = ["run", "small.exp", "-s", "learning_rate=0.3", "-s", "epochs=2"]
    let plan = try work.start(arguments + ["--dry-run"]).end()
    #expect(plan.output.contains("4 new, 0 finished"))
    #expect(!work.exists("results"))
    let ending = try work.start(arguments + ["--no-plots"]).end()
    #expect(ending.code == 0)
    #expect(ending.output.contains("small: 4 runs, to train on"))
    let wrong = try work.run("run", "small.exp", "-s", "learning_rte=0.3")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("did you mean 'learning_rate'?"))
  }

  @Test(arguments: ["1", "2", "5"])
  func `results do not depend on the number of threads`(jobs: String) throws {
    let work = try Workspace()
    try work.write(Self.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots", "-j", jobs)
    #expect(try digests(work) == Self.digests)
  }

  /// Weights' digests of `small`, found once: they must be the same everywhere.
  static let digests = try! digestsOnce()

  private static func digestsOnce() throws -> [String] {
    let work = try Workspace()
    try work.write(small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots", "-j", "3")
    return try RunTests().digests(work)
  }

  /// The digest of every run of the leaderboard's settings, best run each.
  private func digests(_ work: Workspace) throws -> [String] {
    let top = try work.run("top", "small", "--json")
    let runs = top.output.matches(of: /"best_run" : "([0-9a-f]{32})"/).map { String($0.1) }
    #expect(runs.count == 4)
    return try runs.sorted().map { run in
      let page = try work.run("show", run, "--json").output
      let match = try #require(page.firstMatch(of: /"weights_digest" : "([0-9a-f]{64})"/))
      return run + " " + match.1
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted sweep says what is left and goes on`(signal: Int32) throws {
    let long = """
      dataset: digits
      epochs: 1_000_000
      repeats: 3
      hidden: 30
      """
    let work = try Workspace()
    try work.write(long, to: "long.exp")
    let running = try work.start(["run", "long.exp", "-j", "2", "--verbose"])
    try running.wait(for: "epoch 2:")
    running.send(signal)
    let ending = running.end()
    #expect(ending.code == 130)
    #expect(
      ending.errors.contains(
        "interrupted: 3 of 3 runs are left; continue with\n  nn-sweep run long.exp -j 2 --verbose"))
    try work.write(long.replacing("1_000_000", with: "2"), to: "long.exp")
    let rest = try work.run("run", "long.exp", "--no-plots")
    #expect(rest.code == 0)
  }

  @Test func `a killed sweep leaves nothing stuck`() throws {
    let work = try Workspace()
    try work.write("dataset: digits\nepochs: 1_000_000\nhidden: 30\nrepeats: 2", to: "long.exp")
    let running = try work.start(["run", "long.exp", "-j", "2", "--verbose"])
    try running.wait(for: "epoch 1:")
    running.send(SIGKILL)
    #expect(running.end().code == 128 + SIGKILL)
    try work.write("dataset: digits\nepochs: 2\nhidden: 30\nrepeats: 2", to: "long.exp")
    let rest = try work.run("run", "long.exp", "--no-plots")
    #expect(rest.code == 0)
    #expect(rest.output.contains("2 runs"))
  }

  @Test func `a diverging run is a result`() throws {
    let work = try Workspace()
    try work.write(
      "dataset: xor\nepochs: 4\nactivations: relu/identity\ngrid: {learning_rate: [0.01, 1e30]}",
      to: "wild.exp")
    let ending = try work.run("run", "wild.exp")
    #expect(ending.code == 0)
    #expect(ending.output.contains("diverged"))
  }

  @Test func `the binary alone knows the digits`() throws {
    let work = try Workspace()
    let copy = work.folder.appending(path: "elsewhere")
    try FileManager.default.copyItem(at: binary, to: copy)
    try work.write("dataset: digits\nepochs: 1", to: "one.exp")
    let ending = try work.run("run", "one.exp", "--no-plots", command: copy)
    #expect(ending.code == 0)
  }

  @Test func `without gnuplot the results stay and the scripts are written`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 2", to: "one.exp")
    let ending = try work.run("run", "one.exp", environment: ["PATH": work.folder.path])
    #expect(ending.code == 0)
    #expect(ending.errors.contains("gnuplot is not installed"))
    #expect(ending.errors.contains("apt-get install"))
    #expect(work.exists("results/one/overview.gp"))
    #expect(try work.run("top", "one").code == 0)
  }

  @Test func `an interrupt while plots are drawn ends like one before`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 2", to: "one.exp")
    // What Ctrl-C in a terminal does: one signal for nn-sweep, one for every gnuplot.
    try work.write(
      "#!/bin/sh\nmkdir \"$0.once\" && kill -INT $PPID\nkill -INT $$\n",
      to: "interrupted/gnuplot")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: work.path("interrupted/gnuplot"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let ending = try work.run(
      "run", "one.exp", environment: ["PATH": work.path("interrupted") + ":" + path])
    #expect(ending.code == 130)
    #expect(
      ending.errors == """
        interrupted: pictures are missing; continue with
          nn-sweep run one.exp

        """)
    let rest = try work.run("run", "one.exp")
    #expect(rest.code == 0)
    #expect(rest.output.contains("all trained already"))
    #expect(work.exists("results/one/overview.png"))
  }
}
