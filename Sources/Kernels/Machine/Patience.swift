import Glibc
import Synchronization

/// How long something that others hold is waited for. Once a person has asked this program to stop,
/// nothing is waited for longer than ten seconds more: eight, and what that came to is said.
public enum Patience {
  /// Seconds after the wish to stop.
  public static let afterStop = 8.0

  /// When it ends, in nanoseconds of the system's clock; 0 as long as nobody wants to stop.
  private static let end = Atomic<Int>(0)

  /// Somebody wants this program to stop: the first time counts. Safe in a signal handler.
  public static func limit() {
    let end = now + Int(afterStop * 1e9)
    _ = Self.end.compareExchange(expected: 0, desired: end, ordering: .relaxed)
  }

  /// Whether the wish to stop is older than that.
  public static var isOver: Bool {
    let end = end.load(ordering: .relaxed)
    return end != 0 && now >= end
  }

  /// Waits until something is true, looking at it ever more rarely up to twenty times a second; false
  /// where that takes longer than these seconds, or patience is over.
  public static func wait(seconds: Double = .infinity, until isTrue: () -> Bool) -> Bool {
    let start = now
    var pause: UInt32 = 500
    while !isTrue() {
      if isOver || Double(now - start) > seconds * 1e9 { return false }
      usleep(pause)
      pause = min(2 * pause, 50_000)
    }
    return true
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
