/// Which nn-sweep this is.
enum Build {
  static let version = "0.1.0"
  /// The commit that it was built from, as the build found it.
  static let commit = buildCommit
}
