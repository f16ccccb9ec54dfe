import Foundation
import Testing

/// Who may import whom, as the table in `docs/architecture.md` says: SwiftPM does not stop a
/// transitive import.
@Suite struct LayeringTests {
  /// What each row of the table names, from its first to its last column.
  static let rows: [String: Set<String>] = {
    let text = (try? read("docs/architecture.md")) ?? ""
    let rows = text.matches(of: /(?m)^\| `([\w-]+)` \|.*\| ([^|]+) \|$/).map { row in
      (String(row.1), Set(row.2.matches(of: /`([\w-]+)`/).map { String($0.1) }))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }()

  static let system: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc"]

  static func read(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: rows.keys.sorted())
  func `a target imports only what its row names`(target: String) throws {
    let allowed = try #require(Self.rows[target]).union(Self.system)
    let folder = root.appending(path: "Sources/\(target)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(
        of:
          /(?m)^(?:@\w+ |public |package |internal |fileprivate |private )*import (?:(?:struct|class|enum|protocol|typealias|func|let|var) )?(\w+)/
      ) {
        #expect(allowed.contains(String(match.1)), "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `a row names only what stands above it, or what comes from elsewhere`() throws {
    let names = try Self.read("docs/architecture.md")
      .matches(of: /(?m)^\| `([\w-]+)` \|/).map { String($0.1) }
    for (place, name) in names.enumerated() {
      let later = Set(names[place...])
      #expect(Self.rows[name]?.intersection(later) == [], "\(name)")
    }
  }

  @Test func `every target is in the table, and every row is a target`() throws {
    let package = try Self.read("Package.swift")
    let targets = package.matches(
      of:
        /(?m)^    (?:target\(|\.(?:target|systemLibrary|executableTarget|plugin)\()\s*(?:name: )?"([\w-]+)"/
    ).map { String($0.1) }
    #expect(targets.count > 10)
    #expect(Set(targets) == Set(Self.rows.keys))
  }
}
