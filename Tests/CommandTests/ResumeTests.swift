import Foundation
import Testing

/// Whatever happens in between, the results are those of an undisturbed sweep.
@Suite struct ResumeTests {
  static let sweep = """
    name: sweep
    dataset: digits
    epochs: 20
    batch_size: 16
    seeds: [1, 2]
    grid:
      hidden: [4, 12-6]
      learning_rate: [0.1, 0.5, 1e30]
    """

  /// What two databases with the same results have in common.
  private static func canonical(_ work: Workspace) throws -> String {
    let ending = try work.run("export", "--canonical")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("\npoint sweep "))
    return ending.output
  }

  /// The canonical export of a sweep that nothing disturbed.
  private static func straight(_ text: String, _ arguments: String...) throws -> String {
    let work = try Workspace()
    try work.write(text, to: "sweep.exp")
    let ending = try work.start(["run", "sweep.exp", "--no-plots"] + arguments).end()
    #expect(ending.code == 0, "\(ending.errors)")
    return try canonical(work)
  }

  /// That of `sweep`, which most tests compare with.
  private static let undisturbed = Result { try straight(sweep) }

  private func run(_ work: Workspace, _ arguments: String...) throws -> Workspace.Ending {
    try work.start(["run", "sweep.exp", "--no-plots"] + arguments).end()
  }

  @Test func `threads and order change nothing`() throws {
    let one = try Self.straight(Self.sweep, "-j", "1")
    #expect(try Self.straight(Self.sweep, "-j", "8") == one)
    let turned = Self.sweep.replacing("[0.1, 0.5, 1e30]", with: "[1e30, 0.5, 0.1]")
    #expect(try Self.straight(turned) == one)
  }

  @Test func `more epochs go on to the same bits as all at once`() throws {
    let work = try Workspace()
    for epochs in ["7", "20"] {
      try work.write(Self.sweep.replacing("epochs: 20", with: "epochs: \(epochs)"), to: "sweep.exp")
      #expect(try run(work).code == 0)
    }
    #expect(try Self.canonical(work) == Self.undisturbed.get())
    let trained = try work.run(
      "sql",
      "select count(*) from states s join trajectories t on t.id = s.trajectory"
        + " and t.epochs = s.epochs", "--format", "csv")
    #expect(trained.output == "count(*)\n8\n")
  }

  @Test(arguments: ["", "\nstop: {patience: 15}"])
  func `a state in the place of another run's is not gone on from`(rule: String) throws {
    let work = try Workspace()
    let text = Self.sweep + rule
    try work.write(text.replacing("epochs: 20", with: "epochs: 7"), to: "sweep.exp")
    #expect(try run(work).code == 0)
    // Of the four runs of each network the first and the last one change places, and those between.
    try work.edit(
      """
      CREATE TEMP TABLE own AS
        SELECT s.*, parameters, row_number() OVER (w ORDER BY run) AS place,
          row_number() OVER (w ORDER BY run DESC) AS other
        FROM states s JOIN trajectories t ON t.id = s.trajectory WINDOW w AS (PARTITION BY parameters);
      UPDATE states SET (state, checksum) = (SELECT o.state, o.checksum
        FROM own o JOIN own m ON o.place = m.other AND o.parameters = m.parameters
        WHERE m.trajectory = states.trajectory)
      """)
    #expect(try work.rows("select count(*) from states") == ["8"])
    try work.write(text, to: "sweep.exp")
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.straight(text))
  }

  @Test(arguments: ["none", "best 2", "all", "auto"])
  func `what is kept does not show in the results`(keep: String) throws {
    let work = try Workspace()
    for epochs in ["7", "20"] {
      let text = Self.sweep.replacing("epochs: 20", with: "epochs: \(epochs)") + "\nkeep: \(keep)"
      try work.write(text, to: "sweep.exp")
      #expect(try run(work).code == 0)
    }
    #expect(try Self.canonical(work) == Self.undisturbed.get())
    let states = try work.run("sql", "select count(*) from states", "--format", "csv")
    let counts = ["none": "0", "best 2": "2", "all": "8", "auto": "8"]
    #expect(states.output == "count(*)\n\(counts[keep]!)\n")
  }

  @Test func `a deadline and a number of runs end like an interrupt`() throws {
    let work = try Workspace()
    try work.write(Self.sweep, to: "sweep.exp")
    let first = try run(work, "--max-runs", "5")
    #expect(first.code == 130)
    #expect(
      first.errors == """
        stopped after as many runs as asked for: 7 of 12 runs are left; continue with
          nn-sweep run sweep.exp --no-plots --max-runs 5

        """)
    let late = try run(work, "--deadline", "0.001s", "-j", "1")
    #expect(late.code == 130)
    #expect(late.errors.hasPrefix("stopped at the deadline: "))
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.undisturbed.get())
  }

  @Test func `an interrupted epoch is taken up at its next batch`() throws {
    // Epochs so long that four of five interruptions cut one, and so many that each comes before the end.
    let long = Self.sweep.replacing("epochs: 20", with: "epochs: 400")
      .replacing("batch_size: 16", with: "batch_size: 1")
    let work = try Workspace()
    try work.write(long, to: "sweep.exp")
    var cuts = 0
    for number in 0..<12 {
      let running = try work.start(["run", "sweep.exp", "--no-plots", "-j", "1", "--verbose"])
      guard running.end(by: SIGINT, after: " epoch ", times: 1 + number) else { break }
      let cut = try work.run(
        "sql",
        "select count(*) as n from trajectories where epochs > 0 and weights_digest is null",
        "--format", "csv")
      cuts += cut.output == "n\n1\n" ? 1 : 0
    }
    #expect(cuts > 0)
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.straight(long))
  }

  @Test func `a sweep killed at any instant loses nothing and ends the same`() throws {
    let long = Self.sweep.replacing("epochs: 20", with: "epochs: 200")
      .replacing("[1, 2]", with: "[1, 2, 3, 4]")
    let work = try Workspace()
    try work.write(long, to: "sweep.exp")
    var random = InstantSource(state: 11)
    var landed = 0
    for number in 0..<16 {
      let running = try work.start(["run", "sweep.exp", "--no-plots", "-j", "3", "--verbose"])
      // Before it has printed anything, or in the middle of its work.
      let lines = number % 4 == 0 ? 0 : 1 + random.next(below: 60)
      guard running.end(by: SIGKILL, after: "\n", times: lines) else { break }
      landed += 1
    }
    #expect(landed > 5)
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.straight(long))
    let left = try work.run(
      "sql", "select (select count(*) from claims) + (select count(*) from holders) as n",
      "--format", "csv")
    #expect(left.output == "n\n0\n")
  }

  @Test func `two at once share the work, and one may be killed`() throws {
    let long = Self.sweep.replacing("epochs: 20", with: "epochs: 100")
      .replacing("[1, 2]", with: "[1, 2, 3, 4, 5, 6]")
    let work = try Workspace()
    try work.write(long, to: "sweep.exp")
    let first = try work.start(["run", "sweep.exp", "--no-plots", "-j", "1"])
    let second = try work.start(["run", "sweep.exp", "--no-plots", "-j", "1"])
    try second.wait(for: "validation")
    second.send(SIGKILL)
    #expect(second.end().code == 128 + SIGKILL)
    #expect(first.end().errors == "")
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.straight(long))
  }

  @Test func `runs that somebody deletes while they train end the sweep with a way on`() throws {
    let work = try Workspace()
    try work.write(Self.sweep.replacing("epochs: 20", with: "epochs: 100000"), to: "sweep.exp")
    let running = try work.start(["run", "sweep.exp", "--no-plots", "-j", "1", "--verbose"])
    try running.wait(for: "epoch 1:")
    try work.edit("DELETE FROM points; DELETE FROM trajectories")
    running.send(SIGINT)
    let ending = running.end()
    #expect(ending.code == 69)
    #expect(
      ending.errors.contains(
        "  hint: 'nn-sweep run FILE' trains what its file asks for and is not there any more\n"),
      "\(ending.errors)")
    try work.write(Self.sweep, to: "sweep.exp")
    #expect(try run(work).code == 0)
    #expect(try Self.canonical(work) == Self.undisturbed.get())
  }

  @Test func `runs that a process left behind are named, and can be left out`() throws {
    let long = Self.sweep.replacing("epochs: 20", with: "epochs: 100000")
      .replacing("1e30", with: "1")
    let work = try Workspace()
    try work.write(long, to: "sweep.exp")
    let running = try work.start(["run", "sweep.exp", "--no-plots", "-j", "1", "--verbose"])
    try running.wait(for: "epoch 1:")
    running.send(SIGKILL)
    #expect(running.end().code == 128 + SIGKILL)
    try work.write("dataset: xor\nepochs: 1", to: "other.exp")
    let next = try work.run("run", "other.exp", "--no-plots")
    let match = try #require(
      next.errors.firstMatch(of: /ended suddenly while training ([0-9a-f]{8})\n/))
    try work.write(long.replacing("100000", with: "2"), to: "sweep.exp")
    let rest = try run(work, "--skip", String(match.1))
    #expect(rest.code == 0)
    #expect(rest.output.contains("\n1 run not trained here: left out, or under way"))
    let waiting = try work.run(
      "sql", "select substr(id, 1, 8) as id from runs where active and state = 'waiting'",
      "--format", "csv")
    #expect(waiting.output == "id\n\(match.1)\n")
  }
}

/// A tiny generator, so that a failing instant can be found again.
struct InstantSource {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
