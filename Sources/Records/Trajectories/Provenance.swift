/// When and where runs were trained: information beside results, never part of them.
public struct Provenance: Sendable, Hashable {
  public var host: String
  public var processor: String
  public var instructionSet: String
  /// Version of nn-sweep.
  public var version: String
  /// Build commit of nn-sweep, `unknown` where it was built without one.
  public var commit: String

  public init(
    host: String, processor: String, instructionSet: String, version: String, commit: String
  ) {
    self.host = host
    self.processor = processor
    self.instructionSet = instructionSet
    self.version = version
    self.commit = commit
  }
}
