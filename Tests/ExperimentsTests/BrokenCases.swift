import Foundation
import Testing

/// Broken experiment files with the exact text that a person reads for each.
///
/// `Broken/*.txt` holds cases one after another:
/// `=== title @ data`, the file, a line `-----`, the expected text. The data are `digits` (left out),
/// `xor` or `prices`. With `NN_SWEEP_ACCEPT=1` the tests write what they read into the files, for
/// a person to look at before it is committed.
struct BrokenCase: Sendable, CustomTestStringConvertible {
  var title: String
  var data: String
  var text: String
  var expected: String

  var testDescription: String { title }

  static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Broken")

  static let files: [URL] = {
    let all = try? FileManager.default.contentsOfDirectory(
      at: directory, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
  }()

  /// Every case of every file.
  static let all: [BrokenCase] = files.flatMap { read($0) }

  static func read(_ file: URL) -> [BrokenCase] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return ("\n" + text).components(separatedBy: "\n=== ").dropFirst().compactMap { block in
      let lines = block.components(separatedBy: "\n")
      guard let bar = lines.firstIndex(of: "-----") else { return nil }
      let head = lines[0].components(separatedBy: " @ ")
      return BrokenCase(
        title: head[0], data: head.count > 1 ? head[1] : "digits",
        text: lines[1..<bar].joined(separator: "\n"),
        expected: lines[(bar + 1)...].joined(separator: "\n").trimmingCharacters(in: .newlines))
    }
  }

  static func write(_ cases: [BrokenCase], to file: URL) throws {
    let blocks = cases.map { item in
      let head = item.data == "digits" ? item.title : "\(item.title) @ \(item.data)"
      return "=== \(head)\n\(item.text)\n-----\n\(item.expected)\n"
    }
    try blocks.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }
}
