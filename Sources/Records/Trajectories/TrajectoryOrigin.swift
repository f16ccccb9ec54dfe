/// Where a run's result came from and what it must be again.
public struct TrajectoryOrigin: Sendable, Hashable {
  public var provenance: Provenance
  /// SHA-256 in hexadecimal; none for a diverged run.
  public var weightsDigest: String?
  public var curveDigest: String?

  public init(provenance: Provenance, weightsDigest: String?, curveDigest: String?) {
    self.provenance = provenance
    self.weightsDigest = weightsDigest
    self.curveDigest = curveDigest
  }
}
