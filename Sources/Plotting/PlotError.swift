/// Why pictures could not be drawn: the thing, the cause, and a hint.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or directory could not be written.
  case unwritable(path: String, cause: String)
  /// There is no gnuplot; scripts and data stand in `directory` nevertheless.
  case missingGnuplot(directory: String)
  /// gnuplot did not like a script; `message` is what it said.
  case failed(script: String, message: String)

  public var message: String {
    switch self {
    case .unwritable(let path, let cause): "cannot write plots: \(path): \(cause)"
    case .missingGnuplot(let directory):
      "gnuplot is not installed: no pictures; their scripts are in \(directory)"
    case .failed(let script, let message): "gnuplot failed on \(script): \(message)"
    }
  }

  /// What to do about it, where that is known.
  public var hint: String? {
    switch self {
    case .missingGnuplot: "apt-get install --no-install-recommends gnuplot-nox"
    case .unwritable: "check permissions and free space, or name another place by --results"
    case .failed: nil
    }
  }

  /// The message, and the hint on a line of its own.
  public var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
