import Datasets
import Records
import YAMLLite

/// What a split may say.
private enum SplitKey: String, CaseIterable {
  case validation, test, seed, by, draws, folds, order, gap, outer
}

extension Reader {
  /// `{validation: AMOUNT, test: AMOUNT, seed: NUMBER, by: COLUMN, draws: COUNT, folds: COUNT,
  /// order: COLUMN, gap: COUNT, outer: COUNT}`, each with its default.
  mutating func split(_ node: Node) -> Split? {
    guard let entries = entries(node, "split", of: SplitKey.self) else { return nil }
    var split = Split()
    for (key, entry) in entries {
      switch key {
      case .validation:
        if let amount = amountOrNone(entry.value, "validation") { split.validation = amount }
      case .test:
        if let amount = amountOrNone(entry.value, "test") { split.test = amount }
      case .seed:
        if let seed = integer(entry.value, "split seed", in: 0...Int.max) {
          split.seed = UInt64(seed)
        }
      case .by:
        if let column = column(entry.value, "by") { split.by = column }
      case .draws:
        if let draws = integer(entry.value, "draws", in: 1...Self.mostSplits) {
          split.draws = draws
        }
      case .folds:
        if let folds = integer(entry.value, "folds", in: 2...Self.mostSplits) {
          split.folds = folds
        }
      case .outer:
        if let outer = integer(entry.value, "outer", in: 2...Self.mostSplits) {
          split.outer = outer
        }
      case .order:
        if let column = column(entry.value, "order") { split.order = column }
      case .gap:
        if let gap = integer(entry.value, "gap", in: 0...Int(Int32.max)) { split.gap = gap }
      }
    }
    let places = Dictionary(entries.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    guard fits(split, places) else { return nil }
    if split.folds == nil, case .fraction(let validation) = split.validation,
      case .fraction(let test)? = split.test, validation + test >= 1
    {
      report(
        "validation and test leave nothing to train on", at: node.range,
        hint: "the two fractions must add up to less than 1")
      return nil
    }
    return split
  }

  /// More ways to part the examples than anyone trains on.
  private static var mostSplits: Int { 10_000 }

  /// Whether the keys of a split go together; reports what does not.
  private mutating func fits(_ split: Split, _ entries: [SplitKey: Node.Entry]) -> Bool {
    func note(_ key: SplitKey) -> Diagnostic.Note? {
      entries[key].map { Diagnostic.Note("\(key.rawValue) is given here", at: $0.keyRange) }
    }
    let before = diagnostics.count
    if let validation = entries[.validation], entries[.folds] != nil {
      report(
        "folds say how large the validation parts are", at: validation.keyRange,
        note: note(.folds), hint: "leave validation out, or take draws instead of folds")
    }
    if case .last = split.validation, split.draws > 1, split.folds == nil,
      let validation = entries[.validation]
    {
      report(
        "the last examples cannot be drawn anew", at: validation.value.range, note: note(.draws),
        hint: "give validation as a fraction or a count, or leave draws out")
    }
    if split.hasNoValidation, split.draws > 1, let validation = entries[.validation] {
      report(
        "a validation part of no examples cannot be drawn anew", at: validation.value.range,
        note: note(.draws), hint: "leave draws out, or hold some examples out")
    }
    if let gap = entries[.gap], entries[.order] == nil {
      report(
        "a gap needs an order in which it lies", at: gap.keyRange,
        hint: "add order: COLUMN, or leave gap out")
    }
    if let order = entries[.order] {
      if entries[.by] != nil {
        report(
          "rows are cut along 'order' or kept together 'by', not both", at: order.keyRange,
          note: note(.by), hint: "rows with an equal value of the order stay together anyway")
      }
      if split.draws > 1 {
        report(
          "rows in order are cut in one way, not drawn", at: order.keyRange, note: note(.draws),
          hint: "leave draws out; folds: 5 cuts at five places")
      }
    }
    if let outer = entries[.outer] {
      if entries[.folds] == nil {
        report(
          "outer parts need folds: by these, settings are chosen inside of each",
          at: outer.keyRange, hint: "add folds: 5")
      }
      if let test = entries[.test] {
        report(
          "outer parts are the test parts", at: test.keyRange, note: note(.outer),
          hint: "leave test out")
      }
      if let order = entries[.order] {
        report(
          "rows in order have no outer parts: some would come before what is trained on",
          at: order.keyRange, note: note(.outer), hint: "leave outer out")
      }
    }
    let parts = split.outer.map { " of \($0) outer parts" } ?? ""
    if let folds = split.folds, let place = entries[.draws] ?? entries[.outer],
      split.draws * (split.outer.map { $0 * (folds + 1) } ?? folds) > Self.mostSplits
    {
      report(
        "\(split.draws) draws\(parts) of \(folds) folds are more than \(Self.mostSplits) splits",
        at: place.value.range, hint: "take fewer \(place.key)")
    }
    return diagnostics.count == before
  }

  /// A fraction below 1, a count, or `last COUNT`; 0 for no such part.
  private mutating func amountOrNone(_ node: Node, _ what: String) -> Amount? {
    if case .scalar(let text, _) = node.content, decimalNumber(text) == 0 { return .count(0) }
    guard let text = text(node, what) else { return nil }
    let words = text.split(separator: " ")
    if words.count == 2, words[0] == "last", let count = wholeNumber(String(words[1])), count > 0 {
      return .last(count)
    }
    if let count = wholeNumber(text), count > 0 { return .count(count) }
    if let fraction = decimalNumber(text), fraction > 0, fraction < 1 { return .fraction(fraction) }
    report(
      "\(what) must be a fraction between 0 and 1, a count, or 'last COUNT', not '\(text)'",
      at: node.range, hint: "write 0.2, 500 or last 500, or 0 for none")
    return nil
  }
}
