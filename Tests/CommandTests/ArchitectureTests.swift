import Foundation
import Testing

/// `docs/architecture.md` speaks of code that is there.
@Suite struct ArchitectureTests {
  @Test func `every type that the document names is declared`() throws {
    let text = try LayeringTests.read("docs/architecture.md")
    let named = Set(text.matches(of: /`([A-Z]\w+)(?:\.\w+(?:\(\))?)?`/).map { String($0.1) })
      .subtracting(LayeringTests.rows.keys)
      .subtracting(LayeringTests.rows.values.joined())
      // Of the language itself, and the package file.
      .subtracting(["Double", "Float", "Package"])
    #expect(named.count > 40)
    let sources = FileManager.default.enumerator(
      at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    var declared: Set<String> = []
    while let file = sources?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /\b(?:struct|class|enum|protocol|actor) (\w+)/) {
        declared.insert(String(match.1))
      }
    }
    #expect(named.subtracting(declared) == [])
  }
}
