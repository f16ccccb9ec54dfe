import Foundation
import Kernels

/// An exclusive lock on a file of its own, held from `init` until `release` or the end of the
/// process, however it ends.
///
/// `flock` belongs to the open file, so two locks of one process exclude each other as those of two
/// processes do, and `O_CLOEXEC` keeps a child such as gnuplot from prolonging it.
final class FileLock: Sendable {
  let path: String
  private let descriptor: Int32

  /// Takes the lock on `path`, which is created if absent; nil if somebody else has it, for longer
  /// than `seconds`. After those of `silence` it is told once who that is.
  init?(
    path: String, waiting seconds: Double = 0, silence: Double = LongWait.silence,
    telling tell: (String) -> Void = LongWait.say
  ) throws(StorageError) {
    var descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EMFILE {
      // A thread that has just ended may not have let go of its files yet.
      _ = Patience.wait(seconds: 1) {
        !SystemLimit.leavesFewer(thanFiles: 1 + DatabaseFile.filesOfSQLite)
      }
      descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw .holder(path, errno) }
    var cause: Int32 = 0
    func wait(_ seconds: Double) -> Bool {
      Patience.wait(seconds: seconds) {
        cause = Self.lock(descriptor, LOCK_EX | LOCK_NB) ? 0 : errno
        return cause != EWOULDBLOCK
      }
    }
    var isTaken = wait(min(seconds, silence))
    if !isTaken, seconds > silence, !Patience.isOver {
      tell(LongWait.text(path, locked: [path]))
      isTaken = wait(seconds - silence)
    }
    guard isTaken, cause == 0 else {
      close(descriptor)
      if cause == EWOULDBLOCK { return nil }
      throw .holder(path, cause)
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether the file is still the one under its path.
  var isInPlace: Bool { FileIdentity(path) == FileIdentity(descriptor: descriptor) }

  /// Writes a few bytes into the file, best effort: they are information.
  func note(_ text: String, at offset: Int) {
    let bytes = Array(text.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, off_t(offset))
  }

  /// Whether somebody holds the lock on `path`. In doubt, as with a file that may not be opened,
  /// somebody does: taking a run that another one trains is worse than leaving it.
  static func isHeld(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno != ENOENT }
    defer { close(descriptor) }
    return !lock(descriptor, LOCK_SH | LOCK_NB)
  }

  private static func lock(_ descriptor: Int32, _ operation: Int32) -> Bool {
    while flock(descriptor, operation) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}
