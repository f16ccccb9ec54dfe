/// How often test scores of an experiment were looked at: each look after the first is a chance to
/// choose by them.
public struct TestLooks: Sendable, Hashable {
  public var count: Int
  /// Of the first and the last one, UTC, `2026-01-31 12:00:00`.
  public var first: String
  public var last: String

  public init(count: Int, first: String, last: String) {
    self.count = count
    self.first = first
    self.last = last
  }
}
