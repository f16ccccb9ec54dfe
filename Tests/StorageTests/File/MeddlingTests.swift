import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What somebody does to the files while they are in use, or has done before.
struct MeddlingTests {
  let sandbox = Sandbox()

  @Test(arguments: ["last_epoch = 9223372036854775807", "result_epoch = -9223372036854775808"])
  func `an epoch with which nobody can calculate is damage`(what: String) throws {
    let store = try sandbox.filled()
    try store.finishAll()
    try sandbox.edit("UPDATE points SET \(what)")
    let error = #expect(throws: StorageError.self) { try store.results.runs(of: "grid") }
    #expect(error?.kind == .damage)
  }

  @Test(arguments: ["deleted", "moved", "replaced", "log deleted"])
  func `files that change under a writer are noticed with the next transaction`(how: String) throws
  {
    let store = try sandbox.filled()
    switch how {
    case "deleted": unlink(sandbox.database)
    case "moved": rename(sandbox.database, sandbox.database + ".away")
    case "log deleted": unlink(sandbox.database + "-wal")
    default:
      try FileManager.default.copyItem(atPath: sandbox.database, toPath: sandbox.database + ".new")
      rename(sandbox.database + ".new", sandbox.database)
    }
    let error = #expect(throws: StorageError.self) { try store.claim("grid", limit: 1) }
    #expect(error?.cause == "was moved, deleted or replaced while it was in use")
  }

  @Test func `a lock that is deleted stops its process instead of two training the same`() throws {
    let store = try sandbox.filled()
    _ = try store.claim("grid", limit: 1)
    try FileManager.default.removeItem(atPath: sandbox.path + "/.holders")
    let error = #expect(throws: StorageError.self) { try store.claim("grid", limit: 1) }
    #expect(error?.cause == "was deleted or replaced while it was in use")
  }

  @Test func `whoever opens one database by another link meets the same locks`() throws {
    let others = [Sandbox(), Sandbox()]
    for (place, other) in others.enumerated() {
      try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
      // The second one leads to the first, which leads to a file of another name.
      let target = place == 0 ? sandbox.path + "/one.sqlite" : others[0].database
      try FileManager.default.createSymbolicLink(
        atPath: other.database, withDestinationPath: target)
    }
    try FileManager.default.createDirectory(atPath: sandbox.path, withIntermediateDirectories: true)
    let first = try others[0].store()
    _ = try first.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(try first.claim("grid", limit: 1).map(\.position) == [0])
    let second = try others[1].store()
    #expect(second.abandoned.isEmpty)
    let claims = try second.claim("grid", limit: 9)
    #expect(claims.map(\.position) == [1])
    try first.close()
    try second.close()
    let locks = try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
    #expect(locks.contains(".holders-one.sqlite"))
    withExtendedLifetime(others) {}
  }

  @Test func `a database with two names is not written`() throws {
    try sandbox.filled().close()
    let other = Sandbox()
    try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
    #expect(link(sandbox.database, other.database) == 0)
    let error = #expect(throws: StorageError.self) { try other.store() }
    #expect(error?.cause.contains("a hard link") == true)
    #expect(try Results(directory: other.path).runs(of: "grid").count == 2)
  }

  @Test func `a directory where SQLite keeps a file is named`() throws {
    try sandbox.filled().close()
    let obstacle = sandbox.database + "-journal"
    try FileManager.default.createDirectory(
      atPath: obstacle, withIntermediateDirectories: true)
    let error = #expect(throws: StorageError.self) { try Results(directory: sandbox.path) }
    #expect(error?.cause.contains("while '\(obstacle)' is a directory") == true, "\(error as Any)")
  }

  @Test(arguments: [
    "DELETE FROM experiments", "DELETE FROM settings", "DELETE FROM trajectories",
    "DELETE FROM datasets; UPDATE points SET setting = 999 WHERE id = 1",
  ])
  func `rows that refer to deleted ones are removed, also after a reader met them`(sql: String)
    throws
  {
    for isSuspected in [false, true] {
      let sandbox = Sandbox()
      try sandbox.filled().close()
      try sandbox.edit(sql)
      if isSuspected { Salvage(ResultsDirectory(path: sandbox.path)).suspect() }
      let notes = try sandbox.openingNotes()
      #expect(notes.count == 1)
      #expect(notes.first?.contains(" referred to others that are missing: removed;") == true)
      #expect(try sandbox.openingNotes().isEmpty)
      try FileManager.default.removeItem(atPath: sandbox.path + "/.holders")
      #expect(try sandbox.openingNotes().isEmpty)
    }
  }

