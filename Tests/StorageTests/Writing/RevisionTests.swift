import Networks
import Records
import Storage
import Testing

/// Whether pictures are still true is told by a number that changes whenever they do, and only then.
struct RevisionTests {
  let sandbox = Sandbox()

  /// Registers `a` and `b`, which share the run of `4`.
  private func store() throws -> Store {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("a"), points: Fixture.points(["2", "4"]))
    _ = try store.register(Fixture.experiment("b"), points: Fixture.points(["4", "8"]))
    return store
  }

  /// Which of `a` and `b` have another revision afterwards.
  private func changed(_ store: Store, by body: () throws -> Void) throws -> [String] {
    let before = try ["a", "b"].map { try store.results.revision(of: $0) }
    try body()
    let after = try ["a", "b"].map { try store.results.revision(of: $0) }
    return zip(["a", "b"], zip(before, after)).filter { $0.1.0 != $0.1.1 }.map(\.0)
  }

  @Test func `registering the same again changes nothing, anything else does`() throws {
    let store = try store()
    var record = Fixture.experiment("a")
    let points = Fixture.points(["2", "4"])
    record.path = "moved.exp"
    #expect(try changed(store) { _ = try store.register(record, points: points) } == [])
    record.text += "# a remark\n"
    #expect(try changed(store) { _ = try store.register(record, points: points) } == ["a"])
    record.data[0].classes = ["no", "maybe", "yes"]
    #expect(try changed(store) { _ = try store.register(record, points: points) } == ["a"])
    let turned = Fixture.points(["4", "2"])
    #expect(try changed(store) { _ = try store.register(record, points: turned) } == ["a"])
    let fewer = Array(turned.prefix(1))
    #expect(try changed(store) { _ = try store.register(record, points: fewer) } == ["a"])
  }

  @Test func `a result changes every experiment that shows it, told again none`() throws {
    let store = try store()
    let claims = try store.claim("a", limit: 2)
    let own = try Fixture.result(claims[0])
    let shared = try Fixture.result(claims[1])
    #expect(try changed(store) { try store.record([own]) } == ["a"])
    #expect(try changed(store) { try store.record([shared]) } == ["a", "b"])
    #expect(try changed(store) { try store.record([own, shared]) } == [])
  }

  @Test func `epochs on the way, failures and divergences change it too`() throws {
    let store = try store()
    let claims = try store.claim("b", limit: 2)
    var half = Fixture.outcome(claims[1], .interrupted, epochs: 2)
    half.state = [1]
    #expect(try changed(store) { try store.checkpoint([half]) } == ["b"])
    let failed = Fixture.outcome(claims[0], .failed("no luck"))
    #expect(try changed(store) { try store.record([failed]) } == ["a", "b"])
    let diverged = Fixture.outcome(
      claims[1], .diverged(Divergence(epoch: 3, step: 1, layer: 1)), epochs: 2)
    #expect(try changed(store) { try store.record([diverged]) } == ["b"])
  }

  @Test func `removing and merging change it, a dry run does not`() throws {
    let store = try store()
    let run = Fixture.points(["4"])[0].id
    #expect(try changed(store) { _ = try store.results.removal(of: .run(run)) } == [])
    #expect(try changed(store) { _ = try store.remove(.run(run)) } == ["a", "b"])
    let other = Sandbox()
    let source = try other.store()
    _ = try source.register(Fixture.experiment("a"), points: Fixture.points(["16"]))
    try source.close()
    #expect(try changed(store) { _ = try store.merge(other.path) }.contains("a"))
  }
}
