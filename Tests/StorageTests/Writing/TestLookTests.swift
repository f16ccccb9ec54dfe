import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// How often test scores were looked at.
struct TestLookTests {
  let sandbox = Sandbox()

  private func database() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    try store.close()
  }

  @Test func `every look is counted, and nothing is left beside the database`() throws {
    try database()
    let results = try Results(directory: sandbox.path)
    #expect(try results.testLooks(of: "grid") == nil)
    for count in 1...3 {
      results.countTestLook(of: ["grid", "nobody"])
      let looks = try #require(try results.testLooks(of: "grid"))
      #expect(looks.count == count)
      #expect(looks.first <= looks.last && looks.first.count == 19)
    }
    let log = (try? FileManager.default.attributesOfItem(atPath: sandbox.database + "-wal"))
    #expect(log?[.size] as? Int ?? 0 == 0)
  }

  @Test func `it does not wait for a writer`() throws {
    try database()
    let store = try sandbox.store()
    let results = try Results(directory: sandbox.path)
    try store.queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        results.countTestLook(of: ["grid"])
        return .commit
      }
    }
    #expect(try results.testLooks(of: "grid") == nil)
    results.countTestLook(of: ["grid"])
    #expect(try results.testLooks(of: "grid")?.count == 1)
    try store.close()
  }

  @Test func `an experiment that is removed takes its looks along`() throws {
    try database()
    let results = try Results(directory: sandbox.path)
    results.countTestLook(of: ["grid"])
    try DatabaseQueue(path: sandbox.database).write { db in
      try db.execute(sql: "DELETE FROM points; DELETE FROM experiments")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM test_looks") == 0)
    }
  }
}
