import Foundation
import Testing

/// What signals do to a sweep under way, with the real binary.
@Suite struct SignalTests {
  private static let endless = """
    dataset: xor
    epochs: 1_000_000
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.write(Self.endless, to: "x.exp")
  }

  private func start(ignoring signal: String? = nil) throws -> Running {
    let ignore = signal.map { "trap '' \($0); " } ?? ""
    return try work.start(
      ["-c", "\(ignore)exec \"$nn\" run x.exp --no-plots --verbose -j 1"],
      environment: ["nn": binary.path], command: URL(filePath: "/bin/bash"))
  }

  @Test(arguments: [("HUP", SIGHUP), ("INT", SIGINT)])
  func `a signal that is ignored at the start stays ignored`(name: String, signal: Int32) throws {
    let sweep = try start(ignoring: name)
    try sweep.wait(for: "epoch")
    sweep.send(signal)
    try sweep.wait(for: "epoch", times: 100)
    sweep.send(SIGTERM)
    #expect(sweep.end().code == 130)
  }

  @Test func `further signals than the first change nothing`() throws {
    let sweep = try start()
    try sweep.wait(for: "epoch")
    for signal in [SIGHUP, SIGHUP, SIGTERM, SIGTERM] { sweep.send(signal) }
    let ending = sweep.end()
    #expect(ending.code == 130)
    #expect(ending.errors.contains("interrupted: 1 of 1 runs is left; continue with"))
    let next = try work.run("run", "x.exp", "--no-plots", "--deadline", "0.01s")
    #expect(!next.errors.contains("ended suddenly"))
  }

  /// Holds the lock under which the database is closed.
  private func hold() throws -> FileHandle {
    let lock = try FileHandle(
      forUpdating: work.folder.appending(path: "results/.holders/opening.lock"))
    try #require(flock(lock.fileDescriptor, LOCK_EX) == 0)
    return lock
  }

  @Test(.timeLimit(.minutes(60)))
  func `after the first signal nothing is waited for longer than ten seconds`() throws {
    let sweep = try start()
    try sweep.wait(for: "epoch")
    let lock = try hold()
    sweep.send(SIGTERM)
    let ending = sweep.end()
    #expect(ending.code == 69)
    #expect(ending.errors.contains("another program keeps it locked"))
    try lock.close()
    // What was trained until then is stored nevertheless.
    let stored = try work.run("sql", "select epochs > 0 as n from runs", "--format", "csv")
    #expect(stored.output == "n\n1\n")
  }

  @Test(.timeLimit(.minutes(60)))
  func `output that nobody reads is thrown away ten seconds after the first signal`() throws {
    #expect(mkfifo(work.path("pipe"), 0o600) == 0)
    // Both ends, of which nobody reads.
    let pipe = open(work.path("pipe"), O_RDWR)
    defer { close(pipe) }
    try #require(pipe >= 0)
    let sweep = try work.start(
      ["-c", "exec \"$nn\" run x.exp --no-plots --verbose -j 1 > pipe"],
      environment: ["nn": binary.path], command: URL(filePath: "/bin/bash"))
    var room = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
    while poll(&room, 1, 0) > 0 { sched_yield() }
    sweep.send(SIGTERM)
    let ending = sweep.end()
    #expect(ending.code == 130)
    #expect(ending.errors.contains("interrupted: 1 of 1 runs is left; continue with"))
    #expect(try work.rows("select state from runs") == ["waiting"])
    #expect(try work.rows("select epochs > 0 from trajectories") == ["1"])
  }

  @Test func `a run that is being trained is not removed, nor one that others share`() throws {
    let sweep = try start()
    try sweep.wait(for: "epoch")
    try work.write(Self.endless, to: "twin.exp")
    // Registers the same run under another name, and finds it claimed.
    #expect(try work.run("run", "twin.exp", "--no-plots").code == 0)
    for name in ["x", "twin"] {
      let ending = try work.run("remove", name)
      #expect(ending.code == 69)
      #expect(ending.errors.contains(/run '[0-9a-f]{8}': is being trained by another process/))
    }
    sweep.send(SIGTERM)
    #expect(sweep.end().code == 130)
    for name in ["x", "twin"] { #expect(try work.run("remove", name).code == 0) }
  }

  @Test(.timeLimit(.minutes(60))) func `a Ctrl-C after another signal leaves at once`() throws {
    let sweep = try start()
    try sweep.wait(for: "epoch")
    let lock = try hold()
    sweep.send(SIGTERM)
    try sweep.wait(for: "trained 0 of 1 run")
    sweep.send(SIGINT)
    let ending = sweep.end()
    #expect(ending.code == 130)
    #expect(ending.errors == "")
    try lock.close()
  }

  @Test(arguments: [
    ("run", SIGTERM), ("run", SIGHUP), ("run", SIGUSR1), ("run", SIGINT),
    ("confirm", SIGTERM), ("refit", SIGHUP),
  ])
  func `a signal before training ends a command that trains with 130, too`(
    command: String, signal: Int32
  ) throws {
    try work.train("dataset: xor\nepochs: 1\nrepeats: 2\ngrid: {hidden: [2, 4]}", as: "short.exp")
    // The database cannot be opened for writing while somebody else opens it.
    let lock = try hold()
    let sweep = try work.start([command, command == "run" ? "short.exp" : "short"])
    try sweep.wait(for: command == "run" ? "data " : "setting")
    sweep.send(signal)
    let ending = sweep.end()
    #expect(ending.code == 130)
    #expect(ending.errors == "interrupted; give the same command again\n")
    try lock.close()
    #expect(try work.run("run", "short.exp", "--no-plots").errors == "")
  }

  @Test(arguments: [false, true])
  func `a signal ends a gnuplot that hangs`(isTrained: Bool) throws {
    try work.write("dataset: xor\nepochs: 1\nhidden: 2", to: "short.exp")
    if isTrained { _ = try work.run("run", "short.exp", "--no-plots") }
    try work.write("#!/bin/sh\nexec sleep 1000 2> begun\n", to: "gnuplot")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: work.path("gnuplot"))
    let sweep = try work.start(
      ["run", "short.exp"], environment: ["NN_SWEEP_GNUPLOT": "./gnuplot"])
    try sweep.wait(for: "database  results/sweeps.sqlite")
    sweep.send(SIGTERM)
    let ending = sweep.end()
    #expect(ending.code == 130)
    #expect(ending.errors.contains("interrupted: pictures are missing"))
  }

  @Test(arguments: ["plot", "report"])
  func `a signal ends drawing with 130 and leaves nothing behind`(command: String) throws {
    try work.train("dataset: xor\nepochs: 1\nhidden: 2", as: "short.exp")
    let (gnuplot, begun) = (work.path("gnuplot"), work.path("begun"))
    #expect(mkfifo(begun, 0o600) == 0)
    try work.write("#!/bin/sh\necho > '\(begun)'\nexec sleep 1000\n", to: "gnuplot")
    try work.write("", to: "tmp/.keep")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: gnuplot)
    let drawing = try work.start(
      [command, "short"],
      environment: ["NN_SWEEP_GNUPLOT": gnuplot, "TMPDIR": work.path("tmp")])
    // Waits for a gnuplot that draws.
    _ = try #require(FileHandle(forReadingAtPath: begun)).read(upToCount: 1)
    drawing.send(SIGTERM)
    let ending = drawing.end()
    #expect(ending.code == 130)
    #expect(ending.errors == "interrupted; give the same command again\n")
    for folder in ["tmp", "results/short"] where work.exists(folder) {
      let left = try FileManager.default.contentsOfDirectory(atPath: work.path(folder))
      #expect(!left.contains { $0.hasPrefix("nn-sweep-") || $0.hasPrefix(".drawing") }, "\(left)")
    }
  }

  @Test(arguments: [
    "reproduce RUN", "predict RUN rows.csv", "model RUN -o m.npz", "model x -o m.npz",
  ])
  func `a signal ends a run that is trained once more with 130`(line: String) throws {
    try work.train("dataset: xor\nepochs: 1\nhidden: 2\nkeep: none", as: "x.exp")
    // So many epochs that training them takes longer than the signal.
    try work.edit(
      """
      DELETE FROM models;
      WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
      INSERT INTO epochs
      SELECT trajectory, i, training_loss, training_score, validation_loss, validation_score, test_loss,
        test_score, seconds
      FROM epochs, n;
      UPDATE trajectories SET epochs = 300000
      """)
    try work.write("0.1,0.2\n", to: "rows.csv")
    let run = try work.rows("select substr(run, 1, 8) from trajectories")[0]
    let words = line.replacing("RUN", with: run)
    let training = try work.start(
      ["-c", "exec \"$nn\" \(words) 2>&1"], environment: ["nn": binary.path],
      command: URL(filePath: "/bin/bash"))
    try training.wait(for: line.hasPrefix("reproduce") ? "note: another" : "is trained again")
    training.send(SIGTERM)
    let ending = training.end()
    #expect(ending.code == 130)
    #expect(ending.output.contains("\ninterrupted"))
    #expect(!work.exists("m.npz"))
    #expect(try work.rows("select count(*) from models") == ["0"])
  }
}
