import Foundation
import Records
import Testing

@testable import Storage

/// What a power loss leaves behind: of the log, whatever had come to the disk.
struct PowerLossTests {
  private let sandbox = Sandbox()
  private let points = Fixture.points(["2", "4", "8", "16"])

  private func canonical(_ store: Store) throws -> [String] {
    var lines: [String] = []
    try store.results.canonical { lines.append($0) }
    return lines
  }

  /// The database as it stands beside the first part of its log, in a directory of its own.
  private func copy(_ bytes: Int) throws -> Sandbox {
    let other = Sandbox()
    try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: sandbox.database, toPath: other.database)
    let log = try Data(contentsOf: URL(filePath: sandbox.database + "-wal"))
    try log.prefix(bytes).write(to: URL(filePath: other.database + "-wal"))
    return other
  }

  @Test func `wherever the log was cut off, what is left is whole, and the rest is trained again`()
    throws
  {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    for _ in points {
      let claims = try store.claim("grid", limit: 1)
      try store.record(claims.map { try Fixture.result($0) })
    }
    let whole = try canonical(store)
    let log = try Data(contentsOf: URL(filePath: sandbox.database + "-wal")).count
    var finished: [Int] = []
    for part in 0...16 {
      let other = try copy(log * part / 16)
      var notes: [String] = []
      let after = try other.store { notes.append($0) }
      let registration = try after.register(Fixture.experiment(), points: points)
      #expect(notes.isEmpty)
      finished.append(registration.finished)
      try after.finishAll()
      #expect(try canonical(after) == whole)
      try after.close()
      let files = try FileManager.default.contentsOfDirectory(atPath: other.path)
      #expect(!files.contains { $0.contains(".damaged") }, "\(part)")
    }
    #expect(finished == finished.sorted() && finished.first == 0 && finished.last == 4)
    #expect(Set(finished).count > 2)
  }
}
