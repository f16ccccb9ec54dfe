import Kernels

/// Which nn-sweep this is.
enum Build {
  /// The one place that says so; other files are compared with it.
  static let version = "0.1.0"
  /// The commit that it was built from, as the build found it.
  static let commit = buildCommit
  /// All of that, and what the kernels can use on this processor, for people and bug reports.
  static let description = """
    nn-sweep \(version) (\(commit))
    instruction sets: \(InstructionSet.available.map(\.rawValue).joined(separator: ", ")); \
    in use: \(InstructionSet.selected.rawValue)
    """
}
