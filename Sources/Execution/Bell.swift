import Glibc

/// Wakes the one thread that waits for it, by a pipe.
///
/// A semaphore's timeout is a time on the wall clock in Linux: set back by an hour, it would come an
/// hour late. `poll` counts by a clock that nobody sets.
final class Bell: Sendable {
  /// Where no pipe can be had, both are -1, which `poll` leaves out: every wait then takes its time.
  private let reading: Int32
  private let writing: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    for end in [reading, writing] where end >= 0 { close(end) }
  }

  /// Ends a wait, or if there is none, the next.
  func ring() {
    // A pipe that is full has rung already.
    _ = write(writing, [1], 1)
  }

  /// Waits for at most `seconds`; a signal to the process may end it sooner.
  func wait(_ seconds: Double) {
    var end = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    _ = poll(&end, 1, Int32(min(max(0, 1000 * seconds), 1e9).rounded(.up)))
    var rings = [UInt8](repeating: 0, count: 64)
    _ = read(reading, &rings, rings.count)
  }
}
