import Kernels

/// Which nn-sweep this is.
enum Build {
  /// The one place that says so; other files are compared with it.
  static let version = "0.1.0"
  /// The commit that it was built from, as the build found it.
  static let commit = buildCommit
  /// The version with its commit, where it was built from one: from an archive nothing tells which.
  static func named(_ version: String, _ commit: String) -> String {
    commit == "unknown" ? version : "\(version) (\(commit))"
  }

  /// All of that, and what the kernels can use on this processor, for people and bug reports.
  static let description = """
    nn-sweep \(named(version, commit))
    instruction sets: \(InstructionSet.available.map(\.rawValue).joined(separator: ", ")); \
    in use: \(InstructionSet.selected.rawValue)
    """
}
