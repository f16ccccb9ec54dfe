import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What is removed, also from a disk without any room.
struct RemovalTests {
  let sandbox = Sandbox()

  @Test func `removing does not wait for a reader, and says that the file stays as it is`() throws {
    let store = try sandbox.filled()
    try store.finishAll()
    let reader = try DatabaseQueue(path: sandbox.database)
    try reader.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM points")
      let removal = try store.remove(.experiment("grid"))
      #expect(removal.points == 2)
      #expect(!removal.isShrunk)
    }
    #expect(try store.results.experiments().isEmpty)
  }

  @Test func `a dry run says the same as the removal, and needs no room`() throws {
    let store = try sandbox.filled()
    try store.finishAll()
    _ = try store.register(Fixture.experiment("other"), points: Fixture.points(["2"]))
    try store.close()
    let results = try Results(directory: sandbox.path)
    let removal = try results.removal(ofExperiment: "grid")
    #expect((removal.points, removal.runs) == (2, 1))
    let id = Fixture.point(0, hidden: "2").id
    #expect(try results.removal(ofRun: id).points == 2)
    let done = try sandbox.store().remove(.experiment("grid"))
    #expect((done.points, done.runs) == (2, 1))
  }

  @Test func `a database is made smaller by way of another disk, to the same content`() throws {
    let store = try sandbox.filled()
    try store.finishAll()
    _ = try store.register(Fixture.experiment("other"), points: Fixture.points(["2"]))
    try store.close()
    let twin = Sandbox()
    try FileManager.default.copyItem(atPath: sandbox.path, toPath: twin.path)
    let folder = Sandbox()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    var notes: [String] = []
    let removal = try Store.removeElsewhere(
      .experiment("grid"), from: sandbox.path, by: folder.path, provenance: Fixture.here,
      note: { notes.append($0) })
    #expect((removal.points, removal.runs) == (2, 1))
    #expect(removal.bytesAfter <= removal.bytesBefore)
    #expect(notes.count == 1 && notes[0].hasPrefix("the disk is full: until this is done, the"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    let expected = try twin.store()
    _ = try expected.remove(.experiment("grid"))
    try expected.close()
    #expect(try canonical(sandbox) == canonical(twin))
    // It goes on as if nothing had happened.
    let next = try sandbox.store()
    _ = try next.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    #expect(try next.claim("grid", limit: 9).count == 1)
    try next.close()
  }

  private func canonical(_ sandbox: Sandbox) throws -> [String] {
    var lines: [String] = []
    try Results(directory: sandbox.path).canonical { lines.append($0) }
    return lines
  }

  @Test func `a folder of temporary files that is not there is told, and not made`() throws {
    let store = try sandbox.filled()
    try store.close()
    let missing = sandbox.path + "/missing"
    let error = #expect(throws: StorageError.self) {
      try Store.removeElsewhere(
        .experiment("grid"), from: sandbox.path, by: missing, provenance: Fixture.here,
        note: { _ in })
    }
    #expect(
      error?.description == """
        results database '\(sandbox.database)': its disk is full, and no temporary folder can be made in \
        '\(missing)': No such file or directory
          hint: set TMPDIR to a folder on another disk
        """)
    #expect(!FileManager.default.fileExists(atPath: missing))
  }

  @Test func `a database in use is not removed from by way of another disk`() throws {
    let store = try sandbox.filled()
    let error = #expect(throws: StorageError.self) {
      try Store.removeElsewhere(
        .experiment("grid"), from: sandbox.path, by: sandbox.path, provenance: Fixture.here,
        note: {
          _ in
        })
    }
    #expect(error?.cause == "another program keeps it locked")
    try store.close()
  }
}
