import Foundation
import Testing

/// Every accepted file is YAML with the same structure and scalars.
struct OracleTests {
  @Test func `an accepted text is the same to another parser`() throws {
    for text in Samples.small + [Samples.experiment] {
      let ours = Shape(accepting: text)
      #expect(try ours == Shape(oracle: text), "\(text.debugDescription)")
    }
  }

  @Test(arguments: experiments)
  func `an experiment that ships with the program is the same to another parser`(
    path: String
  ) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try Shape(accepting: text) == Shape(oracle: text))
  }

  private static let experiments: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let directory = root.appending(path: "experiments")
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path())
    return (names ?? []).filter { $0.hasSuffix(".exp") }.sorted()
      .map { directory.appending(path: $0).path() }
  }()
}
