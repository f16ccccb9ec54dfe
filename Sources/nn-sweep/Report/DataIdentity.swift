import Datasets
import Records

/// Which examples a run had, as the text says that its id is the digest of.
struct DataIdentity: Sendable, Hashable {
  /// SHA-256 of the examples, in hexadecimal.
  let digest: String
  /// How they are parted: `validation 0.2, test 0.2, seed 0`.
  let split: String

  /// Nil for a text that says nothing of them. `number` is left out: it is that of one run.
  init?(canonicalText: String, without number: SplitNumber) {
    let lines = canonicalText.split(separator: "\n")
    func rest(of key: String) -> Substring? {
      lines.first { $0.hasPrefix(key) }?.dropFirst(key.count)
    }
    guard let digest = rest(of: "examples "), var split = rest(of: "split ") else { return nil }
    let ending = number.canonicalEnding
    if split.hasSuffix(ending) { split.removeLast(ending.count) }
    self.digest = String(digest)
    self.split = String(split)
  }
}
