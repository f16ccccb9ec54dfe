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
    #expect(!seal.isWhole && !seal.isBroken)
    try store.close()
  }

  @Test func `it is whole until another program writes`() throws {
    try fill()
    #expect(seal.isWhole && !seal.isBroken)
    #expect(try !Results(directory: sandbox.path).wasChangedElsewhere)
    try sandbox.edit("SELECT * FROM runs")
    #expect(seal.isWhole)
    try sandbox.edit("UPDATE settings SET hidden = '7'")
    #expect(!seal.isWhole && seal.isBroken)
    #expect(try Results(directory: sandbox.path).wasChangedElsewhere)
    #expect(try sandbox.openingNotes().isEmpty)
    #expect(seal.isWhole)
  }

  @Test func `counted looks at test scores leave it whole`() throws {
    try fill()
    let results = try Results(directory: sandbox.path)
    results.countTestLook(of: ["grid"])
    #expect(seal.isWhole)
    try sandbox.edit("UPDATE settings SET hidden = '7'")
    results.countTestLook(of: ["grid"])
    #expect(seal.isBroken)
  }

  @Test func `the last of several writers leaves it`() throws {
    let (first, second) = (try sandbox.store(), try sandbox.store())
    try first.close()
    #expect(!seal.isWhole && !seal.isBroken)
    try second.close()
    #expect(seal.isWhole)
  }

  @Test func `a copy is not taken for a change, but looked through`() throws {
    try fill()
    let copy = Sandbox()
    try FileManager.default.copyItem(atPath: sandbox.path, toPath: copy.path)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: copy.database)
    let other = Seal(ResultsDirectory(path: copy.path))
    #expect(!other.isWhole && !other.isBroken)
  }
}
