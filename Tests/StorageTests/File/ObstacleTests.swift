import Foundation
import Records
import Storage
import Testing

/// What stands where SQLite keeps a file beside the database.
struct ObstacleTests {
  private let sandbox = Sandbox()

  private static let obstacles:
    [(make: @Sendable (String) -> Int32, suffixes: [String], what: String, cure: String)] = [
      (
        { mkdir($0, 0o700) }, ["-journal", "-wal", "-shm"], "is a directory",
        "SQLite keeps a file of that name: move the directory away"
      ),
      (
        { mkfifo($0, 0o600) }, ["-journal", "-wal", "-shm"], "is a pipe",
        "SQLite keeps a file of that name: move the pipe away"
      ),
      (
        { symlink("/nowhere/at/all", $0) }, ["-journal", "-wal"], "is a link that leads nowhere",
        "remove it: SQLite makes a file there"
      ),
      (
        { symlink($0, $0) }, ["-wal"], "is a link that leads nowhere",
        "remove it: SQLite makes a file there"
      ),
      ({ symlink("/dev/null", $0) }, ["-shm"], "is a link", "remove it: SQLite makes a file there"),
    ]

  @Test func `it is named, with what to do, and nothing is changed`() throws {
    try sandbox.filled().close()
    let before = try sandbox.canonical()
    for obstacle in Self.obstacles {
      for suffix in obstacle.suffixes {
        let path = sandbox.database + suffix
        // Whoever reads may leave an empty one.
        unlink(path)
        #expect(obstacle.make(path) == 0)
        for open in [{ _ = try sandbox.store() }, { _ = try Results(directory: sandbox.path) }] {
          let error = #expect(throws: StorageError.self) { try open() }
          #expect(
            error?.description == """
              results database '\(sandbox.database)': cannot be read or written while '\(path)' \
              \(obstacle.what)
                hint: \(obstacle.cure)
              """)
          #expect(error?.kind == .world)
        }
        try FileManager.default.removeItem(atPath: path)
      }
    }
    #expect(try sandbox.openingNotes().isEmpty)
    #expect(try sandbox.canonical() == before)
  }

  @Test(arguments: ["", "-wal", "-shm"])
  func `a file without permission is named, be it the database or a log`(suffix: String)
    async throws
  {
    // Still open, so that there is a log.
    let store = try sandbox.filled()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String, suffix] in
      let database = path + "/sweeps.sqlite"
      for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
        chmod(path + "/" + name, 0o777)
      }
      chmod(database + suffix, 0)
      if getuid() == 0 { setuid(65534) }
      for open in [
        { _ = try Store(directory: path, provenance: Fixture.here) },
        { _ = try Results(directory: path) },
      ] {
        let error = #expect(throws: StorageError.self) { try open() }
        let message =
          suffix.isEmpty
          ? "cannot be read: no permission\n  hint: ask for permission to read it"
          : """
          cannot be read or written while there is no permission for '\(database)\(suffix)'
            hint: ask its owner for that, and do not delete it: it may hold the latest results
          """
        #expect(error?.description == "results database '\(database)': \(message)")
      }
    }
    withExtendedLifetime(store) {}
  }
}
