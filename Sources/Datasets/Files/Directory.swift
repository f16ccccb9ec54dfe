import Glibc
import Kernels

/// Directories of the file system.
public enum Directory {
  /// What kept a directory from being made.
  public struct Failure: Error {
    /// The directory, which may be one above the one asked for.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// The system's word for it, such as `No space left on device`.
    public var cause: String { String(cString: strerror(code)) }
    /// What to do about it, where it is a limit of the system's.
    public var hint: String? { SystemLimit.hint(code) }

    fileprivate init(_ path: String, _ code: Int32) {
      self.path = path
      self.code = code
    }
  }

  /// Makes a directory and those above it that are missing.
  public static func make(_ path: String) throws(Failure) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    if exists(path) { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw Failure(path, code)
    }
    try make(String(path[..<slash]))
    // Somebody else may have been faster.
    guard mkdir(path, 0o777) == 0 || exists(path) else { throw Failure(path, errno) }
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
