import Datasets
import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What raw rows are called, by experiment and examples.
struct RowNameTests {
  let sandbox = Sandbox()

  private func point(_ examples: String, settings: Settings = Fixture.settings()) -> PointRequest {
    let canonical = "examples \(examples)\nlayers 2-4-1\nseed 1\n"
    return PointRequest(
      position: 0, id: Fixture.id(canonical), canonicalText: canonical, settings: settings,
      replicate: Replicate(seed: 1), epochs: 3, stop: nil, parameters: 17)
  }

  private func names(_ classes: [String]) throws -> InputEncoding.Names {
    try JSONDecoder().decode(
      InputEncoding.Names.self,
      from: Data(
        """
        {"layout": {"plain": {"_0": 2}}, "classes": ["\(classes[0])", "\(classes[1])"]}
        """.utf8))
  }

  private func experiment(
    _ name: String, _ examples: String, _ classes: [String], dataset: String = "xor"
  ) throws -> ExperimentRecord {
    var experiment = Fixture.experiment(name)
    experiment.rowNames = [
      RowNames(dataset: dataset, examples: examples, names: try names(classes))
    ]
    return experiment
  }

  @Test func `names belong to an experiment and the examples of its runs`() throws {
    let store = try sandbox.store()
    let (old, new) = (point("aa"), point("bb"))
    _ = try store.register(try experiment("one", "aa", ["no", "yes"]), points: [old])
    _ = try store.register(try experiment("two", "aa", ["n", "y"]), points: [old])
    // What other examples were called stays, what these were called does not.
    _ = try store.register(try experiment("one", "bb", ["left", "right"]), points: [new])
    _ = try store.register(
      try experiment("one", "bb", ["up", "down"], dataset: "b"), points: [new])
    let results = store.results
    func classes(_ id: TrajectoryID, _ name: String, _ dataset: String = "xor") throws -> [String]?
    {
      try results.rowNames(of: id, in: name, dataset: dataset)?.classes
    }
    #expect(try classes(old.id, "one") == ["no", "yes"])
    #expect(try classes(old.id, "two") == ["n", "y"])
    #expect(try classes(new.id, "one") == ["up", "down"])
    #expect(try classes(new.id, "two") == nil)
    let known = try results.rowNames(of: old.id)
    #expect(known.map(\.experiment) == ["two", "one"])
    #expect(known.map(\.names?.classes) == [["n", "y"], ["no", "yes"]])
    _ = try store.remove(.experiment("two"))
    #expect(try results.rowNames(of: old.id).map(\.experiment) == ["one"])
  }

  @Test func `an experiment that is registered without names keeps none and has none`() throws {
    let store = try sandbox.store()
    let point = point("aa")
    _ = try store.register(Fixture.experiment(), points: [point])
    #expect(try store.results.rowNames(of: point.id, in: "grid", dataset: "xor") == nil)
    #expect(try store.results.rowNames(of: point.id).map(\.names) == [nil])
  }

  @Test func `merging takes names along, and leaves those that are there`() throws {
    let (here, there) = (try sandbox.store(), Sandbox())
    let other = try there.store()
    let point = point("aa")
    _ = try here.register(try experiment("one", "aa", ["no", "yes"]), points: [point])
    try here.finishAll("one")
    _ = try other.register(try experiment("one", "aa", ["n", "y"]), points: [point])
    _ = try other.register(try experiment("two", "aa", ["n", "y"]), points: [point])
    try other.finishAll("two")
    try other.close()
    for _ in 1...2 { _ = try here.merge(there.path) }
    let known = try here.results.rowNames(of: point.id)
    #expect(known.map(\.experiment) == ["one", "two"])
    #expect(known.map(\.names?.classes) == [["no", "yes"], ["n", "y"]])
  }

  @Test func `names of examples that are not here come along with another text`() throws {
    let (here, there) = (try sandbox.store(), Sandbox())
    let other = try there.store()
    let (ours, theirs) = (point("aa"), point("bb"))
    _ = try here.register(try experiment("one", "aa", ["no", "yes"]), points: [ours])
    var changed = try experiment("one", "bb", ["n", "y"])
    changed.text += "epochs: 3\n"
    _ = try other.register(changed, points: [theirs])
    try other.finishAll("one")
    try other.close()
    _ = try here.merge(there.path)
    let results = here.results
    #expect(
      try results.rowNames(of: theirs.id, in: "one", dataset: "xor")?.classes == ["n", "y"])
    #expect(
      try results.rowNames(of: ours.id, in: "one", dataset: "xor")?.classes == ["no", "yes"])
  }

  @Test func `names that cannot be read are damage`() throws {
    let store = try sandbox.store()
    let point = point("aa")
    _ = try store.register(try experiment("one", "aa", ["no", "yes"]), points: [point])
    try store.queue.write { try $0.execute(sql: "UPDATE row_names SET names = '{}'") }
    let error = #expect(throws: StorageError.self) {
      try store.results.rowNames(of: point.id, in: "one", dataset: "xor")
    }
    #expect(error?.kind == .damage)
  }
}
