import Datasets
import GRDB
import Records
import Testing

@testable import Storage

/// An experiment that two databases have under one name, each asking for something else.
struct MergedDataTests {
  let here = Sandbox()

  private func point(
    _ position: Int, on examples: String, split: String = "validation 0.2, seed 0", seed: UInt64,
    of number: SplitNumber = SplitNumber(), hidden: String = "4", epochs: Int = 3,
    dataset: String? = nil
  ) -> PointRequest {
    let canonical = """
      examples \(examples)
      split \(split)\(number.canonicalEnding)
      layers 2-4-1
      seed \(seed)

      """
    var settings = Fixture.settings(hidden: hidden)
    settings[.dataset] = dataset.map(AxisValue.text)
    return PointRequest(
      position: position, id: Fixture.id(canonical), canonicalText: canonical, settings: settings,
      replicate: Replicate(seed: seed, split: number), epochs: epochs, stop: nil, parameters: 17)
  }

  /// An experiment with several datasets.
  private func experiment(_ datasets: String..., text: String = "") -> ExperimentRecord {
    var record = Fixture.experiment()
    record.data = datasets.map { ExperimentData(name: $0, classes: ["no", "yes"]) }
    record.text = text
    return record
  }

  /// A database in which the points of `grid` are trained.
  private func database(
    _ points: [PointRequest], of experiment: ExperimentRecord? = nil, score: Double
  ) throws -> Sandbox {
    let sandbox = Sandbox()
    let store = try sandbox.store()
    _ = try store.register(experiment ?? Fixture.experiment(), points: points)
    try store.finishAll { _ in score }
    try store.close()
    return sandbox
  }

  private func apart(
    _ difference: MergeOutcome.Difference, maker: ExperimentMaker? = nil
  ) -> [MergeOutcome.Apart] {
    [.init(experiment: "grid", maker: maker, difference: difference)]
  }

