/// One mistake in a file: what is wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable, Error {
  /// A second place that takes part in the mistake ("first given here").
  public struct Note: Sendable, Hashable {
    public var message: String
    public var range: SourceRange

    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  public var message: String
  public var range: SourceRange
  public var note: Note?
  public var hint: String?

  public init(
    _ message: String, at range: SourceRange, note: Note? = nil, hint: String? = nil
  ) {
    self.message = message
    self.range = range
    self.note = note
    self.hint = hint
  }
}
