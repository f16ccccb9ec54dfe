import Records
import Storage
import Testing

struct RegistrationTests {
  let sandbox = Sandbox()

  @Test func `a new experiment has only new points, which wait`() throws {
    let store = try sandbox.store()
    let counts = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(counts.points == 2)
    #expect(counts.new == 2)
    #expect(counts.waiting == 2)
    #expect(counts.finished == 0)
    #expect(counts.noLongerAsked == 0)
  }

  @Test func `the same again changes nothing and offers nothing`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    try store.finishAll()
    let before = try store.results.runs(of: "grid")
    let counts = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(counts.new == 0)
    #expect(counts.finished == 2)
    #expect(counts.waiting == 0)
    #expect(try store.claim("grid", limit: 10).isEmpty)
    #expect(try store.results.runs(of: "grid") == before)
  }

  @Test func `after an edit the difference waits, and what is no longer asked for stays`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    try store.finishAll()
    let counts = try store.register(
      Fixture.experiment(), points: Fixture.points(["8", "4", "16"]))
    #expect(counts.points == 3)
    #expect(counts.new == 2)
    #expect(counts.finished == 1)
    #expect(counts.noLongerAsked == 1)
    #expect(try store.claim("grid", limit: 10).map(\.position) == [0, 2])
    let runs = try store.results.runs(of: "grid", includingInactive: true)
    #expect(runs.map { $0.settings[.hidden]?.description } == ["8", "4", "16", "2"])
    #expect(runs[3].state == .finished)
    #expect(try store.results.runs(of: "grid").count == 3)
  }

  @Test func `a point asked for again is active again`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    try store.finishAll()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"]))
    let counts = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(counts.finished == 2)
    #expect(counts.new == 0)
    #expect(counts.noLongerAsked == 0)
  }

  @Test func `fewer epochs are read from a longer run`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"], epochs: 5))
    try store.finishAll()
    let counts = try store.register(
      Fixture.experiment(), points: Fixture.points(["4"], epochs: 2))
    #expect(counts.finished == 1)
    #expect(counts.waiting == 0)
    let run = try #require(try store.results.runs(of: "grid").first)
    #expect(run.result == Fixture.epochs(5)[1])
    #expect(run.seconds == 1)
  }

  @Test func `more epochs make a finished run wait again`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"], epochs: 2))
    try store.finishAll()
    let points = [
      Fixture.point(0, epochs: 2), Fixture.point(1, epochs: 4), Fixture.point(2, epochs: 3),
    ]
    let counts = try store.register(Fixture.experiment(), points: points)
    #expect(counts.finished == 1)
    #expect(counts.waiting == 2)
    let claims = try store.claim("grid", limit: 10)
    #expect(claims.map { $0.goals.map(\.epochs) } == [[4, 3]])
    #expect(claims.map(\.position) == [1])
    try store.record([try Fixture.result(claims[0])])
    #expect(try store.results.runs(of: "grid").map(\.state) == [.finished, .finished, .finished])
  }

  @Test func `the first in the file counts, though another is to be trained earlier`() throws {
    let store = try sandbox.store()
    var points = Fixture.points(["4", "2", "4"])
    points[0].settings[.scale] = .text("none")
    for (index, turn) in [2, 1, 0].enumerated() { points[index].order = turn }
    for _ in 0..<2 {
      let counts = try store.register(Fixture.experiment(), points: points.reversed())
      #expect(counts.points == 2)
      let runs = try store.results.runs(of: "grid")
      #expect(runs.map(\.position) == [0, 1])
      #expect(runs[0].settings[.scale] == .text("none"))
    }
    #expect(try store.claim("grid", limit: 9).map(\.position) == [0, 1])
  }

  @Test func `two experiments share what they share`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("one"), points: Fixture.points(["2", "4"]))
    _ = try store.register(Fixture.experiment("two"), points: Fixture.points(["4", "8"]))
    try store.finishAll("one")
    #expect(try store.results.runs(of: "two").map(\.state) == [.finished, .waiting])
    let third = try store.register(Fixture.experiment("three"), points: Fixture.points(["4"]))
    #expect(third.new == 1)
    #expect(third.finished == 1)
    #expect(try store.results.runs(of: "three")[0].result == Fixture.epochs(3)[2])
  }

  @Test func `of points that ask the same the first counts`() throws {
    let store = try sandbox.store()
    let counts = try store.register(
      Fixture.experiment(), points: [Fixture.point(0), Fixture.point(1)])
    #expect(counts.points == 1)
    #expect(try store.results.runs(of: "grid").map(\.position) == [0])
  }

  @Test func `settings written in another way replace the old ones`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"]))
    var point = Fixture.point(0)
    point.settings[.hidden] = nil
    _ = try store.register(Fixture.experiment(), points: [point])
    #expect(try store.results.runs(of: "grid").map(\.settings) == [point.settings])
  }

  @Test func `text and description are those of the last run, and it is the latest`() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment("one"), points: [])
    _ = try store.register(Fixture.experiment("two"), points: [])
    var edited = Fixture.experiment("one", classes: [], deviation: 1.5)
    edited.text = "name: one\nepochs: 3\n"
    _ = try store.register(edited, points: [])
    #expect(try store.results.latestExperiment() == edited)
    #expect(try store.results.experiments() == [edited, Fixture.experiment("two")])
    #expect(try store.results.experiment(named: "three") == nil)
  }

  @Test(arguments: [0, 1, UInt64(Int64.max), UInt64.max])
  func `a seed comes back as it went in`(seed: UInt64) throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: [Fixture.point(0, seed: seed)])
    #expect(try store.results.runs(of: "grid").map(\.replicate.seed) == [seed])
  }

  @Test func `settings come back as they went in, the file's own variables too`() throws {
    let store = try sandbox.store()
    var point = Fixture.point(0)
    point.settings[.hidden] = .text("[]")
    point.settings[.learningRate] = .number(1e-5)
    point.settings[.epsilon] = .number(1e-8)
    point.settings[.weightDecay] = .number(0)
    point.settings[.epochs] = .number(3)
    point.settings[.variable("width")] = .number(16)
    point.settings[.variable("depth")] = .number(0.1)
    point.settings[.block] = .text("a 'b'")
    _ = try store.register(Fixture.experiment(), points: [point])
    #expect(try store.results.runs(of: "grid").map(\.settings) == [point.settings])
    #expect(try store.results.variables(of: "grid") == ["block", "depth", "width"])
  }

  @Test func `what two blocks ask for is trained once and stands in both`() throws {
    let store = try sandbox.store()
    var points = [Fixture.point(0), Fixture.point(0)]
    for (index, block) in ["a", "b"].enumerated() {
      points[index].position = index
      points[index].settings[.block] = .text(block)
    }
    let counts = try store.register(Fixture.experiment(), points: points)
    #expect(counts.points == 1)
    let asked = try store.results.runs(of: "grid").flatMap(\.asked)
    #expect(asked.map { $0.settings[.block] } == [.text("a"), .text("b")])
    #expect(try store.results.differingAxes(of: "grid") == [.block])
  }
}
