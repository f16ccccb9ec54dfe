import Foundation
import Testing

/// Who may import whom: SwiftPM does not stop a transitive import.
@Suite struct LayeringTests {
  static let allowed: [String: Set<String>] = [
    "Digests": ["Crypto"],
    "Kernels": ["CKernels"],
    "Networks": ["Kernels"],
    "Datasets": ["Digests", "Kernels", "CZlib"],
    "YAMLLite": [],
    "Formulas": ["YAMLLite", "Kernels"],
    "Records": ["Networks", "Datasets", "Digests", "Kernels"],
    "Experiments": [
      "Formulas", "Records", "YAMLLite", "Networks", "Datasets", "Digests", "Kernels",
    ],
    "Execution": ["Experiments", "Records", "Datasets", "Digests", "Networks"],
    "Storage": ["Records", "Networks", "Datasets", "Digests", "GRDB", "GRDBSQLite", "CSQLite"],
    "Plotting": ["Records", "CGnuplot"],
    "nn-sweep": [
      "Execution", "Storage", "Plotting", "Experiments", "Formulas", "Records", "YAMLLite",
      "Networks", "Datasets", "Digests", "Kernels", "ArgumentParser",
    ],
  ]

  static let system: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc"]

  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what stands below it`(target: String) throws {
    let folder = root.appending(path: "Sources/\(target)")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    let allowed = try #require(Self.allowed[target]).union(Self.system)
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(
        of:
          /(?m)^(?:@\w+ |public |package |internal |fileprivate |private )*import (?:(?:struct|class|enum|protocol|typealias|func|let|var) )?(\w+)/
      ) {
        #expect(allowed.contains(String(match.1)), "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `every target is in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    let swift = folders.filter { !$0.hasPrefix("C") && !$0.hasPrefix(".") }
    #expect(Set(swift) == Set(Self.allowed.keys))
  }
}
