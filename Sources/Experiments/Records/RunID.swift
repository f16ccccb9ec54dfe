/// The name of a trajectory by content: the first 16 bytes of the SHA-256 of its canonical text,
/// written as 32 lower-case hexadecimal digits. People type a unique prefix of it.
public struct RunID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let hex: String

  /// `hex` must be 32 lower-case hexadecimal digits, as `Digest.short` and the database hold them.
  public init(hex: String) {
    precondition(hex.utf8.count == 32, "a run id has 32 hexadecimal digits")
    self.hex = hex
  }

  public var description: String { hex }

  /// The first digits, enough for a person to tell runs apart in a table.
  public var short: String { String(hex.prefix(8)) }

  public static func < (left: RunID, right: RunID) -> Bool { left.hex < right.hex }
}
