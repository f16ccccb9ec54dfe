import GRDB
import Networks
import Records
import Testing

@testable import Storage

/// Epochs that somebody has deleted by hand are noticed, and trained again to the same numbers.
struct MissingEpochsTests {
  private let sandbox = Sandbox()
  private let points = Fixture.points(["2", "4", "8"])

  private func register(
    _ store: Store, _ points: [PointRequest], of name: String = "grid"
  ) throws -> Registration {
    try store.register(Fixture.experiment(name), points: points, stamp: "\(points.count)")
  }

  private func canonical(_ store: Store) throws -> [String] {
    var lines: [String] = []
    try store.results.canonical { lines.append($0) }
    return lines
  }

  /// Three finished runs, and what they are in canonical form.
  private func fill() throws -> [String] {
    let store = try sandbox.store()
    _ = try register(store, points)
    try store.finishAll()
    defer { try? store.close() }
    return try canonical(store)
  }

  private func edit(_ sql: String) throws {
    try DatabaseQueue(path: sandbox.database).write { try $0.execute(sql: sql) }
  }

  @Test(arguments: ["epoch = 3", "epoch = 2", "epoch = 1", "true"])
  func `a run that lacks epochs waits again, and no other`(which: String) throws {
    let whole = try fill()
    try edit("DELETE FROM epochs WHERE trajectory = 2 AND \(which)")
    let store = try sandbox.store()
    let revision = try store.results.revision(of: "grid")
    let registration = try register(store, points)
    #expect(registration.incomplete == [points[1].id])
    #expect(registration.points == 3 && registration.finished == 2 && registration.waiting == 1)
    #expect(try store.results.revision(of: "grid") != revision)
    let waiting = try store.results.runs(of: "grid")[1]
    #expect(waiting.state == .waiting && waiting.result == nil)
    #expect(try store.finishAll() == 1)
    #expect(try canonical(store) == whole)
    let again = try register(store, points)
    #expect(again.incomplete.isEmpty && again.waiting == 0)
  }

  @Test func `a divergence without the epochs before it is trained again`() throws {
    let store = try sandbox.store()
    _ = try register(store, points)
    let claims = try store.claim("grid", limit: 3)
    let place = Divergence(epoch: 3, step: 1, layer: 1)
    try store.record(
      claims.map { try Fixture.result($0) }.dropLast()
        + [Fixture.outcome(claims[2], .diverged(place), epochs: 2)])
    let whole = try canonical(store)
    try edit("DELETE FROM epochs WHERE trajectory = 3")
    #expect(try register(store, points).incomplete == [points[2].id])
    let claim = try #require(try store.claim("grid", limit: 3).first)
    #expect(claim.progress == nil)
    try store.record([Fixture.outcome(claim, .diverged(place), epochs: 2)])
    #expect(try canonical(store) == whole)
  }

  @Test func `a run that another experiment asks for is trained for both`() throws {
    let whole = try fill()
    try edit("DELETE FROM epochs WHERE trajectory = 1 AND epoch = 2")
    let store = try sandbox.store()
    let registration = try register(store, [points[0]], of: "other")
    #expect(registration.incomplete == [points[0].id] && registration.waiting == 1)
    try store.finishAll("other")
    #expect(try register(store, points).incomplete.isEmpty)
    #expect(try store.results.runs(of: "grid").allSatisfy { $0.state == .finished })
    _ = try store.remove(.experiment("other"))
    #expect(try canonical(store) == whole)
  }

  @Test func `a result that nobody asks for any more stays`() throws {
    _ = try fill()
    try edit("DELETE FROM epochs WHERE trajectory = 3")
    let store = try sandbox.store()
    let registration = try register(store, Array(points.prefix(2)))
    #expect(registration.incomplete.isEmpty && registration.noLongerAsked == 1)
    let left = try store.results.runs(of: "grid", includingInactive: true)
    #expect(left.count { $0.state == .finished } == 3)
    // Asked for again, it is trained.
    #expect(try register(store, points).incomplete == [points[2].id])
  }
}
