import Foundation
import GRDB
import Records
import Synchronization
import Testing

@testable import Storage

/// For whom somebody waits who writes to a database.
struct LongWaitTests {
  private let sandbox = Sandbox()

  private var stopped: String { sandbox.path + "/stopped" }

  /// Another process, which stops itself within a transaction.
  private static func stop(in path: String) throws {
    try DatabaseQueue(path: path + "/sweeps.sqlite").write { db in
      try db.execute(sql: "UPDATE experiments SET description = 'theirs'")
      try "\(getpid())".write(toFile: path + "/stopped", atomically: true, encoding: .utf8)
      kill(getpid(), SIGSTOP)
    }
  }

  /// Which process that is, once it is stopped.
  private func stoppedProcess() async throws -> pid_t {
    while true {
      if let text = try? String(contentsOfFile: stopped, encoding: .utf8),
        let process = pid_t(text),
        let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        state.contains(") T ")
      {
        return process
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func `whoever writes is told once which process is stopped amid a transaction`()
    async throws
  {
    try sandbox.filled().close()
    let other = Task {
      _ = await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
        try LongWaitTests.stop(in: path)
      }
    }
    let process = try await stoppedProcess()
    defer { kill(process, SIGCONT) }
    let directory = ResultsDirectory(path: sandbox.path)
    let told = Mutex<[String]>([])
    var configuration = Configuration()
    configuration.busyMode = LongWait.mode(directory, silence: 0) { text in
      told.withLock { $0.append(text) }
      kill(process, SIGCONT)
    }
    try await DatabaseQueue(path: sandbox.database, configuration: configuration).write {
      try $0.execute(sql: "UPDATE experiments SET path = 'mine'")
    }
    await other.value
    #expect(
      told.withLock { $0 } == [
        "waiting for process \(process), which holds '\(sandbox.database)'; if it is suspended,"
          + " let it go on: kill -CONT \(process)"
      ])
    let experiments = try Results(directory: sandbox.path).experiments()
    #expect(experiments.map(\.description) == ["theirs"] && experiments.map(\.path) == ["mine"])
  }
}
