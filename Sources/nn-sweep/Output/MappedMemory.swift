import Glibc

/// Files that are mapped into memory, as SQLite's index of its log is.
enum MappedMemory {
  /// Has the program end with a message where such a file cannot be read or written. Where each write
  /// takes a new place on the disk (Btrfs, ZFS), a full one, or a used up quota, is told so: by a
  /// signal instead of an error of `write`. Nothing is lost: what was not committed is trained again.
  static func prepare() {
    signal(SIGBUS) { _ in
      // Only calls that a signal's handler may make.
      let text: StaticString = """
        error: memory that a file stands behind cannot be used: its disk is full, a quota is used \
        up, or somebody cut the file short
          hint: free some space and run again: only what is missing is trained

        """
      _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(Failure.Code.world.rawValue)
    }
  }
}
