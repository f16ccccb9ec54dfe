import Execution
import Glibc
import Synchronization

/// What Ctrl-C and SIGTERM do while a sweep runs.
enum Signals {
  private static let stop = StopFlag()
  private static let count = Atomic<Int>(0)

  /// Whether one has come.
  static var wasInterrupted: Bool { stop.value }

  /// The first signal sets the flag, so that every run ends at its next batch; the second leaves at
  /// once, which loses nothing that is committed.
  ///
  /// A parent may have started this process with signals blocked, as threads of libdispatch do.
  static func stopOnInterrupt() -> StopFlag {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      Glibc.signal(signal) { _ in
        Signals.stop.set()
        if Signals.count.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
      }
      sigaddset(&signals, signal)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    return stop
  }
}
