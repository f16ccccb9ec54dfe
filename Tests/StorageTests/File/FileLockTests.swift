import Foundation
import Testing

@testable import Storage

/// For whom somebody waits who opens a database, and what stands in the way of a lock.
struct FileLockTests {
  private let sandbox = Sandbox()

  private var opening: String { ResultsDirectory(path: sandbox.path).opening }

  /// What is told somebody who waits for a lock that another one has.
  private func told(_ path: String) throws -> [String] {
    var told: [String] = []
    let lock = try FileLock(path: path, waiting: 1e-3, silence: 0) { told.append($0) }
    #expect(lock == nil)
    return told
  }

  @Test func `whoever waits is told once for which process`() throws {
    try sandbox.store().close()
    let lock = try #require(try FileLock(path: opening))
    #expect(
      try told(opening) == [
        "waiting for process \(getpid()), which holds '\(opening)'; if it is suspended, let it go"
          + " on: kill -CONT \(getpid())"
      ])
    withExtendedLifetime(lock) {}
  }

  @Test func `a process that the list of locks does not name is another one`() throws {
    try sandbox.store().close()
    #expect(
      LongWait.text("file", locked: [opening])
        == "waiting for another process, which holds 'file'")
  }

  @Test func `nobody is told anything within the first seconds`() throws {
    try sandbox.store().close()
    let lock = try #require(try FileLock(path: opening))
    var told: [String] = []
    #expect(try FileLock(path: opening, waiting: 1e-3) { told.append($0) } == nil)
    #expect(told.isEmpty)
    withExtendedLifetime(lock) {}
  }

  private func refusal() throws -> String {
    try #require(throws: StorageError.self) { try sandbox.store() }.description
  }

  @Test(arguments: [
    ("directory", "is a directory", "nn-sweep keeps a file of that name: move the directory away"),
    ("loop", "is a link that leads nowhere", "remove it: nn-sweep makes a file there"),
    ("link", "is a link that leads nowhere", "remove it: nn-sweep makes a file there"),
  ])
  func `what stands where a lock should be is told`(what: String, cause: String, cure: String)
    throws
  {
    try sandbox.filled().close()
    let files = FileManager.default
    for path in [opening, ResultsDirectory(path: sandbox.path).holder(3)] {
      try? files.removeItem(atPath: path)
      switch what {
      case "directory": try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      case "loop": try files.createSymbolicLink(atPath: path, withDestinationPath: path)
      default:
        try files.createSymbolicLink(
          atPath: path, withDestinationPath: sandbox.path + "/nowhere/lock")
      }
      #expect(try refusal() == "lock file '\(path)': \(cause)\n  hint: \(cure)")
      try files.removeItem(atPath: path)
      #expect(try sandbox.openingNotes().isEmpty)
    }
  }

  @Test func `a file where the directory of locks should be is told`() throws {
    try sandbox.filled().close()
    let holders = sandbox.path + "/.holders"
    try FileManager.default.removeItem(atPath: holders)
    try Data().write(to: URL(fileURLWithPath: holders))
    #expect(
      try refusal() == """
        directory of locks '\(holders)': cannot be made: something else has its name
          hint: nn-sweep keeps a directory of that name: move what is there away
        """)
  }

  @Test func `a lock that may not be read is told where its directory may be written`() async throws
  {
    try sandbox.filled().close()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      let opening = path + "/.holders/opening.lock"
      chmod(opening, 0)
      for folder in [path, path + "/.holders"] { chmod(folder, 0o777) }
      if getuid() == 0 { setuid(65534) }
      let error = #expect(throws: StorageError.self) {
        try Store(directory: path, provenance: Fixture.here)
      }
      #expect(
        error?.description == """
          lock file '\(opening)': cannot be read and written: no permission
            hint: ask its owner for that, or remove it while no nn-sweep is running
          """)
    }
  }
}
