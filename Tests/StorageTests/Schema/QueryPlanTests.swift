import GRDB
import Records
import Testing

@testable import Storage

/// Statements that run once a run or once a command must find their rows through an index: a scan
/// of all points would make 100,000 runs take hours. SQLite says how it would go about it.
struct QueryPlanTests {
  let sandbox = Sandbox()

  private func plan(_ sql: String, parameters: Int) throws -> [String] {
    let store = try sandbox.store()
    return try store.queue.writeWithoutTransaction { db in
      let values = [Int](repeating: 1, count: parameters)
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(values)
      ).map { $0["detail"] }
    }
  }

  @Test func `claims walk along the waiting points in their order`() throws {
    let plan = try plan(Store.waitingPoints, parameters: 2)
    #expect(
      plan.first == "SEARCH p USING INDEX points_by_state (experiment=? AND active=? AND state=?)")
    #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") })
  }

  @Test func `what is asked of a trajectory is found by its key`() throws {
    let searches = try plan(Store.goalsAsked, parameters: 1).filter { $0.hasPrefix("SEARCH") }
    #expect(searches.count == 1)
    #expect(searches.allSatisfy { $0.contains("sqlite_autoindex_points_1 (trajectory=?") })
  }

  @Test func `the leaderboard reads points in the order in which they lie in the file`() throws {
    #expect(
      try plan(EndedPoints.own, parameters: 1).prefix(2) == [
        "SEARCH p USING INDEX points_by_state (experiment=? AND active=? AND state=?)",
        "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)",
      ])
  }

  @Test func `states are counted without reading a point`() throws {
    let plan = try plan(Results.stateCounts, parameters: 0)
    #expect(plan.contains("SCAN points USING COVERING INDEX points_by_state"))
  }

  @Test func `the last model kept is looked for among those kept`() throws {
    let plan = try plan(ModelKeeping.lastKept, parameters: 2)
    #expect(plan.first == "SEARCH points USING INDEX points_kept (experiment=? AND active=?)")
  }
}
