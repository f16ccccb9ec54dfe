import Foundation
import Records
import Storage
import Testing

@Suite struct PaceTests {
  let sandbox = Sandbox()

  @Test func `work is weights times epochs, and a run that two points read is trained once`() throws
  {
    let store = try sandbox.store()
    let points = [
      Fixture.point(0, hidden: "2", epochs: 3), Fixture.point(1, hidden: "4", epochs: 1),
      Fixture.point(2, hidden: "4", epochs: 6),
    ]
    _ = try store.register(Fixture.experiment(), points: points)
    #expect(try store.results.pace(of: "grid").share == 0)
    let claims = try store.claim("grid", limit: 1)
    try store.record([try Fixture.result(claims[0])])
    // All networks have as many weights: 3 of 3 + 6 epochs.
    #expect((try store.results.pace(of: "grid").share - 1.0 / 3).magnitude < 1e-12)
    try store.finishAll()
    #expect(try store.results.pace(of: "grid").share == 1)
  }

  @Test func `pace and time left follow from what ended lately`() throws {
    let store = try sandbox.store()
    let hidden = (1...8).map(String.init)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(hidden))
    let before = try store.results.pace(of: "grid")
    #expect(before.runsPerMinute == nil && before.secondsLeft == nil && before.workers.isEmpty)
    let claims = try store.claim("grid", limit: 8)
    try store.record(claims.prefix(6).map { try Fixture.result($0) })
    // Runs of 1.5 s that ended just now; a minute later they took all of it.
    let pace = try store.results.pace(of: "grid", at: Date(timeIntervalSinceNow: 58.5))
    let rate = try #require(pace.runsPerMinute)
    #expect((rate - 6).magnitude < 0.5)
    let left = try #require(pace.secondsLeft)
    #expect((left - 20).magnitude < 2)
    #expect(
      pace.workers == [
        SweepPace.Worker(
          host: "here", process: Int(ProcessInfo.processInfo.processIdentifier), runs: 2)
      ])
  }

  @Test func `the pace leaves out the time in which nobody trained`() throws {
    let store = try sandbox.store()
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points((1...12).map(String.init)))
    let claims = try store.claim("grid", limit: 12)
    try store.record(claims.prefix(5).map { try Fixture.result($0) })
    // They ended four minutes ago, and an hour ago nothing else did.
    try sandbox.edit(
      "UPDATE trajectories SET started = datetime('now', '-242 seconds'),"
        + " ended = datetime('now', '-240 seconds') WHERE ended IS NOT NULL")
    try store.record(claims[5..<10].map { try Fixture.result($0) })
    let pace = try store.results.pace(of: "grid", at: Date(timeIntervalSinceNow: 0.5))
    // Ten runs in two times two seconds, not in four minutes.
    let rate = try #require(pace.runsPerMinute)
    #expect((rate - 150).magnitude < 60)
  }

  @Test func `nothing is left where all is done, and nobody trains once a process is gone`() throws
  {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    _ = try store.claim("grid", limit: 1)
    try store.close()
    let reader = try Results(directory: sandbox.path)
    #expect(try reader.pace(of: "grid").workers.isEmpty)
    #expect(throws: StorageError.self) { try reader.pace(of: "none") }
  }
}
