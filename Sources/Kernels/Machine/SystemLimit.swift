import Glibc

/// What to do where the system refuses something for a limit of its own.
public enum SystemLimit {
  /// The cure for an error number of the system's; nil where it is no limit.
  public static func hint(_ code: Int32) -> String? {
    switch code {
    case EMFILE, ENFILE: "allow more open files: ulimit -n 256"
    case EAGAIN, ENOMEM: WorkerThreads.Refusal.hint
    case ENAMETOOLONG: "a name has 255 bytes at most, and a path 4095: choose a shorter one"
    case ELOOP: "a link leads back to itself: name the place that is meant"
    default: nil
    }
  }

  /// Whether fewer files than these can still be opened.
  public static func leavesFewer(thanFiles count: Int) -> Bool {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    for _ in 0..<count {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return errno == EMFILE || errno == ENFILE }
      opened.append(descriptor)
    }
    return false
  }
}
