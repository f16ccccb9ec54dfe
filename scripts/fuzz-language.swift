import Datasets
import Experiments
import YAMLLite

/// Any bytes are an experiment or diagnostics, never a trap: libFuzzer calls this with bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try read(SourceFile(path: "fuzz.exp", bytes: bytes))
  } catch {
    // Drawing a mistake is as much a part of the answer as finding it.
    precondition("\(error)".hasPrefix("fuzz.exp:"))
  }
  readFormula(String(decoding: bytes, as: UTF8.self))
  return 0
}

/// The digits as a sweep sees them; every dataset is taken for them.
private let digits = DatasetFacts(
  name: "digits", inputs: 64, task: .classification(classes: (0..<10).map(String.init)),
  trainingCount: 1079, digest: Digest(sha256: [1]), hasOfficialTest: false)

/// Reads a file up to its first runs; the form that it is stored in must ask for the same ones.
private func read(_ source: SourceFile) throws {
  let file = try ExperimentFile(source)
  let facts = Array(repeating: digits, count: file.datasetSources.count)
  let sweep = try Sweep(file, for: facts)
  let canonical = try ExperimentFile(SourceFile(path: "fuzz.exp", text: file.canonicalForm))
  let again = try Sweep(canonical, for: facts)
  precondition(again.count == sweep.count)
  for (one, two) in zip(sweep, again).prefix(20) {
    precondition(one.id == two.id && one.settings == two.settings)
  }
}

private func readFormula(_ text: String) {
  do {
    _ = try ResultFilter(text, variables: ["base"], facts: ResultFact.ofRun)
  } catch {
    precondition("\(error)".hasPrefix("--where:"))
  }
}
