import Foundation
import GRDB
import Storage
import Testing

/// What is said of a place that a person names to be merged, and that holds no database of this version.
struct MergeSourceTests {
  private let other = Sandbox()

  private func refusal(_ path: String) throws -> String {
    try #require(throws: StorageError.self) { try Store.checkMergeable(path) }.description
  }

  private let hint =
    "name a results directory of nn-sweep, or the sweeps.sqlite in it"

  private func makeFolder() throws {
    try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
  }

  @Test func `a file that is none`() throws {
    try makeFolder()
    let file = other.path + "/passwd"
    try Data("root:x:0:0:root:/root:/bin/bash\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(
      try refusal(file)
        == "results database '\(file)': is not a database of nn-sweep\n  hint: \(hint)")
  }

  @Test func `an empty file`() throws {
    try makeFolder()
    try Data().write(to: URL(fileURLWithPath: other.database))
    for path in [other.database, other.path] {
      #expect(
        try refusal(path)
          == "results database '\(other.database)': holds no results\n  hint: \(hint)")
    }
  }

  @Test func `a folder without one`() throws {
    try makeFolder()
    #expect(
      try refusal(other.path)
        == "results database '\(other.database)': does not exist\n"
        + "  hint: name a results directory or the sweeps.sqlite in it")
  }

  @Test func `a database of another program`() throws {
    try makeFolder()
    try DatabaseQueue(path: other.database).write {
      try $0.execute(sql: "CREATE TABLE recipes (name TEXT)")
    }
    #expect(
      try refusal(other.path)
        == "results database '\(other.database)': is not a database of nn-sweep\n  hint: \(hint)")
  }

  @Test func `one of a newer version`() throws {
    try other.filled().close()
    try other.edit("INSERT INTO grdb_migrations VALUES ('9 tomorrow')")
    #expect(
      try refusal(other.path) == """
        results database '\(other.database)': was written by a newer version of nn-sweep
          hint: use that version
        """)
  }

  @Test(arguments: [
    ("DROP VIEW runs", "is damaged: its view 'runs' is missing"),
    ("DROP TABLE epochs", "its table 'epochs' is not as nn-sweep makes it; nothing of it is used"),
  ])
  func `one without a table or view`(sql: String, cause: String) throws {
    try other.filled().close()
    try other.edit(sql)
    let mine = Sandbox()
    let store = try mine.store()
    let error = #expect(throws: StorageError.self) { try store.merge(other.path) }
    #expect(error?.cause == cause)
  }
}
