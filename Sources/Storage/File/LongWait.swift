import Foundation
import GRDB
import Kernels
import Synchronization

/// How long another process that keeps this one from a file is waited for, and what is said of it.
public enum LongWait {
  /// Longer than any transaction of another process: registering a million points takes some
  /// seconds. Whoever exceeds it is stopped, not busy.
  static let patience = 600.0

  /// Seconds before anything is said: most waits are shorter.
  static let silence = 5.0

  private static let listener = Mutex<@Sendable (String) -> Void>({ _ in })

  /// Has it said to `listener`, from whatever thread waits; at first nobody hears it.
  public static func tell(_ listener: @escaping @Sendable (String) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  /// Says it to whoever listens.
  static func say(_ text: String) { listener.withLock { $0 }(text) }

  /// Has a connection wait for others as long as `patience`, and not so long once somebody wants this
  /// program to stop. After the seconds of `silence` it is said once for whom.
  static func mode(
    _ directory: ResultsDirectory, silence: Double = LongWait.silence,
    telling tell: @escaping @Sendable (String) -> Void = LongWait.say
  ) -> Database.BusyMode {
    let longestPause = 0.05
    return .callback { tries in
      let pause = min(0.0005 * Double(1 << min(tries, 10)), longestPause)
      guard !Patience.isOver, Double(tries) * pause < patience else { return false }
      if tries == Int(silence / longestPause) {
        tell(text(directory.database, locked: [directory.file, directory.index]))
      }
      usleep(UInt32(1e6 * pause))
      return true
    }
  }

  /// For whom somebody waits who wants the file `path`, which another process keeps to itself by a lock
  /// on one of these files.
  static func text(_ path: String, locked files: [String]) -> String {
    guard let process = holder(of: files) else {
      return "waiting for another process, which holds '\(path)'"
    }
    return "waiting for process \(process), which holds '\(path)'; if it is suspended, let it go"
      + " on: kill -CONT \(process)"
  }

  /// The process that has such a lock, by the system's list of all; nil where that names none, as with
  /// one on another machine. This process may have some too: another one counts first.
  private static func holder(of files: [String]) -> pid_t? {
    let inodes = files.compactMap { FileIdentity($0)?.inode }
    let list = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
    let holders = list.split(separator: "\n").compactMap { line -> pid_t? in
      // `1: POSIX  ADVISORY  WRITE 1234 fe:00:5678 120 120`; of one that waits `1: -> POSIX …`.
      let words = line.split(separator: " ")
      guard words.count > 5, words[3] == "WRITE", let process = pid_t(words[4]), process > 0,
        let inode = words[5].split(separator: ":").last.flatMap({ UInt($0) }),
        inodes.contains(inode)
      else { return nil }
      return process
    }
    return holders.first { $0 != getpid() } ?? holders.first
  }
}
