import Foundation
import Records
import Storage
import Testing

struct ClaimTests {
  let sandbox = Sandbox()

  @Test func `claims come in order and only once`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    #expect(try store.claim("grid", limit: 2).map(\.position) == [0, 1])
    #expect(try store.claim("grid", limit: 2).map(\.position) == [2])
    #expect(try store.claim("grid", limit: 2).isEmpty)
    #expect(try store.claim("unknown", limit: 2).isEmpty)
  }

  @Test func `claims follow the order of execution where it is not that of the file`() throws {
    let store = try sandbox.store()
    var points = Fixture.points(["2", "4", "8"])
    for (index, turn) in [1, 2, 0].enumerated() { points[index].order = turn }
    _ = try store.register(Fixture.experiment(), points: points)
    #expect(try store.claim("grid", limit: 1).map(\.position) == [2])
    for (index, turn) in [1, 0, 2].enumerated() { points[index].order = turn }
    _ = try store.register(Fixture.experiment(), points: points)
    #expect(try store.claim("grid", limit: 9).map(\.position) == [1, 0])
  }

  @Test func `two processes share the work`() throws {
    let first = try sandbox.store()
    let second = try sandbox.store()
    _ = try first.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    _ = try second.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    let claims = try [
      first.claim("grid", limit: 1), second.claim("grid", limit: 1), first.claim("grid", limit: 9),
      second.claim("grid", limit: 9),
    ]
    #expect(claims.map { $0.map(\.position) } == [[0], [1], [2], []])
  }

  @Test func `claims end with the process that held them`() throws {
    var first: Store? = try sandbox.store()
    let second = try sandbox.store()
    _ = try first?.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(try first?.claim("grid", limit: 2).count == 2)
    #expect(try second.results.states()["grid"]?[.running] == 2)
    #expect(try second.claim("grid", limit: 2).isEmpty)
    first = nil
    #expect(try second.results.states()["grid"]?[.waiting] == 2)
    #expect(try second.results.runs(of: "grid").map(\.state) == [.waiting, .waiting])
    #expect(try second.claim("grid", limit: 2).count == 2)
  }

  @Test func `a killed process leaves nothing stuck`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = sandbox.path as String] in
      let store = try Store(
        directory: path,
        provenance: Provenance(
          host: "other", processor: "cpu", instructionSet: "portable", version: "1.0",
          commit: "abc"))
      _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
      guard try store.claim("grid", limit: 2).count == 2 else { exit(1) }
      kill(getpid(), SIGKILL)
    }
    let store = try sandbox.store()
    #expect(try store.claim("grid", limit: 2).map(\.position) == [0, 1])
  }

  @Test func `closing gives claims back and clears the lock away`() throws {
    let first = try sandbox.store()
    let second = try sandbox.store()
    _ = try first.register(Fixture.experiment(), points: Fixture.points(["2"]))
    #expect(try first.claim("grid", limit: 1).count == 1)
    try first.close()
    #expect(try second.claim("grid", limit: 1).count == 1)
    let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path + "/.holders")
    #expect(files.sorted() == ["2.lock", "opening.lock"])
  }

  @Test func `an interrupted run only gives its claim back`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claims = try store.claim("grid", limit: 1)
    try store.record([Fixture.outcome(claims[0], .interrupted, epochs: 2)])
    #expect(try store.results.runs(of: "grid").map(\.state) == [.waiting])
    #expect(try store.results.curves(of: store.results.runs(of: "grid"))[0].epochs.isEmpty)
    #expect(try store.claim("grid", limit: 1) == claims)
  }

  @Test func `a claim that is declined is left to others`() throws {
    let (first, second) = (try sandbox.store(), try sandbox.store())
    _ = try first.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claims = try first.claim("grid", limit: 1)
    try first.decline(claims[0])
    #expect(try first.claim("grid", limit: 1).isEmpty)
    #expect(try second.claim("grid", limit: 1).map(\.id) == claims.map(\.id))
  }

  @Test func `a result ends no claim but the own`() throws {
    let (first, second) = (try sandbox.store(), try sandbox.store())
    _ = try first.register(Fixture.experiment(), points: Fixture.points(["2"]))
    let claims = try first.claim("grid", limit: 1)
    // As a process that trains finished runs again records one that it did not begin.
    try second.record([Fixture.outcome(claims[0], .interrupted)])
    #expect(try second.claim("grid", limit: 1).isEmpty)
    #expect(throws: StorageError.self) { try second.remove(.experiment("grid")) }
  }

  @Test func `an experiment is not removed while its runs are trained, whoever shares them`() throws
  {
    let (first, second) = (try sandbox.store(), try sandbox.store())
    for name in ["grid", "other"] {
      _ = try first.register(Fixture.experiment(name), points: Fixture.points(["2"]))
    }
    #expect(try first.claim("grid", limit: 1).count == 1)
    #expect(throws: StorageError.self) { try second.remove(.experiment("grid")) }
    try first.close()
    #expect(try second.remove(.experiment("grid")).points == 1)
  }

  @Test func `a run that began again and did not get as far is known by its time`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]), keep: .none)
    try store.finishAll()
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points(["2"], epochs: 9), keep: .none)
    let claim = try #require(try store.claim("grid", limit: 1, maxSeconds: 8).first)
    var stopped = Fixture.outcome(claim, .interrupted, epochs: 2)
    (stopped.state, stopped.seconds) = ([1], 8.5)
    try store.record([stopped])
    #expect(try store.claim("grid", limit: 1, maxSeconds: 8).isEmpty)
    #expect(try store.claim("grid", limit: 1, maxSeconds: 9).count == 1)
  }

  @Test func `a failed run is offered again by the next start, not by this one`() throws {
    let store = try sandbox.store()
    let points = Fixture.points(["2"])
    _ = try store.register(Fixture.experiment(), points: points)
    let claims = try store.claim("grid", limit: 1)
    try store.record([Fixture.outcome(claims[0], .failed("the moon is full"))])
    let failed = try store.results.runs(of: "grid")
    #expect(failed.map(\.state) == [.failed])
    #expect(failed.map(\.failure) == ["the moon is full"])
    #expect(try store.register(Fixture.experiment(), points: points).waiting == 1)
    #expect(try store.claim("grid", limit: 1).isEmpty)

    let next = try sandbox.store()
    _ = try next.register(Fixture.experiment(), points: points)
    #expect(try next.finishAll() == 1)
    #expect(try next.results.runs(of: "grid").map(\.failure) == [nil])
  }

  @Test func `many writers at once never find the database locked`() async throws {
    let hidden = (1...60).map(String.init)
    _ = try sandbox.store().register(Fixture.experiment(), points: Fixture.points(hidden))
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask { [sandbox] in
          let store = try sandbox.store()
          var done = 0
          while true {
            let claims = try store.claim("grid", limit: 2)
            if claims.isEmpty { break }
            try store.record(claims.map { try Fixture.result($0) })
            done += claims.count
          }
          try store.close()
          return done
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(done == 60)
    #expect(try sandbox.store().results.states()["grid"]?[.finished] == 60)
  }
}
