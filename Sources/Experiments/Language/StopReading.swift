import Records
import YAMLLite

/// What a stop rule may say.
private enum StopKey: String, CaseIterable {
  case patience
  case minChange = "min_change"
  case targetScore = "target_score"
  case by
}

extension Reader {
  /// `{patience: 5, min_change: 0.001, target_score: 0.98, by: loss}`, or `none`.
  mutating func stopRule(_ node: Node) -> AxisChoice? {
    if case .scalar(let text, _) = node.content {
      if text == "none" { return .stop(nil) }
      report(
        "stop must be a mapping or none, not '\(text)'", at: node.range,
        hint: "write {patience: 5, min_change: 0.001, target_score: 0.98}, or a part of it")
      return nil
    }
    guard let entries = knownEntries(node, "stop", of: StopKey.self) else { return nil }
    var rule = StopRule()
    for (key, entry) in entries {
      switch key {
      case .patience:
        guard let patience = integer(entry.value, "patience", in: 1...Setting.mostEpochs) else {
          return nil
        }
        rule.patience = patience
      case .minChange:
        guard let change = number(entry.value, "min_change") else { return nil }
        guard change >= 0 else {
          report("min_change must be at least 0", at: entry.value.range)
          return nil
        }
        rule.minChange = change
      case .targetScore:
        guard let score = number(entry.value, "target_score") else { return nil }
        rule.targetScore = score
      case .by:
        guard let criterion = criterion(entry.value) else { return nil }
        rule.by = criterion
      }
    }
    if rule.patience == nil, let change = entries.first(where: { $0.key == .minChange })?.entry {
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
