import Foundation
import GRDB
import Records
import Storage
import Testing

struct DatabaseFileTests {
  let sandbox = Sandbox()

  private func open() throws -> Store { try sandbox.store() }

  /// For a process of its own, which has no sandbox.
  private static func store(in path: String) throws -> Store {
    try Store(
      directory: path,
      provenance: Provenance(
        host: "", processor: "", instructionSet: "", version: "", commit: ""))
  }

  /// Has writing beyond that fail, in this process and for good.
  private static func limitFiles(toBytes bytes: rlim_t) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    guard setrlimit(__rlimit_resource_t(1), &limit) == 0 else { exit(2) }
  }

  private func describe(_ body: () throws -> Void) throws -> String {
    let error = try #require(throws: StorageError.self) { try body() }
    #expect([.world, .full].contains(error.kind))
    return error.description
  }

  /// Leaves a finished experiment in the sandbox.
  private func fill() throws {
    let store = try open()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    try store.finishAll()
    try store.close()
  }

  @Test func `reading creates nothing`() throws {
    let message = try describe { _ = try Results(directory: sandbox.path) }
    #expect(
      message == """
        results directory '\(sandbox.path)': no results yet
          hint: train some with 'nn-sweep run FILE', or choose another directory with '--results DIR'
        """)
    #expect(!FileManager.default.fileExists(atPath: sandbox.path))
  }

  @Test func `an empty file holds no results yet, and becomes a database`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: sandbox.database))
    #expect(try describe { _ = try Results(directory: sandbox.path) }.contains("no results yet"))
    try fill()
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
      .filter { $0.hasPrefix("sweeps") }.sorted()
  }

  @Test func `half a database, left by a creation that was cut short, is written anew`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    try Data("SQLite format 3".utf8).write(to: URL(fileURLWithPath: sandbox.database + ".new"))
    try fill()
    #expect(try files() == ["sweeps.sqlite"])
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
  }

  @Test func `a database that finds no room is not there at all`() async throws {
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      DatabaseFileTests.limitFiles(toBytes: 1 << 15)
      let error = #expect(throws: StorageError.self) { _ = try DatabaseFileTests.store(in: path) }
      #expect(error?.kind == .world)
    }
    #expect(try files().isEmpty)
    try fill()
  }

  @Test func `a link that leads nowhere yet stays, and the database is where it leads`() throws {
    let elsewhere = Sandbox()
    for path in [sandbox.path, elsewhere.path] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.database, withDestinationPath: elsewhere.database)
    try fill()
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.database)
        == elsewhere.database)
    #expect(try Results(directory: elsewhere.path).runs(of: "grid").count == 2)
  }

  @Test func `a reader sees what a writer has committed`() throws {
    let store = try open()
    let results = try Results(directory: sandbox.path)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    #expect(try results.runs(of: "grid").map(\.state) == [.waiting])
    try store.finishAll()
    #expect(try results.runs(of: "grid").map(\.state) == [.finished])
  }

  @Test func `a file that is no database is not read, and kept aside by a writer`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let junk = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try junk.write(to: URL(fileURLWithPath: sandbox.database))
    #expect(
      try describe { _ = try Results(directory: sandbox.path) } == """
        results database '\(sandbox.database)': is not a database of nn-sweep
          hint: move the file away, or choose another directory with '--results DIR'
        """)
    try fill()
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database + ".damaged-1")) == junk)
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
  }

  @Test func `somebody else's database is refused and left alone`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    try DatabaseQueue(path: sandbox.database).write {
      try $0.execute(sql: "CREATE TABLE recipes (name TEXT)")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    #expect(try describe { _ = try open() }.contains("is not a database of nn-sweep"))
    #expect(
      try describe { _ = try Results(directory: sandbox.path) }
        .contains("is not a database of nn-sweep"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
  }

  @Test func `a database of a newer version is refused and left alone`() throws {
    try fill()
    try DatabaseQueue(path: sandbox.database).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 tomorrow')")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let expected = """
      results database '\(sandbox.database)': was written by a newer version of nn-sweep
        hint: use that version, or choose another directory with '--results DIR'
      """
    #expect(try describe { _ = try open() } == expected)
    #expect(try describe { _ = try Results(directory: sandbox.path) } == expected)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
  }

  @Test(arguments: 0..<24)
  func `a damaged file may be an error but never ends the process`(seed: Int) throws {
    try fill()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    var state = UInt64(seed + 1)
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Behind the header, whose damage makes a file that is no database.
      bytes[100 + Int(state >> 33) % (bytes.count - 100)] = UInt8(truncatingIfNeeded: state >> 20)
    }
    try bytes.write(to: URL(fileURLWithPath: sandbox.database))
    do {
      let results = try Results(directory: sandbox.path)
      let runs = try results.runs(of: "grid")
      _ = try results.states()
      _ = try results.leaderboard(of: "grid").rows
      _ = try results.curves(of: runs)
      for run in runs {
        _ = try results.run(prefix: run.id.hex)
        _ = try results.confusions(of: run.id, epoch: 3)
        _ = try results.model(of: run.id)
      }
      _ = try results.experiments()
      let store = try open()
      _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4", "8"]))
      try store.finishAll()
    } catch {
      #expect(error is StorageError)
    }
  }

  @Test func `a path that leads through a file is an error`() throws {
    try Data().write(to: URL(fileURLWithPath: sandbox.path))
    let store = try describe {
      _ = try DatabaseFileTests.store(in: sandbox.path + "/results")
    }
    #expect(
      store == """
        results directory '\(sandbox.path)/results': cannot be created: Not a directory
          hint: choose another directory with '--results DIR'
        """)
  }

  @Test func `a full disk is an error and takes nothing back`() throws {
    let store = try open()
    let hidden = (0..<400).map(String.init)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(Array(hidden.prefix(2))))
    try store.finishAll()
    try store.leaveRoom(pages: 10)
    let message = try describe {
      _ = try store.register(Fixture.experiment(), points: Fixture.points(hidden))
    }
    #expect(
      message == """
        results database '\(sandbox.database)': no space left to store results; \
        those stored before are untouched
          hint: free some space and run again: only what is missing is trained
        """)
    #expect(try store.results.runs(of: "grid").map(\.state) == [.finished, .finished])
    try store.leaveRoom(pages: 1_000_000)
    #expect(
      try store.register(Fixture.experiment(), points: Fixture.points(hidden)).waiting == 398)
  }

  @Test func `a limit on the size of files is an error too`() async throws {
    try fill()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      let store = try DatabaseFileTests.store(in: path)
      DatabaseFileTests.limitFiles(toBytes: 1 << 17)
      let hidden = (0..<2000).map(String.init)
      let error = #expect(throws: StorageError.self) {
        _ = try store.register(Fixture.experiment(), points: Fixture.points(hidden))
      }
      #expect(error?.kind == .world)
    }
    #expect(try Results(directory: sandbox.path).runs(of: "grid").count == 2)
  }
}
