import Records
import YAMLLite

extension Reader {
  /// `{patience: 5, min_change: 0.001, target_score: 0.98}`, or `none`.
  mutating func stopRule(_ node: Node) -> AxisChoice? {
    if case .scalar(let text, _) = node.content {
      if text == "none" { return .stop(nil) }
      report(
        "stop must be a mapping or none, not '\(text)'", at: node.range,
        hint: "write {patience: 5, min_change: 0.001, target_score: 0.98}, or a part of it")
      return nil
    }
    let keys = ["patience", "min_change", "target_score"]
    guard let entries = knownMapping(node, "stop", keys: keys) else { return nil }
    var rule = StopRule()
    for entry in entries {
      switch entry.key {
      case "patience":
        guard let patience = integer(entry.value, "patience", in: 1...Axis.mostEpochs) else {
          return nil
        }
        rule.patience = patience
      case "min_change":
        guard let change = number(entry.value, "min_change") else { return nil }
        guard change >= 0 else {
          report("min_change must be at least 0", at: entry.value.range)
          return nil
        }
        rule.minChange = change
      default:
        guard let score = number(entry.value, "target_score") else { return nil }
        rule.targetScore = score
      }
    }
    if rule.patience == nil, let change = entries.first(where: { $0.key == "min_change" }) {
      report(
        "min_change means nothing without 'patience'", at: change.keyRange, hint: "add patience: 5")
      return nil
    }
    guard rule.patience != nil || rule.targetScore != nil else {
      report(
        "a stop rule needs 'patience' or 'target_score'", at: node.range,
        hint: "write {patience: 5}")
      return nil
    }
    return .stop(rule)
  }
}
