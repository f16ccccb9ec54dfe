import Records
import YAMLLite

extension Reader {
  /// `auto`, `all`, `best 20` or `none`.
  mutating func keptStates(_ node: Node) -> KeptStates? {
    guard let text = text(node, "keep") else { return nil }
    if let keep = KeptStates(text) { return keep }
    report(
      "keep must be auto, all, best COUNT or none, not '\(text)'", at: node.range,
      hint: nearest(to: text, among: ["auto", "all", "best 5", "none"]).map {
        "did you mean '\($0)'?"
      })
    return nil
  }
}
