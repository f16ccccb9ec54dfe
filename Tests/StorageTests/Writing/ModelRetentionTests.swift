import Networks
import Records
import Storage
import Testing

struct ModelRetentionTests {
  let sandbox = Sandbox()
  private let hidden = (1...8).map(String.init)

  /// Places in the file whose weights are there.
  private func kept(_ store: Store, _ experiment: String = "grid") throws -> [Int] {
    let runs = try store.results.runs(of: experiment, includingInactive: true)
    return try runs.filter { try store.results.model(of: $0.id, epoch: $0.epochs) != nil }
      .map(\.position)
  }

  @Test func `the weights of the best runs are kept, whatever the order they end in`() throws {
    let scores = [0.1, 0.9, 0.5, 0.7, 0.5, 0.5, 0.2, 0.8]
    for order in [Array(0..<8), Array((0..<8).reversed()), [3, 1, 4, 0, 5, 7, 2, 6]] {
      let sandbox = Sandbox()
      let store = try sandbox.store(modelsKept: 4)
      _ = try store.register(Fixture.experiment(), points: Fixture.points(hidden))
      let claims = try store.claim("grid", limit: 8)
      for place in order {
        try store.record([try Fixture.result(claims[place], score: scores[place])])
      }
      #expect(try kept(store) == [1, 2, 3, 7])
    }
  }

  @Test func `weights that another experiment keeps stay`() throws {
    let store = try sandbox.store(modelsKept: 1)
    _ = try store.register(Fixture.experiment("small"), points: Fixture.points(["2"]))
    _ = try store.register(Fixture.experiment("large"), points: Fixture.points(["2", "4"]))
    try store.finishAll("small") { _ in 0.5 }
    #expect(try kept(store, "large") == [0])
    try store.finishAll("large") { _ in 0.9 }
    #expect(try kept(store, "large") == [0, 1])
    _ = try store.register(Fixture.experiment("small"), points: Fixture.points(["4"]))
    #expect(try kept(store, "large") == [1])
  }

  @Test func `runs that are no longer asked for yield to those that are`() throws {
    let store = try sandbox.store(modelsKept: 2)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["1", "2"]))
    try store.finishAll { _ in 0.9 }
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["3", "2", "4"]))
    #expect(try kept(store) == [1, 0])
    try store.finishAll { _ in 0.1 }
    #expect(try kept(store) == [0, 1])
  }

  @Test func `a run without a score is kept only while there is room`() throws {
    let store = try sandbox.store(modelsKept: 1)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["1", "2", "3"]))
    try store.finishAll { [.nan, 0.5, .nan][$0] }
    #expect(try kept(store) == [1])
  }

  @Test func `weights come back bit for bit`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["1"]))
    try store.finishAll()
    let run = try #require(try store.results.runs(of: "grid").first)
    let model = try #require(try store.results.model(of: run.id))
    #expect(
      model.layers[0].weights.prefix(2).map(\.bitPattern) == [Float(0.25).bitPattern, 0x8000_0000])
    #expect(model.layers[0].biases[0] == .pi)
    #expect(model == (try Fixture.model(epoch: 3)))
  }
}
