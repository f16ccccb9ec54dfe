import Testing
import YAMLLite

/// What two YAML parsers must agree about: structure and the text of scalars.
enum Shape: Equatable {
  case scalar([UInt8])
  case list([Shape])
  case mapping([Pair])

  struct Pair: Equatable {
    var key: [UInt8]
    var value: Shape
  }

  init(_ node: Node) {
    switch node.content {
    case .scalar(let text, _): self = .scalar(Array(text.utf8))
    case .list(let items): self = .list(items.map(Shape.init))
    case .mapping(let entries):
      self = .mapping(entries.map { Pair(key: Array($0.key.utf8), value: Shape($0.value)) })
    }
  }

  /// Our reading of a text, or nil where it is refused.
  init?(accepting text: String) {
    guard let node = try? YAMLLite.parse(SourceFile(path: "file.exp", text: text)) else {
      return nil
    }
    self.init(node)
  }
}

/// Expects a text to be refused with exactly these errors, notes and hints.
func expectErrors(
  _ text: String, _ drawn: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    let node = try YAMLLite.parse(SourceFile(path: "file.exp", text: text))
    Issue.record("accepted as \(node)", sourceLocation: sourceLocation)
  } catch {
    #expect(error.description == drawn, sourceLocation: sourceLocation)
  }
}
