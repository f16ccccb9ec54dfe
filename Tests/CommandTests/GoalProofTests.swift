import Foundation
import Testing

/// Schedules, dropout and stop rules: interrupted, killed, continued and merged, what an experiment
/// asks for comes out as in an undisturbed sweep.
@Suite struct GoalProofTests {
  private static func sweep(epochs: Int, _ rest: String = "") -> String {
    """
    name: sweep
    dataset: digits
    epochs: \(epochs)
    batch_size: 16
    seeds: [1, 2]
    grid:
      hidden: [4, 12-6]
      optimizer: [sgd, adam]
    \(rest)
    """
  }

  private static let cosine = "schedule: cosine\nwarmup_epochs: 1\ndropout: 0.1"

  /// What every run that is asked for came to, with the bits of its weights where they are kept.
  private func answers(_ work: Workspace, _ results: String = "results") throws -> String {
    let ending = try work.run(
      "sql",
      """
      select t.run, p.epochs, p.stop, p.state, p.result_epoch, p.last_epoch, p.validation_score,
        p.test_loss, p.kept, hex(m.weights), c.validation, t.weights_digest, t.curve_digest
      from points p join trajectories t on t.id = p.trajectory
      left join models m on m.trajectory = t.id and m.epoch = p.result_epoch and p.kept
      left join confusions c on c.trajectory = t.id and c.epoch = p.result_epoch
      where p.active order by t.run, p.epochs, p.stop
      """, "--format", "csv", "--results", results)
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("finished"))
    return ending.output
  }

  private func run(_ work: Workspace, _ text: String, _ arguments: String...) throws -> Int32 {
    try work.write(text, to: "sweep.exp")
    return try work.start(["run", "sweep.exp", "--no-plots"] + arguments).end().code
  }

  private func straight(_ text: String) throws -> String {
    let work = try Workspace()
    #expect(try run(work, text) == 0)
    return try answers(work)
  }

  @Test(arguments: ["schedule: step\nstep_epochs: 3\ngamma: 0.5", "dropout: 0.2", cosine])
  func `20 epochs and then 50 are 50`(rest: String) throws {
    let work = try Workspace()
    #expect(try run(work, Self.sweep(epochs: 20, rest)) == 0)
    #expect(try run(work, Self.sweep(epochs: 50, rest)) == 0)
    #expect(try answers(work) == straight(Self.sweep(epochs: 50, rest)))
    // The rates of a cosine depend on the total: other epochs are another run.
    let count = try work.run("sql", "select count(*) n from trajectories", "--format", "csv")
    #expect(count.output == (rest == Self.cosine ? "n\n16\n" : "n\n8\n"))
  }

  @Test func `a stop rule that is interrupted and killed ends where it would have`() throws {
    let text = Self.sweep(epochs: 400, "stop: {patience: 60}\nschedule: cosine")
    let expected = try straight(text)
    let work = try Workspace()
    try work.write(text, to: "sweep.exp")
    var random = InstantSource(state: 5)
    var landed = 0
    for number in 0..<12 {
      let running = try work.start(["run", "sweep.exp", "--no-plots", "-j", "2", "--verbose"])
      let signal = number % 3 == 2 ? SIGKILL : SIGINT
      let lines = 1 + random.next(below: 30)
      guard running.end(by: signal, after: "\n", times: lines) else { break }
      landed += 1
    }
    #expect(landed > 2)
    #expect(try run(work, text) == 0)
    #expect(try answers(work) == expected)
  }

  @Test func `a more patient rule goes on and remembers the best weights`() throws {
    let patient = Self.sweep(epochs: 60, "stop: {patience: 9, min_change: 0.002}")
    let work = try Workspace()
    #expect(try run(work, Self.sweep(epochs: 60, "stop: {patience: 2}")) == 0)
    #expect(try run(work, patient) == 0)
    #expect(try answers(work) == straight(patient))
    let again = try work.run("run", "sweep.exp", "--no-plots", "--again")
    #expect(again.code == 0, "\(again.errors)")
    #expect(try answers(work) == straight(patient))
  }

  @Test func `two databases with stop rules merge to the whole, either way`() throws {
    let text = Self.sweep(epochs: 30, "stop: {patience: 3, target_score: 0.8}")
    let expected = try straight(text)
    let work = try Workspace()
    #expect(try run(work, text, "--results", "a", "--max-runs", "3", "-j", "1") == 130)
    #expect(try run(work, text, "--results", "b") == 0)
    #expect(try run(work, text, "--results", "c", "--max-runs", "5", "-j", "1") == 130)
    for (into, from) in [("a", "c"), ("c", "a"), ("a", "b"), ("c", "b")] {
      #expect(try work.run("merge", from, "--results", into).code == 0)
    }
    #expect(try work.run("merge", "b", "--results", "a").code == 0)
    let columns = { (text: String) in
      // Which weights are kept is settled by the next run, not by merging.
      text.split(separator: "\n").map { $0.split(separator: ",").prefix(8).joined(separator: ",") }
    }
    #expect(try columns(answers(work, "a")) == columns(expected))
    #expect(try columns(answers(work, "c")) == columns(expected))
    for results in ["a", "c"] { #expect(try run(work, text, "--results", results) == 0) }
    #expect(try answers(work, "a") == expected)
    #expect(try answers(work, "c") == expected)
  }

  @Test func `a run that has had its seconds waits for a higher limit`() throws {
    let text = Self.sweep(epochs: 30)
    let work = try Workspace()
    _ = try run(work, text + "\nmax_seconds: 0.0001")
    let states = try work.run("sql", "select distinct state from runs", "--format", "csv")
    #expect(states.output == "state\nwaiting\n")
    #expect(try run(work, text + "\nmax_seconds: 600") == 0)
    #expect(try answers(work) == straight(text))
  }
}
