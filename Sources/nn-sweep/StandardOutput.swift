// For stdout, a variable that C leaves unprotected; it is only read.
@preconcurrency import Glibc

/// Whether what was printed has arrived.
enum StandardOutput {
  static let failure = Failure(
    "standard output: not everything could be written", hint: "is the disk full?", .world)

  /// A reader in a pipe may have seen enough, and who closed the output wants none.
  static var mayEnd: Bool {
    var status = stat()
    guard fstat(STDOUT_FILENO, &status) == 0 else { return true }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// An error if something that was printed is lost.
  static func check() throws {
    if fflush(stdout) != 0 || ferror(stdout) != 0, !mayEnd { throw failure }
  }
}
