import Datasets
import Records
import YAMLLite

/// What a split may say.
private enum SplitKey: String, CaseIterable {
  case validation, test, seed, by
}

extension Reader {
  /// `{validation: AMOUNT, test: AMOUNT, seed: NUMBER, by: COLUMN}`, each with its default.
  mutating func split(_ node: Node) -> Split? {
    guard let entries = entries(node, "split", of: SplitKey.self) else { return nil }
    var split = Split()
    for (key, entry) in entries {
      switch key {
      case .validation:
        if let amount = amount(entry.value, "validation") { split.validation = amount }
      case .test:
        if let amount = testAmount(entry.value) { split.test = amount }
      case .seed:
        if let seed = integer(entry.value, "split seed", in: 0...Int.max) {
          split.seed = UInt64(seed)
        }
      case .by:
        if let column = column(entry.value, "by") { split.by = column }
      }
    }
    if case .fraction(let validation) = split.validation,
      case .fraction(let test)? = split.test, validation + test >= 1
    {
      report(
        "validation and test leave nothing to train on", at: node.range,
        hint: "the two fractions must add up to less than 1")
      return nil
    }
    return split
  }

  /// The same, or 0 for no test part.
  private mutating func testAmount(_ node: Node) -> Amount? {
    if case .scalar(let text, _) = node.content, decimalNumber(text) == 0 { return .count(0) }
    return amount(node, "test", other: ", or 0 for none")
  }

  /// A fraction below 1, a count, or `last COUNT`.
  private mutating func amount(
    _ node: Node, _ what: String, other: String = ""
  ) -> Amount? {
    guard let text = text(node, what) else { return nil }
    let words = text.split(separator: " ")
    if words.count == 2, words[0] == "last", let count = wholeNumber(String(words[1])), count > 0 {
      return .last(count)
    }
    if let count = wholeNumber(text), count > 0 { return .count(count) }
    if let fraction = decimalNumber(text), fraction > 0, fraction < 1 { return .fraction(fraction) }
    report(
      "\(what) must be a fraction between 0 and 1, a count, or 'last COUNT', not '\(text)'",
      at: node.range, hint: "write 0.2, 500 or last 500\(other)")
    return nil
  }
}
