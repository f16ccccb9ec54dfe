import Foundation
import Testing

/// Pointers stand only where the table in `docs/architecture.md` says.
@Suite struct UnsafeCodeTests {
  /// A file below `Sources`, or a folder, which ends with a slash.
  static let places: [String] = {
    let text = (try? LayeringTests.read("docs/architecture.md")) ?? ""
    return text.matches(of: /(?m)^\| `([\w-]+\/[\w\/+-]*(?:\.swift)?)` \|/).map { String($0.1) }
  }()

  /// What the language calls unsafe, and what hands out or takes a pointer without saying so.
  static func isUnsafe(_ code: String) -> Bool {
    code.contains(
      /[Uu]nsafe|OpaquePointer|Unmanaged|bufferPointer|baseAddress|withContiguous|withUTF8|withMemoryRebound/
    )
  }

  /// The files with unsafe code, by their path below `Sources`.
  static let unsafe: [String] = {
    let sources = root.appending(path: "Sources").path
    let files = FileManager.default.enumerator(atPath: sources)
    var found: [String] = []
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift"),
        let code = try? String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8)
      else { continue }
      if isUnsafe(code) { found.append(path) }
    }
    return found
  }()

  @Test func `pointers stand only in the places that the document names`() {
    #expect(Self.places.count > 3)
    for path in Self.unsafe {
      #expect(Self.places.contains { path.hasPrefix($0) }, "\(path)")
    }
  }

  @Test(arguments: places)
  func `a place that the document names has pointers`(place: String) {
    #expect(Self.unsafe.contains { $0.hasPrefix(place) })
  }

  @Test(arguments: [
    "withUnsafeBytes { }", "UnsafeMutablePointer<Float>", "unowned(unsafe) let a: B",
    "nonisolated(unsafe) var a = 1", "let handle: OpaquePointer", "Unmanaged.passRetained(a)",
  ])
  func `what the language calls unsafe is found`(code: String) {
    #expect(Self.isUnsafe(code))
  }
}
