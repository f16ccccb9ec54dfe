import Datasets
import Digests
import Foundation

@testable import Experiments
@testable import Records

/// The experiments that ship, read as files without their data.
enum ShippedFiles {
  static let all: [(name: String, text: String)] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "experiments")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".exp") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { (name, $0) }
    }
  }()

  /// What a sweep must know of the data that a file names.
  static func facts(of text: String) -> DatasetFacts {
    if text.contains("dataset: mnist") || text.contains("dataset: fashion-mnist") {
      return DatasetFacts(
        name: "mnist", inputs: 784, task: .classification(classes: (0..<10).map(String.init)),
        trainingCount: 50_000, digest: Digest(sha256: [4]), hasOfficialTest: true)
    }
    if text.contains("alarms.csv") {
      return DatasetFacts(
        name: "alarms", inputs: 4, task: .classification(classes: ["false", "real"]),
        trainingCount: 480, digest: Digest(sha256: [5]), hasOfficialTest: false)
    }
    if text.contains("dataset: spirals") { return xorFacts }
    return text.contains("target:") ? pricesFacts : digitsFacts
  }
}
