/// How nn-sweep is cited, as `CITATION.cff` has it.
enum Citation {
  static let title = "nn-sweep"
  static let authors = "The nn-sweep authors"
  static let license = "MIT"

  /// `The nn-sweep authors: nn-sweep, version 0.1.0 (abc1234).`
  static func sentence(_ versions: [String]) -> String {
    "\(authors): \(title), version \(SweepWords.joined(versions)). Software, license \(license)."
  }

  static let bibTeX = """
    @software{nn-sweep,
      author  = {{\(authors)}},
      title   = {\(title)},
      version = {\(Build.version)},
      license = {\(license)}
    }
    """
}
