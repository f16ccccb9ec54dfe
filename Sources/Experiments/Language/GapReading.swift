import Datasets
import YAMLLite

/// What can be said of missing values.
private enum MissingKey: String, CaseIterable {
  case numbers, texts, indicator
}

extension Reader {
  /// `refuse`, or `{numbers: median | mean | 0, texts: category, indicator: true}`; nil is also what
  /// refuses them.
  mutating func missing(_ node: Node) -> MissingRule? {
    if node.plainText == Self.refuse { return nil }
    if case .scalar = node.content {
      report(
        "missing must be refuse, or say what becomes of numbers and texts", at: node.range,
        hint: "write {numbers: median, texts: category}")
      return nil
    }
    guard let entries = knownEntries(node, "missing", of: MissingKey.self) else { return nil }
    var rule = MissingRule()
    for (key, entry) in entries {
      switch key {
      case .numbers where entry.value.plainText == Self.refuse: break
      case .numbers: rule.numbers = name(entry.value, "numbers", of: MissingRule.Fill.self)
      case .texts:
        rule.areTextsCategory =
          name(entry.value, "texts", among: ["category", Self.refuse]) == "category"
      case .indicator: rule.hasIndicator = truth(entry.value, "indicator") ?? false
      }
    }
    if rule.hasIndicator, rule.numbers == nil,
      let entry = entries.first(where: { $0.key == .indicator })
    {
      report(
        "an indicator says which numbers were filled in", at: entry.1.keyRange,
        hint: "add numbers: median, or leave indicator out")
    }
    return rule == MissingRule() ? nil : rule
  }

  private static let refuse = "refuse"

  /// `{COLUMN: [TEXT, …], …}`: the texts of each column from the lowest on.
  mutating func ordinal(_ node: Node) -> [OrdinalColumn]? {
    guard case .mapping(let entries) = node.content else {
      report(
        "ordinal must be a mapping, not a \(node.kind)", at: node.range,
        hint: "write {size: [S, M, L]}")
      return nil
    }
    var columns: [OrdinalColumn] = []
    for entry in entries {
      guard let column = column(entry.key, at: entry.keyRange),
        let items = list(entry.value, "the order of '\(entry.key)'", example: "[S, M, L]")
      else { return nil }
      var order: [String] = []
      for item in items {
        guard let text = text(item, "a text of '\(entry.key)'") else { return nil }
        guard !order.contains(text) else {
          report("'\(text)' is in the order twice", at: item.range, hint: "keep one of the two")
          return nil
        }
        order.append(text)
      }
      guard 2...OrdinalColumn.mostTexts ~= order.count else {
        report(
          "an order has 2 to \(OrdinalColumn.mostTexts) texts, not \(order.count)",
          at: entry.value.range, hint: "write {size: [S, M, L]}")
        return nil
      }
      columns.append(OrdinalColumn(column, order: order))
    }
    return columns
  }
}
