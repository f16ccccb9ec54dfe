import Networks
import Records
import Storage
import Testing

/// Runs whose curve is not the one that was trained are noticed, whatever was done to it by hand, and
/// trained again to the same numbers.
struct SetBackTests {
  private let sandbox = Sandbox()
  private let points = Fixture.points(["2", "4", "8"])

  private func register(
    _ store: Store, _ points: [PointRequest], of name: String = "grid"
  ) throws -> Registration {
    try store.register(Fixture.experiment(name), points: points, stamp: "\(points.count)")
  }

  /// Three finished runs, and what they are in canonical form.
  private func fill() throws -> [String] {
    let store = try sandbox.store()
    _ = try register(store, points)
    try store.finishAll()
    try store.close()
    return try sandbox.canonical()
  }

  private func note(_ point: PointRequest) -> String {
    "results database '\(sandbox.database)' was damaged, or changed by hand: the curve of 1 run"
      + " (\(point.id.short)) is not as it was trained: to be trained again by 'nn-sweep run FILE'"
  }

  @Test(arguments: [
    "DELETE FROM epochs WHERE trajectory = 2 AND epoch = 3",
    "DELETE FROM epochs WHERE trajectory = 2 AND epoch = 1",
    "DELETE FROM epochs WHERE trajectory = 2",
    "UPDATE epochs SET epoch = 12 WHERE trajectory = 2 AND epoch = 2",
    "UPDATE epochs SET epoch = epoch + 10 WHERE trajectory = 2",
    "UPDATE epochs SET trajectory = 9 WHERE trajectory = 2 AND epoch = 2",
    "INSERT INTO epochs SELECT 2, 4, 1, 1, 1, 1, 1, 1, 1",
    "UPDATE epochs SET validation_score = 0.99 WHERE trajectory = 2 AND epoch = 3",
    "UPDATE epochs SET training_loss = 0.5 WHERE trajectory = 2 AND epoch = 1",
    "UPDATE epochs SET test_loss = NULL WHERE trajectory = 2 AND epoch = 1",
    "UPDATE trajectories SET epochs = 2 WHERE id = 2",
    "UPDATE trajectories SET epochs = 9223372036854775807 WHERE id = 2",
    "UPDATE trajectories SET diverged_epoch = 2 WHERE id = 2",
    "UPDATE trajectories SET curve_digest = NULL WHERE id = 2",
  ])
  func `a run whose curve was changed waits again, and no other`(sql: String) throws {
    let whole = try fill()
    try sandbox.edit(sql)
    var notes: [String] = []
    let store = try sandbox.store { notes.append($0) }
    let isMoved = sql.contains("SET trajectory = 9")
    #expect(notes.filter { !isMoved || !$0.contains("1 row referred to") } == [note(points[1])])
    let registration = try register(store, points)
    #expect(registration.points == 3 && registration.finished == 2 && registration.waiting == 1)
    let waiting = try store.results.runs(of: "grid")[1]
    #expect(waiting.state == .waiting && waiting.result == nil)
    #expect(try store.finishAll() == 1)
    try store.close()
    #expect(try sandbox.canonical() == whole)
    #expect(try sandbox.openingNotes().isEmpty)
  }

  @Test func `a divergence without the epochs before it is trained again`() throws {
    let store = try sandbox.store()
    _ = try register(store, points)
    let claims = try store.claim("grid", limit: 3)
    let place = Divergence(epoch: 3, step: 1, layer: 1)
    try store.record(
      claims.map { try Fixture.result($0) }.dropLast()
        + [Fixture.outcome(claims[2], .diverged(place), epochs: 2)])
    try store.close()
    let whole = try sandbox.canonical()
    try sandbox.edit("DELETE FROM epochs WHERE trajectory = 3")
    let again = try sandbox.store()
    #expect(try register(again, points).waiting == 1)
    let claim = try #require(try again.claim("grid", limit: 3).first)
    #expect(claim.progress == nil)
    try again.record([Fixture.outcome(claim, .diverged(place), epochs: 2)])
    try again.close()
    #expect(try sandbox.canonical() == whole)
  }

  @Test func `a run that another experiment asks for is trained for both`() throws {
    let whole = try fill()
    try sandbox.edit("DELETE FROM epochs WHERE trajectory = 1 AND epoch = 2")
    let store = try sandbox.store()
    #expect(try register(store, [points[0]], of: "other").waiting == 1)
    try store.finishAll("other")
    #expect(try register(store, points).waiting == 0)
    #expect(try store.results.runs(of: "grid").allSatisfy { $0.state == .finished })
    _ = try store.remove(.experiment("other"))
    try store.close()
    #expect(try sandbox.canonical() == whole)
  }

  @Test func `a result that nobody asks for any more stays`() throws {
    _ = try fill()
    let store = try sandbox.store()
    _ = try register(store, Array(points.prefix(2)))
    try store.close()
    try sandbox.edit("DELETE FROM epochs WHERE trajectory = 3")
    #expect(try sandbox.openingNotes().isEmpty)
    let again = try sandbox.store()
    let left = try again.results.runs(of: "grid", includingInactive: true)
    #expect(left.count { $0.state == .finished } == 3)
    // Asked for again, it is trained, by whomever.
    let registration = try register(again, points)
    #expect(registration.setBack == [points[2].id] && registration.waiting == 1)
    #expect(
      registration.note?.hasPrefix("the curve of 1 run (\(points[2].id.short)) is not") == true)
    #expect(try again.finishAll() == 1)
    #expect(try register(again, points).setBack.isEmpty)
  }

  @Test func `a broken run that another experiment asks for first is trained again`() throws {
    _ = try fill()
    let store = try sandbox.store()
    _ = try register(store, Array(points.prefix(2)))
    try store.close()
    try sandbox.edit("UPDATE epochs SET epoch = 7 WHERE trajectory = 3 AND epoch = 2")
    let again = try sandbox.store()
    let registration = try register(again, [points[2]], of: "other")
    #expect(registration.setBack == [points[2].id] && registration.waiting == 1)
  }
}
