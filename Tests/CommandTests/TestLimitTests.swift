import Foundation
import Testing

/// Tests say nothing about how fast a machine is.
@Suite struct TestLimitTests {
  /// All tests begin at once and share the processors, so a test's clock runs while others train: a limit
  /// below what the whole suite may take ends tests that have nothing wrong.
  @Test func `a time limit catches what hangs, not a busy machine`() throws {
    let tests = root.appending(path: "Tests")
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    var found = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /\.timeLimit\(\.minutes\((\d+)\)\)/) {
        #expect(Int(match.1) == 60, "\(file.lastPathComponent)")
        found += 1
      }
    }
    #expect(found > 5)
  }
}
