import Glibc

/// What to do where the system refuses something for a limit of its own.
public enum SystemLimit {
  /// The cure for an error number of the system's; nil where it is no limit.
  public static func hint(_ code: Int32) -> String? {
    switch code {
    case EMFILE, ENFILE: "allow more open files: ulimit -n 256"
    case EAGAIN, ENOMEM: WorkerThreads.Refusal.hint
    case ENOSPC: "free some space on its disk"
    case EDQUOT:
      "your quota on its disk is used up: remove files of yours there, or ask for a larger one"
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

  /// Why a file in `folder` may not grow by a mebibyte, as the system's error number; nil where it
  /// may. SQLite keeps that number to itself: it tells a full disk from a failing one, but not a
  /// quota.
  public static func refusalToGrow(in folder: String) -> Int32? {
    var template = Array((folder + "/.room-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    unlink(template)
    if let code = writeAll([UInt8](repeating: 1, count: 1 << 20), to: descriptor) { return code }
    // A network's file system may refuse only here.
    return fsync(descriptor) == 0 ? nil : errno
  }

  /// Writes bytes to an open file, by as many calls as it takes.
  /// - Returns: Why not all of them were written, as the system's error number; nil where they were.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      written += max(count, 0)
    }
    return nil
  }
}
