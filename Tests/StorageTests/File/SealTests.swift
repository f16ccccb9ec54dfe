import Foundation
import Records
import Testing

@testable import Storage

/// Whether another program has written to a database is told by how nn-sweep left it.
struct SealTests {
  private let sandbox = Sandbox()

  private var seal: Seal { Seal(ResultsDirectory(path: sandbox.path)) }

  private func fill() throws {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2"]))
    #expect(!seal.isWhole && seal.doubt == nil)
    try store.close()
  }

  @Test func `it is whole until another program writes`() throws {
    try fill()
    #expect(seal.isWhole)
    #expect(try Results(directory: sandbox.path).doubt == nil)
    try sandbox.edit("SELECT * FROM runs")
    #expect(seal.isWhole)
    try sandbox.edit("UPDATE settings SET hidden = '7'")
    #expect(!seal.isWhole)
    #expect(try Results(directory: sandbox.path).doubt == .changed)
    #expect(try sandbox.openingNotes().isEmpty)
    #expect(seal.isWhole)
  }

  @Test(.timeLimit(.minutes(60)), arguments: [true, false])
  func `whatever stands in its place is read without waiting`(isPipe: Bool) throws {
    try fill()
    let path = ResultsDirectory(path: sandbox.path).seal
    unlink(path)
    if isPipe {
      try #require(mkfifo(path, 0o600) == 0)
    } else {
      // Without content it takes no room on the disk; in memory it would.
      let file = open(path, O_CREAT | O_WRONLY, 0o600)
      try #require(ftruncate(file, 1 << 40) == 0)
      close(file)
    }
    #expect(!seal.isWhole)
    _ = try Results(directory: sandbox.path).doubt
  }

  @Test func `counted looks at test scores leave it whole`() throws {
    try fill()
    let results = try Results(directory: sandbox.path)
    results.countTestLook(of: ["grid"])
    #expect(seal.isWhole)
    try sandbox.edit("UPDATE settings SET hidden = '7'")
    results.countTestLook(of: ["grid"])
    #expect(seal.doubt == .changed)
  }

  @Test func `the last of several writers leaves it`() throws {
    let (first, second) = (try sandbox.store(), try sandbox.store())
    try first.close()
    #expect(!seal.isWhole && seal.doubt == nil)
    try second.close()
    #expect(seal.isWhole)
  }

  @Test(arguments: ["edited", "replaced", "without locks"])
  func `a copy that may have been changed is told from one that was not`(how: String) throws {
    try fill()
    let copy = Sandbox()
    try FileManager.default.copyItem(atPath: sandbox.path, toPath: copy.path)
    var file = stat()
    stat(sandbox.database, &file)
    try #require(utimes(copy.database, file) == 0)
    #expect(try Results(directory: copy.path).doubt == nil)
    switch how {
    case "edited": try copy.edit("UPDATE settings SET hidden = '7'")
    case "replaced":
      try FileManager.default.removeItem(atPath: copy.database)
      try sandbox.edit("UPDATE settings SET hidden = '7'")
      try FileManager.default.copyItem(atPath: sandbox.database, toPath: copy.database)
    default: try FileManager.default.removeItem(atPath: copy.path + "/.holders")
    }
    #expect(try Results(directory: copy.path).doubt == .copied)
    #expect(try copy.openingNotes().isEmpty)
    #expect(try Results(directory: copy.path).doubt == nil)
  }

  /// Gives a file the times of another one, to the nanosecond.
  private func utimes(_ path: String, _ file: stat) -> Int32 {
    utimensat(AT_FDCWD, path, [file.st_atim, file.st_mtim], 0)
  }
}
