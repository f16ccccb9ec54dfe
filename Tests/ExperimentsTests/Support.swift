import Datasets
import Digests
import YAMLLite

@testable import Experiments
@testable import Records

/// The digits as a sweep sees them, without loading any.
let digitsFacts = DatasetFacts(
  name: "digits", inputs: 64, task: .classification(classes: (0..<10).map(String.init)),
  trainingCount: 1079, digest: Digest(sha256: [1]), hasOfficialTest: false)

let xorFacts = DatasetFacts(
  name: "xor", inputs: 2, task: .classification(classes: ["0", "1"]), trainingCount: 240,
  digest: Digest(sha256: [2]), hasOfficialTest: false)

let paymentsFacts = DatasetFacts(
  name: "payments.csv", inputs: 5, task: .classification(classes: ["fraud", "no"]),
  trainingCount: 600, digest: Digest(sha256: [5]), hasOfficialTest: false)

let pricesFacts = DatasetFacts(
  name: "prices.csv", inputs: 5, task: .regression(mean: 3, deviation: 2, name: "price"),
  trainingCount: 60, digest: Digest(sha256: [3]), hasOfficialTest: false)

/// The sweep of a file's text, or the drawn diagnostics. Of several datasets the first has `facts`,
/// the others those of a name.
func sweep(_ text: String, for facts: DatasetFacts = digitsFacts) throws -> Sweep {
  let file = try ExperimentFile(SourceFile(path: "grid.exp", text: text))
  let named = [digitsFacts, xorFacts, pricesFacts]
  let others = file.datasetSources.dropFirst().map { source in
    named.first { $0.name == source.name } ?? facts
  }
  return try Sweep(file, for: ([facts] + others).map { $0.spread(over: file.resolvedSplit) })
}

/// A line a run of digits: the settings named, space between.
func lines(_ text: String, _ axes: [Axis]) throws -> [String] {
  try sweep("dataset: digits\n" + text).map { $0.settings.label(axes) }
}

extension DatasetFacts {
  /// The same where a split parts in several ways, each as large as the others.
  fileprivate func spread(over split: Split) -> DatasetFacts {
    guard splits.isEmpty, split.numbers.count > 1 else { return self }
    var facts = self
    facts.splits = split.numbers.map { _ in
      SplitFacts(
        counts: .init(training: trainingCount, validation: trainingCount / 3, test: 10))
    }
    return facts
  }
}

/// What a person reads when the file is refused; empty when it is accepted.
func complaint(_ text: String, for facts: DatasetFacts = digitsFacts) -> String {
  do {
    _ = try sweep(text, for: facts)
    return ""
  } catch {
    return "\(error)"
  }
}
