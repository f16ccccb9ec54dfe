// For stdout, a variable that C leaves unprotected; it is only read.
@preconcurrency import Glibc

/// What is printed: how it is buffered, and whether it has arrived.
enum StandardOutput {
  /// Lines appear as they are printed, also in a pipe or a file.
  ///
  /// A reader that goes away (`nn-sweep top | head`) is no reason to die in the middle of a write,
  /// and a limit on the size of files is an error like a full disk.
  static func prepare() {
    fillDescriptors()
    setvbuf(stdout, nil, _IOLBF, 0)
    for cause in [SIGPIPE, SIGXFSZ] { signal(cause, SIG_IGN) }
  }

  /// Where standard input, output or errors are closed, the next file that is opened would take their
  /// place, and what is printed would be written into it. Reading then fails, printing does nothing.
  private static func fillDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest that is free is the one that it gets.
      _ = open("/dev/null", O_WRONLY)
    }
  }

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

/// Prints lines for a person, whatever they quote: nothing in them steers the terminal.
func printLines(_ lines: String, terminator: String = "\n") {
  print(lines.printableLines, terminator: terminator)
}
