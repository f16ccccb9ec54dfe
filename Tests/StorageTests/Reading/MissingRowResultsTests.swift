import Datasets
import GRDB
import Records
import Testing

@testable import Storage

/// Which runs lack what they answered for each validation row.
@Suite struct MissingRowResultsTests {
  private let sandbox = Sandbox()
  private let store: Store
  private let hidden = ["2", "4", "6", "8"]

  init() throws { store = try sandbox.store() }

  private func experiment(validation: Int = 3, classes: Int = 2) throws -> ExperimentRecord {
    var experiment = Fixture.experiment(classes: (0..<classes).map { "class \($0)" })
    experiment.data[0].description = try Fixture.halves
    experiment.data[0].description?.rows.validation = validation
    return experiment
  }

  private func missing(
    validation: Int = 3, classes: Int = 2
  ) throws -> MissingRowResults? {
    try store.results.missingRowResults(
      of: experiment(validation: validation, classes: classes))
  }

  /// Trains what waits, and keeps row results where points read them.
  private func train(limit: Int = 100) throws {
    let rows = ValidationRows(
      data: "xor", form: .classes(2), places: [4, 7, 9], answers: [0, 1, 1])
    let results = try store.claim("grid", limit: limit).map { claim in
      var result = try Fixture.result(claim)
      result.rowResults = try claim.goals.map {
        try #require(RowResults(epoch: $0.epochs, rows: rows, outputs: [0, 1, 1]))
      }
      return result
    }
    try store.record(results)
  }

  private func execute(_ sql: String) throws {
    try store.queue.write { try $0.execute(sql: sql) }
  }

  @Test func `runs without them are counted, with what all of the experiment took`() throws {
    _ = try store.register(try experiment(), points: Fixture.points(hidden))
    try train()
    #expect(try missing() == nil)
    try execute("DELETE FROM row_results WHERE trajectory > 1")
    #expect(try missing() == MissingRowResults(lacking: 3, runs: 4, seconds: 6))
  }

  @Test func `where a run still waits the time is not known`() throws {
    _ = try store.register(try experiment(), points: Fixture.points(hidden))
    try train(limit: 3)
    try execute("DELETE FROM row_results WHERE trajectory = 1")
    #expect(try missing() == MissingRowResults(lacking: 1, runs: 3, seconds: nil))
  }

  @Test func `an epoch that a run had passed lacks them, and is trained with the others`() throws {
    _ = try store.register(try experiment(), points: Fixture.points(hidden))
    try train()
    let earlier = hidden.enumerated().map {
      Fixture.point(hidden.count + $0, hidden: $1, epochs: 2)
    }
    _ = try store.register(try experiment(), points: Fixture.points(hidden) + earlier)
    #expect(try missing() == MissingRowResults(lacking: 4, runs: 8, seconds: 6))
  }

  @Test func `none is missed of runs that cannot have them`() throws {
    _ = try store.register(try experiment(), points: Fixture.points(hidden))
    try train()
    try execute("DELETE FROM row_results")
    // 16 bits a row for two classes, 4 for ten.
    let most = RowResults.mostBytes
    #expect(try missing(validation: most / 2)?.lacking == 4)
    #expect(try missing(validation: most / 2 + 1) == nil)
    #expect(try missing(validation: most * 2, classes: 10)?.lacking == 4)
    #expect(try missing(validation: most * 2 + 1, classes: 10) == nil)
    #expect(try missing(validation: 0) == nil)
    #expect(try store.results.missingRowResults(of: Fixture.experiment()) == nil)
    // Outer parts that are trained on as a whole judge nothing.
    try execute("UPDATE points SET outer_part = 1 WHERE position < 3")
    #expect(try missing()?.runs == 1)
    try execute("UPDATE points SET state = 'diverged'")
    #expect(try missing() == nil)
  }
}
