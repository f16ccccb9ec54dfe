/// Something in the data that looks wrong but can be trained on.
public struct DataFinding: Sendable, Hashable, Codable {
  /// Lower case, without full stop, the user's text in single quotes.
  public var message: String
  /// What to do about it.
  public var cure: String?

  public init(_ message: String, cure: String? = nil) {
    self.message = message
    self.cure = cure
  }
}
