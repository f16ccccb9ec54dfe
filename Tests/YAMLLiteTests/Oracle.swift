import Yams

extension Shape {
  /// The reading of an established YAML parser. An empty document is an absent value.
  init(oracle text: String) throws {
    // It takes a byte-order mark for a column of the first line.
    let scalars = text.unicodeScalars
    let unmarked = scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...]
    if let node = try Yams.compose(yaml: String(unmarked)) {
      self.init(node)
    } else {
      self = .scalar([])
    }
  }

  private init(_ node: Yams.Node) {
    switch node {
    case .scalar(let scalar): self = .scalar(Array(scalar.string.utf8))
    case .sequence(let items): self = .list(items.map(Shape.init))
    case .mapping(let mapping):
      self = .mapping(
        mapping.map { key, value in
          Pair(key: Array((key.scalar?.string ?? "").utf8), value: Shape(value))
        })
    case .alias(let alias): self = .scalar(Array("*\(alias.anchor)".utf8))
    }
  }
}
