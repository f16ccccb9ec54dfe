import Networks
import Records
import Storage
import Testing

/// An experiment that comes with the stamp of the last time is not gone through again, unless
/// something may have changed.
struct StampTests {
  let sandbox = Sandbox()
  let points = Fixture.points(["2", "4"])

  /// Registers `grid`; whether its points were gone through, and what it came to.
  private func register(
    _ store: Store, stamp: String? = "a", _ experiment: ExperimentRecord = Fixture.experiment()
  ) throws -> (wasRead: Bool, counts: Registration) {
    var wasRead = false
    let counts = try store.register(
      experiment,
      points: points.lazy.map { point in
        wasRead = true
        return point
      }, stamp: stamp)
    return (wasRead, counts)
  }

  /// A store with both points registered under the stamp `a` and finished.
  private func store() throws -> Store {
    let store = try sandbox.store()
    #expect(try register(store).wasRead)
    try store.finishAll()
    return store
  }

  @Test func `the same stamp counts what going through all would count`() throws {
    let store = try store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
    let claim = try #require(try store.claim("grid", limit: 1).first)
    try store.record([
      Fixture.outcome(claim, .diverged(Divergence(epoch: 3, step: 1, layer: 1)), epochs: 2)
    ])
    let gone = try register(store)
    #expect(gone.wasRead)
    let again = try register(store)
    #expect(!again.wasRead)
    #expect(again.counts == gone.counts)
    #expect(again.counts.finished == 2)
    #expect(again.counts.noLongerAsked == 1)
    #expect(again.counts.waiting == 0)
  }

  @Test func `results that come in between are counted`() throws {
    let store = try sandbox.store()
    #expect(try register(store).counts.waiting == 2)
    try store.finishAll()
    let again = try register(store)
    #expect(!again.wasRead)
    #expect(again.counts.finished == 2)
    #expect(again.counts.new == 0)
  }

  @Test func `another stamp, or none, goes through all`() throws {
    let store = try store()
    #expect(try register(store, stamp: "b").wasRead)
    #expect(try register(store, stamp: "a").wasRead)
    #expect(try register(store, stamp: nil).wasRead)
    #expect(try register(store, stamp: "a").wasRead)
    #expect(try !register(store, stamp: "a").wasRead)
  }

  @Test func `a run removed in between waits again`() throws {
    let store = try store()
    _ = try store.remove(.run(points[0].id))
    let (wasRead, counts) = try register(store)
    #expect(wasRead)
    #expect(counts.new == 1)
    #expect(counts.waiting == 1)
  }

  @Test func `an experiment removed in between waits again`() throws {
    let store = try store()
    _ = try store.remove(.experiment("grid"))
    #expect(try register(store).counts.waiting == 2)
  }

  @Test func `a merge in between is seen`() throws {
    let store = try store()
    let other = Sandbox()
    let source = try other.store()
    _ = try source.register(Fixture.experiment(), points: Fixture.points(["16"]), stamp: "a")
    try source.close()
    _ = try store.merge(other.path)
    let (wasRead, counts) = try register(store)
    #expect(wasRead)
    #expect(counts.noLongerAsked == 1)
  }

  @Test
  func `a database that nobody else has written to is not gone through when it is opened again`()
    throws
  {
    try store().close()
    let again = try sandbox.store()
    #expect(try !register(again).wasRead)
    try again.close()
    try sandbox.edit("UPDATE settings SET hidden = '9'")
    let after = try sandbox.store()
    #expect(try register(after).wasRead)
    let known = try after.results.runs(of: "grid").map { $0.settings[.hidden] }
    #expect(known == [.text("2"), .text("4")])
    try after.close()
    #expect(try !register(sandbox.store()).wasRead)
  }

  @Test func `a run that was deleted by hand is asked for again`() throws {
    try store().close()
    try sandbox.edit("DELETE FROM trajectories WHERE id = 1")
    let (wasRead, counts) = try register(sandbox.store())
    #expect(wasRead)
    #expect(counts.new == 1)
    #expect(counts.finished == 1)
  }

  @Test func `an experiment that a merge brought has no stamp`() throws {
    let store = try store()
    try store.close()
    let other = Sandbox()
    let target = try other.store()
    _ = try target.merge(sandbox.path)
    let (wasRead, counts) = try register(target)
    #expect(wasRead)
    #expect(counts.finished == 2)
  }

  @Test func `a run that failed waits again`() throws {
    let store = try sandbox.store()
    _ = try register(store)
    let claim = try #require(try store.claim("grid", limit: 1).first)
    try store.record([Fixture.outcome(claim, .failed("no luck"))])
    let (wasRead, counts) = try register(store)
    #expect(wasRead)
    #expect(counts.waiting == 2)
    #expect(try store.results.states()["grid"]?[.failed] == 0)
  }

  @Test func `what is told about an experiment is brought up to date nevertheless`() throws {
    let store = try store()
    var moved = Fixture.experiment()
    moved.path = "elsewhere/grid.exp"
    #expect(try !register(store, moved).wasRead)
    #expect(try store.results.experiment(named: "grid")?.path == moved.path)
  }
}
