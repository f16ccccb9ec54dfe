/// The entries of a mapping while it is read.
struct Entries {
  private(set) var all: [Node.Entry] = []
  private var places: [String: SourceRange] = [:]

  var last: Node.Entry? { all.last }

  /// Adds an entry, or gives the place where its key stands already.
  mutating func add(_ entry: Node.Entry) -> SourceRange? {
    if let first = places[entry.key] { return first }
    places[entry.key] = entry.keyRange
    all.append(entry)
    return nil
  }
}

extension Parser {
  mutating func add(_ key: Node, _ value: Node, to entries: inout Entries) {
    guard case .scalar(let text, _) = key.content else { return }
    let entry = Node.Entry(key: text, keyRange: key.range, value: value)
    if let first = entries.add(entry) {
      report(.duplicateKey(text), key.range, note: first)
    }
  }

  /// Refuses keys that YAML refuses or gives a meaning of their own.
  mutating func checkKey(_ key: Node) throws(Abandoned) {
    if position - key.range.lower > Self.longestKey {
      report(.keyTooLong, SourceRange(key.range.lower, key.range.lower + 1))
    }
    if case .scalar("<<", quoted: false) = key.content {
      report(.mergeKey, key.range)
      throw Abandoned()
    }
  }
}
