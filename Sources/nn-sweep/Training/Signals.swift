import Execution
import Foundation
import Synchronization

/// What Ctrl-C and SIGTERM do while a sweep runs.
enum Signals {
  private static let stop = StopFlag()
  private static let count = Atomic<Int>(0)

  /// Whether one has come.
  static var wasInterrupted: Bool { stop.value }

  /// The first signal sets the flag, so that every run ends at its next batch; a Ctrl-C after any
  /// other leaves at once, which loses nothing that is committed. A terminal that is lost sends
  /// SIGHUP twice, so further ones change nothing, and neither do further SIGTERM.
  ///
  /// What is ignored at the start stays ignored: `nohup` asks for that, and a shell for the jobs that
  /// a script puts into the background. A parent may also have started this process with signals
  /// blocked, as threads of libdispatch do.
  static func stopOnInterrupt() -> StopFlag {
    let ignored = Self.ignored
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      if ignored >> (signal - 1) & 1 == 1 { continue }
      Glibc.signal(signal) { signal in
        let isFirst = Signals.count.add(1, ordering: .relaxed).oldValue == 0
        Signals.stop.set()
        if !isFirst && signal == SIGINT { _exit(130) }
      }
      sigaddset(&signals, signal)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    return stop
  }

  /// The signals that are ignored, a bit each, as `SigIgn` of `/proc/self/status` has them.
  private static var ignored: UInt64 {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    return line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
  }
}
