/// A piece of a parsed file with its place.
public struct Node: Sendable, Equatable {
  /// What a node is. An absent value (`key:` and nothing) is `scalar("", quoted: false)`.
  public enum Content: Sendable, Equatable {
    case scalar(String, quoted: Bool)
    case list([Node])
    case mapping([Entry])
  }

  /// One `key: value` of a mapping. Keys of a mapping differ.
  public struct Entry: Sendable, Equatable {
    public let key: String
    public let keyRange: SourceRange
    public let value: Node

    public init(key: String, keyRange: SourceRange, value: Node) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  public let content: Content
  /// From the first byte to the last one, quotes and brackets included.
  public let range: SourceRange
  /// Whether it is a list or mapping written in brackets.
  public let isFlow: Bool

  public init(_ content: Content, at range: SourceRange, isFlow: Bool = false) {
    self.content = content
    self.range = range
    self.isFlow = isFlow
  }
}
