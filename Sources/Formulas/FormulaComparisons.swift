/// Comparisons, where two types must agree.
extension FormulaChecker {
  /// `a < b <= c` is `a < b and b <= c`.
  mutating func comparison(
    _ operands: [FormulaSyntax], _ row: [Comparison]
  ) -> TruthTerm? {
    var parts: [TruthTerm] = []
    for (index, comparison) in row.enumerated() {
      guard let part = pair(operands[index], comparison, operands[index + 1]) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  mutating func member(_ value: FormulaSyntax, _ items: [FormulaSyntax]) -> TruthTerm? {
    guard let term = term(value) else { return nil }
    var numbers: [NumberTerm] = []
    var texts: [TextTerm] = []
    for item in items {
      guard let itemTerm = self.term(item, comparedWith: value) else { continue }
      switch (term, itemTerm) {
      case (.number, .number(let number)): numbers.append(number)
      case (.text, .text(let text)): texts.append(text)
      case (.truth, _):
        report(.operand(of: "in", wants: .number, words(value), is: .truth), value.range)
        return nil
      default: reportDifferent(value, term.type, item, itemTerm.type, at: item.range)
      }
    }
    guard numbers.count + texts.count == items.count else { return nil }
    return switch term {
    case .number(let number): .numberIsOne(number, of: numbers)
    case .text(let text): .textIsOne(text, of: texts)
    case .truth: nil
    }
  }

  private mutating func pair(
    _ left: FormulaSyntax, _ comparison: Comparison, _ right: FormulaSyntax
  ) -> TruthTerm? {
    let leftTerm = term(left, comparedWith: right)
    let rightTerm = term(right, comparedWith: left)
    guard let leftTerm, let rightTerm else { return nil }
    if case (.number(let first), .number(let second)) = (leftTerm, rightTerm) {
      return .numbers(first, comparison, second)
    }
    let range = left.range.lowerBound..<right.range.upperBound
    guard leftTerm.type == rightTerm.type else {
      reportDifferent(left, leftTerm.type, right, rightTerm.type, at: range)
      return nil
    }
    if comparison.isOrder {
      report(.unordered(words(left), leftTerm.type), range)
      return nil
    }
    let equal: TruthTerm? =
      switch (leftTerm, rightTerm) {
      case (.text(let first), .text(let second)): .texts(first, second)
      case (.truth(let first), .truth(let second)): .truths(first, second)
      default: nil
      }
    return comparison == .notEqual ? equal.map(TruthTerm.not) : equal
  }

  /// An operand, which may be one of the texts that the other is known to take, without quotes:
  /// `optimizer == momentum`, even where `momentum` is also a number's name; and sizes as a file has
  /// them: `hidden == 64-32`.
  private mutating func term(
    _ part: FormulaSyntax, comparedWith other: FormulaSyntax
  ) -> FormulaTerm? {
    guard case .name(let name) = other.shape, scopeType(name) == .text else { return term(part) }
    if isSizes(name), let sizes = part.sizes { return .text(.constant(sizes)) }
    guard let known = values(of: name) else { return termOrText(part) }
    switch part.shape {
    case .name(let word) where known.contains(word) && scopeType(word) != .text:
      return .text(.constant(word))
    case .name(let word) where scopeType(word) == nil && FormulaFunction(rawValue: word) == nil:
      report(.unknownName(word, known: known), part.range)
      return nil
    case .text(let text) where !known.contains(text):
      report(.unknownValue(text, of: name, known: known), part.range)
      return nil
    default: return term(part)
    }
  }

  /// An operand beside a text of any wording: an unknown word may be one without its quotes.
  private mutating func termOrText(_ part: FormulaSyntax) -> FormulaTerm? {
    guard case .name(let word) = part.shape, isUnlikeAnyName(word) else { return term(part) }
    report(.unquotedText(word), part.range)
    return nil
  }

  private mutating func reportDifferent(
    _ left: FormulaSyntax, _ leftType: FormulaType, _ right: FormulaSyntax,
    _ rightType: FormulaType, at range: Range<Int>
  ) {
    var cure: String?
    for (part, type, other) in [(left, leftType, rightType), (right, rightType, leftType)] {
      switch part.shape {
      case .name: continue
      case .text(let text) where other == .number && Double(text) != nil: cure = "remove the quotes"
      default: if type == .number, other == .text { cure = "a text is quoted: '\(words(part))'" }
      }
    }
    report(.differentTypes(words(left), leftType, words(right), rightType, cure: cure), range)
  }
}
