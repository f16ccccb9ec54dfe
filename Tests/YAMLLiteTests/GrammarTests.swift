import Testing

@testable import YAMLLite

/// What the parser tells beyond structure and text: places, quotes and brackets.
struct GrammarTests {
  private func parse(_ text: String) throws -> Node {
    try YAMLLite.parse(SourceFile(path: "file.exp", text: text))
  }

  private func slices(_ node: Node, of text: String) -> [String] {
    let bytes = Array(text.utf8)
    let slice = { (range: SourceRange) in
      String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    }
    switch node.content {
    case .scalar: return [slice(node.range)]
    case .list(let items): return [slice(node.range)] + items.flatMap { slices($0, of: text) }
    case .mapping(let entries):
      return [slice(node.range)]
        + entries.flatMap { [slice($0.keyRange)] + slices($0.value, of: text) }
    }
  }

  @Test func `a tree of every kind of node`() throws {
    let expected = Node(
      .mapping([
        Node.Entry(
          key: "a", keyRange: SourceRange(0, 1),
          value: Node(
            .list([
              Node(.scalar("1", quoted: false), at: SourceRange(4, 5)),
              Node(.scalar("x", quoted: true), at: SourceRange(7, 10)),
            ]), at: SourceRange(3, 11), isFlow: true)),
        Node.Entry(
          key: "b", keyRange: SourceRange(12, 13),
          value: Node(.scalar("", quoted: false), at: SourceRange(14, 14))),
      ]), at: SourceRange(0, 14))
    #expect(try parse("a: [1, 'x']\nb:\n") == expected)
  }

  @Test func `ranges hold quotes and brackets but neither blanks nor comments`() throws {
    let text = "\u{FEFF}é :  x y  # c\n\"b\": [1, {c: \"d\"} ] # e\nf:\n  - g  # h\n  - \n"
    let expected = [
      String(text.dropFirst().dropLast(2)), "é", "x y", "\"b\"", "[1, {c: \"d\"} ]", "1",
      "{c: \"d\"}", "c", "\"d\"", "f", "- g  # h\n  -", "g", "",
    ]
    #expect(slices(try parse(text), of: text) == expected)
  }

  @Test(arguments: ["", "\n", "# c\n", "\u{FEFF}", "---\n"])
  func `an empty file is an absent value`(text: String) throws {
    #expect(try parse(text).content == .scalar("", quoted: false))
  }

  @Test func `nesting goes sixty-four levels deep`() throws {
    let flow = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    let dashes = String(repeating: "- ", count: 64) + "a"
    #expect(try Shape(parse(flow)) == Shape(oracle: flow))
    #expect(try Shape(parse(dashes)) == Shape(oracle: dashes))
  }
}
