import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What is damaged or old is never lost.
struct SalvageTests {
  let sandbox = Sandbox()

  private func open(_ notes: inout [String]) throws -> Store {
    var heard: [String] = []
    defer { notes = heard }
    return try Store(
      directory: sandbox.path,
      provenance: Provenance(
        host: "", processor: "", instructionSet: "", version: "", commit: ""),
      note: { heard.append($0) })
  }

  @Test func `an older database is copied before its upgrade`() throws {
    try FileManager.default.createDirectory(atPath: sandbox.path, withIntermediateDirectories: true)
    let old = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(old, upTo: "1 results")
    try old.write {
      try $0.execute(
        sql: """
          INSERT INTO experiments
            (name, description, path, text, dataset, classes, target_deviation, sequence)
          VALUES ('kept', '', '', '', 'xor', '[]', NULL, 1)
          """)
    }
    try old.close()
    var notes: [String] = []
    let store = try open(&notes)
    let copy = sandbox.database + ".backup-1"
    #expect(
      notes == [
        "results database '\(sandbox.database)' is brought up to date; as it was: '\(copy)'"
      ])
    #expect(try store.results.experiments().map(\.name) == ["kept"])
    let (migrations, names) = try DatabaseQueue(path: copy).read { db in
      let names = try String.fetchAll(db, sql: "SELECT name FROM experiments")
      return (try Schema.migrator.appliedIdentifiers(db), names)
    }
    #expect(migrations == ["1 results"])
    #expect(names == ["kept"])
    try store.close()
    _ = try open(&notes)
    #expect(notes == [])
  }

  @Test func `a database that is found damaged is kept aside at the next start`() throws {
    var notes: [String] = []
    let store = try open(&notes)
    _ = try store.register(
      Fixture.experiment(), points: Fixture.points((2..<60).map(String.init)))
    try store.finishAll()
    try store.close()
    try DatabaseQueue(path: sandbox.database).writeWithoutTransaction { db in
      _ = try db.checkpoint(.truncate)
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    // The schema stands in the first pages and stays whole.
    let half = bytes.count / 8192 * 4096
    bytes.replaceSubrange(half..., with: Data(repeating: 0xEE, count: bytes.count - half))
    try bytes.write(to: URL(fileURLWithPath: sandbox.database))
    Salvage(ResultsDirectory(path: sandbox.path)).suspect()
    let fresh = try open(&notes)
    #expect(notes.count == 1)
    #expect(notes.first?.contains("kept aside as '\(sandbox.database).damaged-1'") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database + ".damaged-1")) == bytes)
    #expect(try fresh.results.experiments().isEmpty)
  }

  @Test func `a suspicion that proves wrong changes nothing`() throws {
    var notes: [String] = []
    let store = try open(&notes)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    try store.close()
    let salvage = Salvage(ResultsDirectory(path: sandbox.path))
    salvage.suspect()
    #expect(try open(&notes).results.experiments().map(\.name) == ["grid"])
    #expect(notes == [])
  }
}
