import Glibc

/// Seconds of work by the processor's clocks: what other programs do on the machine is not in them.
public enum CPUTime {
  /// What the current thread has used so far.
  public static var ofThread: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

  /// What all threads of the process have used so far.
  public static var ofProcess: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
