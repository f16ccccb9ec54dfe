import GRDB
import Records
import Synchronization

/// Keeps the states of the experiment at hand within what it asks for, at a cost that does not grow
/// with the number of its runs.
final class StateKeeping: Sendable {
  private struct Current {
    var experiment: Int64
    var keep: KeptStates
    /// What `auto` keeps.
    var automaticBytes: Int
    /// Stored since states were last trimmed.
    var newCount = 0
    var newBytes = 0
  }

  private let directory: ResultsDirectory
  private let current = Mutex<Current?>(nil)

  /// Trimming reads all states' sizes, so it waits until this much has come.
  private static let slackCount = 1000
  private static let slackBytes = 50_000_000

  init(_ directory: ResultsDirectory) { self.directory = directory }

  /// `auto` keeps a part of what it keeps of the whole experiment, where this database is one of
  /// several.
  func begin(_ experiment: Int64, _ keep: KeptStates, databases: Int = 1) {
    let bytes = KeptStates.automaticBytes / max(1, databases)
    current.withLock {
      $0 = Current(experiment: experiment, keep: keep, automaticBytes: bytes)
    }
  }

  /// Whether the state of a finished run is written at all.
  var keepsFinished: Bool { current.withLock { $0?.keep != KeptStates.none } }

  /// Notes a state that was written, and trims when enough have come.
  func stored(_ db: Database, bytes: Int) throws {
    let due = current.withLock { current -> Current? in
      guard current != nil else { return nil }
      current?.newCount += 1
      current?.newBytes += bytes
      guard let state = current, isDue(state) else { return nil }
      current?.newCount = 0
      current?.newBytes = 0
      return state
    }
    if let due { try trim(db, due) }
  }

  /// Trims now: at the beginning and at the end of a process.
  func trim(_ db: Database) throws {
    guard let now = current.withLock({ $0 }), try mayExceed(now, db) else { return }
    try trim(db, now)
  }

  private func trim(_ db: Database, _ now: Current) throws {
    try StateRows.trim(
      db, experiment: now.experiment, now.keep, automaticBytes: now.automaticBytes)
  }

  /// Whether states may be more than what is to be kept. No sizes have to be read to know that those
  /// in a small database are small, and only sizes to know that small states of many runs are few.
  private func mayExceed(_ current: Current, _ db: Database) throws -> Bool {
    switch current.keep {
    case .all: false
    case .best, .none: true
    case .auto:
      try directory.databaseSize > current.automaticBytes
        && StateRows.bytes(db) > current.automaticBytes
    }
  }

  private func isDue(_ current: Current) -> Bool {
    switch current.keep {
    case .all: false
    case .auto: current.newBytes > Self.slackBytes
    case .best, .none: current.newCount > Self.slackCount || current.newBytes > Self.slackBytes
    }
  }
}