  @Test func `a flipped bit in an id contradicts an index, and the next start finds it`() throws {
    try sandbox.filled().close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let id = Fixture.point(0, hidden: "2").id.hex
    let place = try #require(bytes.range(of: Data(id.utf8)))
    bytes[place.lowerBound + 5] ^= 1
    try bytes.write(to: URL(fileURLWithPath: sandbox.database))
    let points = Fixture.points(["2", "4"])
    let error = #expect(throws: StorageError.self) {
      let store = try sandbox.store()
      defer { try? store.close() }
      _ = try store.register(Fixture.experiment(), points: points)
      _ = try store.results.run(prefix: id)
    }
    if error?.kind != .damage { Salvage(ResultsDirectory(path: sandbox.path)).suspect() }
    #expect(try sandbox.openingNotes().first?.contains("kept aside as") == true)
  }

  @Test(arguments: [
    "UPDATE models SET context = json_set(context, '$.activations', json('[]'))",
    "UPDATE models SET context = json_set(context, '$.encoding.scales', json('[1,1,1]'))",
    "UPDATE models SET context = json_set(context, '$.encoding.offsets', json('[]'))",
    "UPDATE models SET context = json_set(context, '$.encoding.layout.plain._0', 3)",
    "UPDATE models SET context = json_set(context, '$.encoding.task.classification.classes', json('[]'))",
    "UPDATE models SET context = '9'", "UPDATE models SET context = ''",
    "UPDATE models SET weights = x'00'", "UPDATE models SET layers = '2'",
    "UPDATE confusions SET validation = '[[9223372036854775807,1],[1,1]]'",
    "UPDATE confusions SET validation = '[[-1,1],[1,1]]'",
    "UPDATE confusions SET validation = '[[1],[1,1]]'", "UPDATE confusions SET validation = '7'",
    "UPDATE epochs SET epoch = 9 WHERE epoch = 2", "DELETE FROM epochs WHERE epoch = 1",
    "UPDATE trajectories SET epochs = 9007199254740992",
    "UPDATE trajectories SET diverged_epoch = 9223372036854775807",
    "UPDATE datasets SET classes = 'x'", "UPDATE points SET position = 9223372036854775807",
  ])
  func `a hostile value is an error in plain words, and can be removed`(sql: String) throws {
    let store = try sandbox.filled()
    try store.finishAll()
    try store.close()
    try sandbox.edit(sql)
    let results = try Results(directory: sandbox.path)
    let error = #expect(throws: StorageError.self) {
      _ = try results.experiments()
      for run in try results.runs(of: "grid") {
        _ = try results.model(of: run.id)
        _ = try results.confusions(of: run.id, epoch: 3)
        _ = try results.evidence(of: run.id)
      }
    }
    #expect(error?.kind == .damage)
    #expect(error?.cause.hasPrefix("is damaged (") == true)
    for word in ["Decoding", "JSON", "SQLite", "column"] {
      #expect(error?.cause.contains(word) == false)
    }
    let again = try sandbox.store()
    #expect(try again.results.removal(of: .experiment("grid")).points == 2)
    #expect(try again.remove(.experiment("grid")).points == 2)
  }

  @Test func `a pipe or a folder in the database's place is refused, and not waited for`() throws {
    try FileManager.default.createDirectory(atPath: sandbox.path, withIntermediateDirectories: true)
    for make in [{ mkfifo($0, 0o600) }, { mkdir($0, 0o700) }] as [(String) -> Int32] {
      try #require(make(sandbox.database) == 0)
      for open in [{ _ = try sandbox.store() }, { _ = try Results(directory: sandbox.path) }] {
        let error = #expect(throws: StorageError.self) { try open() }
        #expect(error?.cause == "is not a database of nn-sweep")
      }
      try FileManager.default.removeItem(atPath: sandbox.database)
    }
  }

  @Test func `numbers in the list of free pages that cannot be are found with the second opening`()
    throws
  {
    let store = try sandbox.filled()
    try store.finishAll()
    try store.close()
    try sandbox.edit(
      "CREATE TABLE more (x); INSERT INTO more VALUES (zeroblob(50000)); DROP TABLE more")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let first = bytes[32..<36].reduce(0) { $0 << 8 | Int($1) }
    try #require(first > 0)
    let start = (first - 1) * 8192
    bytes.replaceSubrange(start..<start + 8192, with: Data(repeating: 0xFF, count: 8192))
    try bytes.write(to: URL(fileURLWithPath: sandbox.database))
    var notes: [String] = []
    for _ in 0..<2 where notes.isEmpty {
      let store = try? Store(
        directory: sandbox.path, provenance: Fixture.here, note: { notes.append($0) })
      _ = try? store?.register(
        Fixture.experiment("other"), points: Fixture.points((1...500).map(String.init)))
      try? store?.close()
    }
    #expect(notes.count == 1 && notes[0].contains("kept aside"))
  }
}