  @Test func `runs on other data are taken, and not asked for`() throws {
    let store = try here.store()
    let ours = (1...2).map { point($0 - 1, on: "aa", seed: UInt64($0)) }
    let theirs = (1...2).map { point($0 - 1, on: "bb", seed: UInt64($0)) }
    _ = try store.register(Fixture.experiment(), points: ours)
    try store.finishAll { _ in 0.75 }
    let other = try database(theirs, score: 0.25)
    for count in [2, 0] {
      let outcome = try store.merge(other.path)
      #expect(outcome.newRuns == count)
      #expect(outcome.newPoints == count)
      #expect(outcome.apart == apart(.data))
    }
    let results = store.results
    #expect(try results.runs(of: "grid").map(\.id) == ours.map(\.id))
    #expect(
      try Set(results.runs(of: "grid", includingInactive: true).map(\.id))
        == Set((ours + theirs).map(\.id)))
    let row = try #require(results.leaderboard(of: "grid", limit: 1).rows.first)
    #expect(row.validationScore?.mean == 0.75)
    // Under a name of its own nothing is left to train.
    let renamed = try store.register(Fixture.experiment("theirs"), points: theirs)
    #expect(renamed.waiting == 0)
    #expect(try results.runs(of: "theirs").map(\.result?.validation.score) == [0.25, 0.25])
  }

  @Test func `points that went with other data are not asked for again`() throws {
    let store = try here.store()
    let old = point(0, on: "aa", seed: 1)
    _ = try store.register(Fixture.experiment(), points: [old])
    try store.finishAll()
    let new = point(0, on: "bb", seed: 1)
    _ = try store.register(Fixture.experiment(), points: [new])
    let other = try database([old], score: 0.75)
    #expect(try store.merge(other.path).apart == apart(.data))
    #expect(try store.results.runs(of: "grid").map(\.id) == [new.id])
  }

  @Test func `more seeds, and another of several datasets, are no other data`() throws {
    let store = try here.store()
    let ours = point(0, on: "aa", seed: 1, dataset: "a")
    _ = try store.register(experiment("a", "b"), points: [ours])
    try store.finishAll()
    let theirs = [
      point(1, on: "aa", seed: 2, dataset: "a"), point(2, on: "bb", seed: 1, dataset: "b"),
    ]
    let more = try database(theirs, of: experiment("a", "b"), score: 0.75)
    #expect(try store.merge(more.path).apart == [])
    #expect(try store.results.runs(of: "grid").count == 3)
    // One of them is another now.
    let changed = [
      point(3, on: "aa", seed: 3, dataset: "a"), point(4, on: "cc", seed: 3, dataset: "b"),
    ]
    let other = try database(changed, of: experiment("a", "b"), score: 0.75)
    #expect(try store.merge(other.path).apart == apart(.data))
    #expect(try store.results.runs(of: "grid").map(\.position) == [0, 1, 2, 3])
    // A folder goes with the last that knows it.
    withExtendedLifetime((more, other)) {}
  }

  /// What ours keeps where theirs asks for something else: its own points and their mean.
  private func expectApart(
    _ difference: MergeOutcome.Difference, _ ours: [PointRequest], _ theirs: [PointRequest],
    _ record: ExperimentRecord? = nil, _ other: ExperimentRecord? = nil
  ) throws {
    let store = try here.store()
    _ = try store.register(record ?? Fixture.experiment(), points: ours)
    try store.finishAll { _ in 0.75 }
    let database = try database(theirs, of: other ?? record, score: 0.25)
    for _ in 1...2 {
      let maker = ExperimentMaker(of: record?.text ?? "")
      #expect(try store.merge(database.path).apart == apart(difference, maker: maker))
    }
    #expect(try store.results.runs(of: "grid").map(\.id) == ours.map(\.id))
    let board = try store.results.leaderboard(of: "grid")
    #expect(board.rows.map(\.validationScore?.mean) == [0.75])
    #expect(board.rows.map(\.seeds) == [ours.count])
    // Both databases train to the same numbers.
    #expect(try store.results.runs(of: "grid", includingInactive: true).count > ours.count)
    try store.close()
  }

  @Test(arguments: [
    "validation 0.3, seed 0", "validation 0.2, seed 1", "folds 5, seed 0",
    "validation 0.2, seed 0, by person",
  ])
  func `other parts of the same data are no more seeds`(split: String) throws {
    try expectApart(
      .split, [point(0, on: "aa", seed: 1)], [point(0, on: "aa", split: split, seed: 2)])
  }

  @Test func `another number of epochs, which settings do not tell, is another question`() throws {
    let ours = [point(0, on: "aa", seed: 1)]
    try expectApart(.epochs, ours, [point(0, on: "aa", seed: 2, epochs: 4)])
  }

  @Test(arguments: [["xor", "b"], ["b", "c"]])
  func `a dataset that ours does not name is none of it`(names: [String]) throws {
    try expectApart(
      .data, [point(0, on: "aa", seed: 1)], [point(0, on: "aa", seed: 2, dataset: names[0])],
      experiment("xor"), experiment(names[0], names[1]))
  }

  @Test func `a refit of another setting does not join ours`() throws {
    let record = experiment("xor", text: ExperimentMaker.refit.mark)
    try expectApart(
      .setting, [point(0, on: "aa", seed: 1)], [point(0, on: "aa", seed: 2, hidden: "8")], record)
  }

  @Test func `what an outer part leaves goes with the folds that are cut from it`() throws {
    let nested = "outer 2, seed 0"
    func whole(_ position: Int, seed: UInt64) -> PointRequest {
      point(position, on: "aa", split: nested, seed: seed, of: SplitNumber(outer: 1))
    }
    func fold(_ position: Int, of folds: Int, seed: UInt64) -> PointRequest {
      point(
        position, on: "aa", split: "folds \(folds), \(nested)", seed: seed,
        of: SplitNumber(outer: 1, fold: 1))
    }
    let store = try here.store()
    _ = try store.register(Fixture.experiment(), points: [whole(0, seed: 1)])
    let shard = try database([fold(1, of: 3, seed: 1)], score: 0.75)
    #expect(try store.merge(shard.path).apart == [])
    let other = try database([whole(2, seed: 2), fold(3, of: 4, seed: 1)], score: 0.75)
    #expect(try store.merge(other.path).apart == apart(.split))
    #expect(try store.results.runs(of: "grid").map(\.position) == [0, 1, 2])
    withExtendedLifetime((shard, other)) {}
  }

  @Test func `runs are ranked by the class that ours calls positive`() throws {
    func record(positive: Int) -> ExperimentRecord {
      var record = Fixture.experiment()
      record.data[0].positive = positive
      record.scoring = Scoring(.f1)
      return record
    }
    let store = try here.store()
    let ours = point(0, on: "aa", seed: 1)
    _ = try store.register(record(positive: 1), points: [ours])
    let theirs = point(0, on: "aa", seed: 2)
    let other = try database([theirs], of: record(positive: 0), score: 0.75)
    _ = try store.merge(other.path)
    let rankings = try store.queue.read {
      try String.fetchAll($0, sql: "SELECT ranked_by FROM points ORDER BY id")
    }
    #expect(rankings == ["", "f1/1"])
  }

  @Test(arguments: ExperimentMaker.allCases)
  func `what nn-sweep made and a person's own are two`(maker: ExperimentMaker) throws {
    let points = [point(0, on: "aa", seed: 1)]
    for (text, other) in [("name: grid", maker.mark), (maker.mark, "name: grid")] {
      let sandbox = Sandbox()
      let store = try sandbox.store()
      _ = try store.register(experiment("xor", text: text), points: points)
      let theirs = try database(points, of: experiment("xor", text: other), score: 0.75)
      let error = #expect(throws: StorageError.self) { try store.merge(theirs.path) }
      #expect(error?.cause.contains("a person's own") == true, "\(error as Any)")
      #expect(error?.isAbout(theirs.path) == true)
      #expect(try store.results.runs(of: "grid").map(\.state) == [.waiting])
      try store.close()
    }
  }
}
