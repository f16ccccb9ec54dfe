import Execution
import Foundation
import Kernels
import Synchronization

/// What Ctrl-C and SIGTERM do to a command that trains.
enum Signals {
  private static let stop = StopFlag()
  private static let count = Atomic<Int>(0)
  private static let warning = Atomic<Bool>(false)
  /// Whether somebody looks at `stop`, so that a signal need not end the process.
  private static let isAwaited = Atomic<Bool>(false)

  /// Whether the cursor stands behind lines that are drawn again and again.
  private static let isLineOpen = Atomic<Bool>(false)

  /// To be told whenever such lines are drawn or wiped: whoever leaves at once ends the last of them,
  /// lest a shell's prompt stand in it.
  static func leavesLine(open: Bool) { isLineOpen.store(open, ordering: .relaxed) }

  /// How often `endLine` has ended one of them.
  static var endedLines: Int { lineEnds.load(ordering: .relaxed) }

  private static let lineEnds = Atomic<Int>(0)

  /// Ends the last of such lines, if there are any: what comes next stands below.
  static func endLine() {
    guard isLineOpen.exchange(false, ordering: .relaxed) else { return }
    _ = write(STDOUT_FILENO, "\n", 1)
    lineEnds.add(1, ordering: .relaxed)
  }

  /// Whether one has come.
  static var wasInterrupted: Bool { stop.value }

  /// What `body` makes, such as pictures, which sees by `wasInterrupted` that it has to end.
  /// - Throws: The end of a command that a signal has cut short, in place of its error.
  static func heeded<Value>(_ body: () throws -> Value) throws -> Value {
    let made = Result(catching: body)
    if wasInterrupted {
      throw Failure.end("interrupted; give the same command again", .interrupted)
    }
    return try made.get()
  }

  /// Whether a batch system has said with SIGUSR1 that time is nearly over.
  static var wasWarned: Bool { warning.load(ordering: .relaxed) }

  /// From here on a signal ends the process with 130, as it is promised, and not as the system would:
  /// at once, since nothing but transactions is under way before training. To be called first of all.
  static func endOnInterrupt() { handle() }

  /// The first signal sets the flag, so that every run ends at its next batch; a Ctrl-C after any
  /// other leaves at once, which loses nothing that is committed. A terminal that is lost sends
  /// SIGHUP twice, so further ones change nothing, and neither do further SIGTERM, or the SIGUSR1 by
  /// which a batch system says that a job's time is nearly over. After the first one
  /// nothing is waited for longer than ten seconds, be it the database, gnuplot, or somebody who
  /// should read what is printed.
  ///
  /// What is ignored at the start stays ignored: `nohup` asks for that, and a shell for the jobs that
  /// a script puts into the background. A parent may also have started this process with signals
  /// blocked, as threads of libdispatch do.
  static func stopOnInterrupt() -> StopFlag {
    isAwaited.store(true, ordering: .relaxed)
    handle()
    return stop
  }

  private static func handle() {
    let ignored = Self.ignored
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGUSR1] {
      if ignored >> (signal - 1) & 1 == 1 { continue }
      Glibc.signal(signal) { signal in
        if !Signals.isAwaited.load(ordering: .relaxed) { Signals.leave() }
        let isFirst = Signals.count.add(1, ordering: .relaxed).oldValue == 0
        if signal == SIGUSR1 { Signals.warning.store(true, ordering: .relaxed) }
        Signals.stop.set()
        if !isFirst && signal == SIGINT { Signals.leaveDisplay() }
        if isFirst {
          Patience.limit()
          // What became of other waiting is said before.
          alarm(UInt32(Patience.afterStop) + 2)
        }
      }
      sigaddset(&signals, signal)
    }
    discardOutputOnAlarm()
    sigaddset(&signals, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What was printed and waits in a buffer is lost. A signal handler may not allocate memory.
  private static func leave() -> Never {
    let words: StaticString = "interrupted; give the same command again\n"
    _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    _exit(130)
  }

  /// The same amid training: what is there to be said was said after the first signal.
  private static func leaveDisplay() -> Never {
    let end: StaticString = "\n"
    if isLineOpen.load(ordering: .relaxed) { _ = write(STDOUT_FILENO, end.utf8Start, 1) }
    _exit(130)
  }

  /// Has what nobody has read ten seconds after the first signal go nowhere, and what nobody reads
  /// from then on. A write under way is cut short by the signal, and what is written again follows.
  private static func discardOutputOnAlarm() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        var output = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&output, 1, 0) == 0 else { continue }
        let nowhere = open("/dev/null", O_WRONLY)
        if nowhere < 0 { continue }
        dup2(nowhere, descriptor)
        close(nowhere)
      }
      alarm(1)
    }
    sigaction(SIGALRM, &action, nil)
  }

  /// The signals that are ignored, a bit each, as `SigIgn` of `/proc/self/status` has them.
  private static var ignored: UInt64 {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    return line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
  }
}
